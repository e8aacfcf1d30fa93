// SPDX-License-Identifier: AGPL-3.0-or-later
#include "channels/email/looks.hpp"

#include <algorithm>
#include <array>

namespace harken::email {
namespace {

constexpr std::array<std::string_view, 20> kTelling = {
    "b",  "strong", "i",  "em", "u",  "s",  "strike", "del", "h1",   "h2",
    "h3", "h4",     "h5", "h6", "ul", "ol", "table",  "img", "code", "mark"};

std::string_view tag_at(std::string_view html) {
  return html.substr(0, std::min(html.find_first_of(" />\n"), html.size()));
}

}  // namespace

bool shows_more_than_text(std::string_view safe_html) {
  // History and signature stand at the end in nearly all mails.
  auto rest = safe_html.substr(0, safe_html.find("data-fold="));
  for (auto at = rest.find('<'); at != std::string_view::npos; at = rest.find('<')) {
    rest.remove_prefix(at + 1);
    if (std::ranges::find(kTelling, tag_at(rest)) != kTelling.end()) return true;
  }
  return false;
}

}  // namespace harken::email
