// SPDX-License-Identifier: AGPL-3.0-or-later
// A14 A15: what is shown of a stranger's HTML has nothing that runs or loads, and is again what it
// is when it is read again.
#include <cctype>

#include "channels/email/charset.hpp"
#include "channels/email/html_policy.hpp"
#include "channels/email/html_text.hpp"
#include "channels/email/html_tree.hpp"
#include "channels/email/html_walk.hpp"
#include "channels/email/sanitize.hpp"
#include "core/rules/text.hpp"
#include "require.hpp"

using namespace harken;
using namespace harken::email;
using fuzz::require;

namespace {

void check_attribute(std::string_view name, std::string_view value) {
  require(!name.starts_with("on"), "no handler");
  for (const auto* loads :
       {"src", "srcset", "background", "poster", "action", "id", "class", "srcdoc"})
    require(name != loads, "nothing that loads or has a name");
  if (name == "href") require(safe_link(value) == value, "links lead to where they may");
  if (name != "style") return;
  require(value.find_first_of("\\@<{}") == std::string_view::npos, "no escape in a style");
  const auto small = to_lower_ascii(value);
  for (const auto* called : {"url(", "image(", "image-set(", "src(", "var(", "expression("})
    require(!small.contains(called), "a style calls nothing that loads");
}

bool check(const GumboNode* node) {
  require(node->type != GUMBO_NODE_COMMENT, "no comment");
  if (!is_element(node)) return false;
  require(rule_of(node) == TagRule::keep || is_element(node, GUMBO_TAG_BODY), "only what is kept");
  for (const auto* each : attributes_of(node)) check_attribute(each->name, each->value);
  return true;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto html = to_utf8(fuzz::text_of(data, size), {});
  static_cast<void>(html_to_text(html));
  static_cast<void>(text_between_tags(html));
  const auto safe = sanitize(html);
  if (!safe) return 0;
  require(is_utf8(*safe), "it is UTF-8");
  const auto tree = HtmlTree::parse(*safe);
  require(tree.has_value(), "it can be read");
  if (tree->body()) walk(tree->body(), check, [](const GumboNode*) {});
  require(sanitize(*safe) == *safe, "it gives itself");
  return 0;
}
