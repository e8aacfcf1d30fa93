// SPDX-License-Identifier: AGPL-3.0-or-later
// The parts of a mail: which are its text, which are files.
#pragma once

#include "channels/email/gmime_tools.hpp"
#include "channels/email/mail.hpp"
#include "core/base/result.hpp"

namespace harken::email {

// Errors: invalid, when the parts are too many or too deep.
Status read_body(GMimeMessage* message, ParsedMail& mail);

}  // namespace harken::email
