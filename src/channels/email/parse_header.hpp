// SPDX-License-Identifier: AGPL-3.0-or-later
// The header of a mail: who, to whom, about what, and after what.
#pragma once

#include "channels/email/gmime_tools.hpp"
#include "channels/email/mail.hpp"

namespace harken::email {

void read_header(GMimeMessage* message, ParsedMail& mail);
// One line, whatever the charset of its words.
std::string decode_header(const char* raw);

}  // namespace harken::email
