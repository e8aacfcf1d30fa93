// SPDX-License-Identifier: AGPL-3.0-or-later
// Signed mails whose words are inside of the signature (S/MIME, RFC 8551, 3.5.2): Outlook writes
// them where somebody has switched off "clear text".
#pragma once

#include <string>
#include <string_view>

namespace harken::email {

bool may_hold_signed(std::string_view type);
// What was signed, a part with its own header. Nobody looks whether the signature holds. Empty: it
// is encrypted, or broken.
std::string signed_part_in(std::string_view cms);

}  // namespace harken::email
