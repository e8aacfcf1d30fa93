// SPDX-License-Identifier: AGPL-3.0-or-later
// Who or what has sent a mail (A10). Spam flags are none of its business: they are not proof.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "channels/email/mail.hpp"
#include "core/model/inbound.hpp"

namespace harken::email {

// How this desk knows what it has sent itself.
struct OwnMarks {
  std::string mark;    // the value of X-Harken
  std::string domain;  // of its Message-IDs
};

InboundNature nature_of(const ParsedMail& mail, const OwnMarks& own);
// With nature bounce. `text` is what it says to people.
InboundBounce bounce_of(const ParsedMail& mail, std::string_view text);

}  // namespace harken::email
