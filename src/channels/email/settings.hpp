// SPDX-License-Identifier: AGPL-3.0-or-later
// A mailbox as it is set up: {"address","name","imap":{"host","port","security","user"},"smtp":{…},
// "sent_folder"?,"signature"?,"both_signatures"?,"plus_addressing"?,"authserv_id"?,"oauth2"?}, and
// the secrets imap_password, smtp_password or oauth_token; with oauth2 (oauth2.hpp)
// oauth_client_secret and oauth_refresh_token.
#pragma once

#include <optional>
#include <string>

#include "channels/email/mail_server.hpp"
#include "channels/email/oauth2.hpp"
#include "ports/channel_driver.hpp"

namespace harken::email {

struct MailboxSettings {
  std::string address;
  std::string name;  // of the sender; empty: the name of who wrote
  MailServer imap;
  MailServer smtp;
  std::string sent_folder;  // empty: the one that the server marks
  std::string signature;
  bool both_signatures =
      false;  // it follows that of who wrote, instead of standing for a missing one
  bool plus_addressing = false;  // mails to name+anything@ arrive here too
  // Whose word on senders counts (RFC 8601): the mailbox's own server. Empty: nobody's.
  std::string authserv_id;
  std::optional<OAuth2Client> oauth2;  // how the desk gets access tokens by itself
};

// Errors: invalid or unknown_field, with the field, such as settings.imap.host.
Result<MailboxSettings> read_settings(const Connection& connection);
// Under an answer of somebody who has this one.
std::string signature_of(const MailboxSettings& settings, const std::string& personal);
std::string to_json(const MailboxSettings& settings);

}  // namespace harken::email
