// SPDX-License-Identifier: AGPL-3.0-or-later
// What text from outside must be before it is stored.
#pragma once

#include <string>
#include <string_view>

#include "core/base/result.hpp"

namespace harken {

inline constexpr std::size_t kMaxTextLength = 20'000;  // code points
inline constexpr std::size_t kMaxReasonLength = 500;   // code points
inline constexpr std::size_t kPreviewLength = 160;     // code points

std::size_t count_code_points(std::string_view text);
// Cut after at most `max` code points, never inside one.
std::string_view first_code_points(std::string_view text, std::size_t max);
// What others wrote, as a text of ours: no longer than a message can be, and with spaces for
// control characters, so that every code point stays where it is.
std::string clean_text(std::string_view text);
// The same as one line, trimmed.
std::string clean_line(std::string_view text, std::size_t max);
// Well-formed UTF-8 without NUL: what every database takes as a text (RFC 3629).
bool is_storable_text(std::string_view bytes);
// Without white space at both ends.
std::string_view trim(std::string_view text);
// UTF-8 is checked where bytes come in; here: no control characters but newline and tab, not too
// long. Errors: invalid, naming the field.
Status check_text(std::string_view field, std::string_view text, std::size_t max_length);
// The same for one line: no newline or tab either.
Status check_line(std::string_view field, std::string_view text, std::size_t max_length);
// 8 to 64 letters, digits, - and _.
Status check_client_id(std::string_view client_id);
// One @ with something on both sides, no spaces, at most 254 letters: enough to catch slips, the
// mail server knows the rest.
Status check_email(std::string_view field, std::string_view email);
std::string to_lower_ascii(std::string_view text);
// The last words of a conversation: white space folded, cut to kPreviewLength.
std::string preview_of(std::string_view text);

}  // namespace harken
