// SPDX-License-Identifier: AGPL-3.0-or-later
// One mail to the mail server (F4, F31). Blocking.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "channels/email/mail_server.hpp"
#include "ports/channel_driver.hpp"

namespace harken::email {

// `mail` has lines that end in CRLF. Never sent twice by this; when the server's last answer was
// lost it may have been, and the caller may try again with the same bytes.
SendResult send_mail(const MailServer& server, const std::string& sender,
                     const std::vector<std::string>& recipients, std::string_view mail);
// Signs in and says goodbye. Errors: unavailable, as connect_error().
Status check_smtp(const MailServer& server, const std::string& sender);

}  // namespace harken::email
