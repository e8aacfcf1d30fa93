// SPDX-License-Identifier: AGPL-3.0-or-later
// The Bot API counts text in UTF-16 code units, we count code points and store UTF-8.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace harken::telegram {

std::size_t count_utf16_units(std::string_view text);

// For every UTF-16 offset of the text, its end too, the code points before it. An offset inside of
// a pair counts as before it.
std::vector<std::int64_t> code_points_before_unit(std::string_view text);

// Cut where it hurts least: between paragraphs, lines or words, and in the middle of a word only
// when that is longer than a whole piece. No piece is blank.
// They lie in the text.
std::vector<std::string_view> split_views(std::string_view text, std::size_t max_units);
std::vector<std::string> split_text(std::string_view text, std::size_t max_units);

}  // namespace harken::telegram
