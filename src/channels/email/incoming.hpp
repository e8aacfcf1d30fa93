// SPDX-License-Identifier: AGPL-3.0-or-later
// A mail that was read as what it is to the desk. Pure.
#pragma once

#include "channels/email/classify.hpp"
#include "channels/email/read_mail.hpp"
#include "core/model/inbound.hpp"

namespace harken::email {

// `is_sent`: it lies in the folder of sent mails.
Inbound to_inbound(ReadMail read, const OwnMarks& own, bool is_sent);

}  // namespace harken::email
