// SPDX-License-Identifier: AGPL-3.0-or-later
// Text in any charset, whatever its label says, as UTF-8.
#pragma once

#include <string>
#include <string_view>

namespace harken::email {

bool is_utf8(std::string_view text);
// What is no letter becomes U+FFFD. Returns how often.
std::size_t mend_utf8(std::string& text);
// The charset that text of these bytes is most likely in: utf-8, windows-1251, koi8-r or
// windows-1252.
const char* guess_charset(std::string_view bytes);
// Whatever comes: what has no meaning becomes U+FFFD. `charset` is a claim, and may be empty.
std::string to_utf8(std::string_view bytes, std::string_view charset);

// Without control characters but newline and tab, lines ending in \n.
std::string clean_text(std::string text);
// The same as one line, without white space at its ends.
std::string clean_line(std::string_view text);

}  // namespace harken::email
