// SPDX-License-Identifier: AGPL-3.0-or-later
// The only way from an article to HTML. It writes a fixed set of elements, escapes every text and
// checks every address once more, whatever is stored.
#pragma once

#include <string>
#include <string_view>

#include "core/model/document.hpp"

namespace harken {

std::string escape_html(std::string_view text);

// `picture_prefix` stands before the id of a picture, such as /help/files/.
std::string to_html(const Document& document, std::string_view picture_prefix);
std::string to_html(const Node& block, std::string_view picture_prefix);

}  // namespace harken
