// SPDX-License-Identifier: AGPL-3.0-or-later
// How a mail is known again, whatever it is called and wherever it lies now. Servers add headers to
// a mail and count folders anew, so neither all of its bytes nor its number will do. Pure.
#pragma once

#include <string>
#include <string_view>

#include "channels/email/mail.hpp"

namespace harken::email {

// Of what its author wrote: the same for each copy, another one for another mail with its
// Message-ID.
std::string content_hash(const ParsedMail& mail, std::string_view bytes);

// Of a header alone, short: enough to tell one mail of a folder from the others.
std::string header_mark(std::string_view bytes);

}  // namespace harken::email
