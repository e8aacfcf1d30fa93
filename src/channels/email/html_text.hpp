// SPDX-License-Identifier: AGPL-3.0-or-later
// HTML as plain text that reads well: paragraphs, lists, quotations, and where links lead.
#pragma once

#include <string>
#include <string_view>

#include "channels/email/sanitize.hpp"

namespace harken::email {

enum class TextPart : std::uint8_t { visible, folded };
std::string html_to_text(const GumboNode* body, const Folds& folds, TextPart part);
// Errors: invalid, when the HTML costs too much.
Result<std::string> html_to_text(std::string_view html);
// For HTML that no parser can afford: what stands between the tags.
std::string text_between_tags(std::string_view html);

}  // namespace harken::email
