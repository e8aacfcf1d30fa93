// SPDX-License-Identifier: AGPL-3.0-or-later
// The parts of a mail that are files.
#pragma once

#include "channels/email/gmime_tools.hpp"
#include "channels/email/mail.hpp"

namespace harken::email {

Attachment read_file(GMimeObject* object, const std::string& type);
// Those that the HTML shows in its place; an id that it does not name makes no picture of a file.
void mark_inline_files(ParsedMail& mail);

}  // namespace harken::email
