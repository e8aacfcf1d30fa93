// SPDX-License-Identifier: AGPL-3.0-or-later
// A mail of ours as bytes. The same mail is the same bytes, whenever it is made (F4).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "channels/email/mail.hpp"
#include "core/base/result.hpp"

namespace harken::email {

struct OutgoingMail {
  std::string message_id;  // without brackets, as all ids
  Timestamp date;
  Address from;
  std::optional<Address> reply_to;
  std::vector<Address> to;
  std::vector<Address> cc;
  std::vector<Address> bcc;  // these get it and are not named in it
  std::string subject;
  std::string in_reply_to;
  std::vector<std::string> references;
  std::string text;  // empty: it is made of the HTML
  std::string html;  // empty: there is none
  std::vector<Attachment> attachments;
  bool is_automatic = false;  // nobody wrote it: other machines shall not answer (A10)
  std::string mark;           // X-Harken; empty: none
};

// Errors: invalid with the field, when a header would break (A9) or nobody gets it.
Result<std::string> compose(const OutgoingMail& mail);
// Whom the mail server gives it to: everybody once.
std::vector<std::string> recipients_of(const OutgoingMail& mail);

// A header value that can't become two headers. Errors: invalid, naming the field.
Status check_header_value(const char* field, std::string_view value);

}  // namespace harken::email
