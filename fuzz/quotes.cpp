// SPDX-License-Identifier: AGPL-3.0-or-later
// What of a mail is its history and its signature: nothing is lost, and something is always left to
// see.
#include <algorithm>

#include "channels/email/charset.hpp"
#include "channels/email/html_text.hpp"
#include "channels/email/html_tree.hpp"
#include "channels/email/quotes.hpp"
#include "core/rules/text.hpp"
#include "require.hpp"

using namespace harken;
using namespace harken::email;
using fuzz::require;

namespace {

std::size_t letters_in(std::string_view text) {
  return static_cast<std::size_t>(
      std::ranges::count_if(text, [](unsigned char c) { return c > 0x20 && c != 0x7F; }));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto text = to_utf8(fuzz::text_of(data, size), {});
  const auto split = split_quotes(text);
  require(is_utf8(split.visible) && is_utf8(split.folded), "both are UTF-8");
  require(letters_in(split.visible) + letters_in(split.folded) == letters_in(text),
          "no letter is lost or new");
  require(!trim(split.visible).empty() || trim(text).empty(), "something is left to see");
  const auto tree = HtmlTree::parse(text);
  if (!tree || !tree->body()) return 0;
  const auto folds = folds_in(tree->body());
  const auto all = html_to_text(tree->body(), {}, TextPart::visible);
  const auto visible = html_to_text(tree->body(), folds, TextPart::visible);
  require(!trim(visible).empty() || trim(all).empty(), "something is left to see of HTML");
  static_cast<void>(html_to_text(tree->body(), folds, TextPart::folded));
  static_cast<void>(sanitize(tree->body(), folds));
  return 0;
}
