// SPDX-License-Identifier: AGPL-3.0-or-later
// How mail programs introduce what they quote, in English, Russian, Indonesian and German.
#pragma once

#include <string>
#include <string_view>

namespace harken::email {

inline constexpr std::size_t kLongestIntroduction = 400;  // bytes

// Small letters, white space folded; control characters are white space, as nobody sees them.
std::string normal(std::string_view line);

// All take what normal() gives.
bool begins_introduction(std::string_view line);  // "on mon, 3 nov 2026 at 10:00, ana"
bool ends_introduction(std::string_view line);    // "<ana@example.org> wrote:"
bool is_separator(std::string_view line);         // "-----original message-----"
bool is_sender_field(std::string_view line);      // "from: ana"
bool is_header_field(std::string_view line);      // "sent: monday", "subject: hello"
bool is_device_line(std::string_view line);       // "sent from my iphone"

}  // namespace harken::email
