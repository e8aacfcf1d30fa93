// SPDX-License-Identifier: AGPL-3.0-or-later
// The only way from an article or an answer to HTML. It writes a fixed set of elements, escapes
// every text and checks every address once more, whatever is stored.
#pragma once

#include <string>
#include <string_view>

#include "core/model/document.hpp"

namespace harken {

std::string escape_html(std::string_view text);

// `picture_prefix` stands before the id of a picture, such as /help/files/.
std::string to_html(const Document& document, std::string_view picture_prefix);
std::string to_html(const Node& block, std::string_view picture_prefix);

// As the body of a mail: its pictures are parts of the same mail, under their content ids.
std::string to_mail_html(const Document& document);
std::string content_id_of(std::string_view file_id);

// A text as it stands, line for line.
std::string lines_to_html(std::string_view text);

}  // namespace harken
