// SPDX-License-Identifier: AGPL-3.0-or-later
// Bytes of a mail to what it says. Pure, and meant for the sandbox: the bytes are a stranger's.
#pragma once

#include <string_view>

#include "channels/email/mail.hpp"
#include "core/base/result.hpp"

namespace harken::email {

inline constexpr std::size_t kMaxHeaderBytes = 256 * 1024;  // of the mail's own header (A24)
inline constexpr std::size_t kMaxHeaderLine = 16 * 1024;
inline constexpr std::size_t kMaxAddresses = 500;  // of one header; what is more is left out
inline constexpr std::size_t kMaxReferences = 100;
inline constexpr std::size_t kMaxDepth = 32;  // of parts in parts (A23)
inline constexpr std::size_t kMaxParts = 1000;

// Errors: invalid, when it is no mail or beyond the limits.
Result<ParsedMail> parse_mail(std::string_view bytes);

}  // namespace harken::email
