// SPDX-License-Identifier: AGPL-3.0-or-later
// The parts of a report that are for machines (RFC 3464, RFC 6522).
#pragma once

#include <string_view>

#include "channels/email/gmime_tools.hpp"
#include "channels/email/mail.hpp"

namespace harken::email {

// Whether it was such a part, and is no file.
bool read_report_part(GMimeObject* object, std::string_view type, ParsedMail& mail);

}  // namespace harken::email
