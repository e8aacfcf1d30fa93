// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <string_view>

namespace harken::email {

// Whether this sanitised HTML shows what its text can't tell: emphasis, lists, tables, pictures.
// Fonts and colours are no reason to show a frame first: mail programs put them into everything.
// What is folded away does not count.
bool shows_more_than_text(std::string_view safe_html);

}  // namespace harken::email
