// SPDX-License-Identifier: AGPL-3.0-or-later
// Small tools for a tree of HTML. Walking it takes no stack of the thread.
#pragma once

#include <gumbo.h>

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace harken::email {

inline bool is_element(const GumboNode* node) { return node->type == GUMBO_NODE_ELEMENT; }
inline bool is_element(const GumboNode* node, GumboTag tag) {
  return is_element(node) && node->v.element.tag == tag &&
         node->v.element.tag_namespace == GUMBO_NAMESPACE_HTML;
}
inline bool is_text(const GumboNode* node) {
  return node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_WHITESPACE ||
         node->type == GUMBO_NODE_CDATA;
}

template <class T>
std::span<T* const> items_of(const GumboVector& vector) {
  return {reinterpret_cast<T* const*>(vector.data), vector.length};
}
inline std::span<const GumboNode* const> children_of(const GumboNode* node) {
  if (!is_element(node)) return {};
  return items_of<const GumboNode>(node->v.element.children);
}
inline std::span<const GumboAttribute* const> attributes_of(const GumboNode* node) {
  return items_of<const GumboAttribute>(node->v.element.attributes);
}
inline std::string_view attribute(const GumboNode* node, const char* name) {
  if (!is_element(node)) return {};
  const auto* found = gumbo_get_attribute(&node->v.element.attributes, name);
  return found ? found->value : std::string_view();
}

// enter(node) says whether to go into it; leave(node) follows each node that was gone into.
template <class Enter, class Leave>
void walk(const GumboNode* root, Enter enter, Leave leave) {
  struct Level {
    const GumboNode* node;
    std::size_t next = 0;
  };
  if (!root || !enter(root)) return;
  std::vector<Level> levels{{root}};
  while (!levels.empty()) {
    auto& level = levels.back();
    const auto children = children_of(level.node);
    if (level.next == children.size()) {
      leave(level.node);
      levels.pop_back();
      continue;
    }
    const GumboNode* child = children[level.next++];
    if (enter(child)) levels.push_back({child});
  }
}

}  // namespace harken::email
