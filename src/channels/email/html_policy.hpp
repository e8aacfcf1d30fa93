// SPDX-License-Identifier: AGPL-3.0-or-later
// What of the HTML of a mail may stay (A14, A16, A29). Whatever is not named here goes.
#pragma once

#include <gumbo.h>

#include <string>
#include <string_view>

namespace harken::email {

enum class TagRule : std::uint8_t {
  keep,
  unwrap,  // its content stays
  drop     // with its content
};
TagRule rule_of(const GumboNode* element);
bool is_void(GumboTag tag);
// Attributes that are kept as they are; links, pictures and styles have rules of their own.
bool is_plain_attribute(std::string_view name);

// The link, cleaned of what browsers skip: http, https, mailto or tel. Empty: none of them.
std::string safe_link(std::string_view url);
// http or https.
std::string safe_picture(std::string_view url);
// Its id, when it names a part of the mail.
std::string content_id_in(std::string_view url);

// The declarations that only change how text looks, none that places, hides under or loads.
std::string safe_style(std::string_view style);
bool hides(std::string_view style);

}  // namespace harken::email
