// SPDX-License-Identifier: AGPL-3.0-or-later
#include "core/rules/document.hpp"

#include <algorithm>

namespace harken {

namespace {

std::string inline_text(const std::vector<Node>& nodes) {
  std::string text;
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    const auto& node = nodes[i];
    if (node.kind == NodeKind::line_break) text += '\n';
    text += node.text;
    // The address stands once, behind the last piece of its link.
    const bool link_goes_on = i + 1 < nodes.size() && nodes[i + 1].href == node.href;
    if (node.href.empty() || link_goes_on || text.ends_with(node.href)) continue;
    text += " (" + node.href + ")";
  }
  return text;
}

// Lines behind the first stand below it, not below its mark.
std::string indented(std::string_view text, std::string_view first, std::string_view rest) {
  std::string result(first);
  for (const char c : text) {
    result += c;
    if (c == '\n') result += rest;
  }
  return result;
}

std::string joined(const std::vector<Node>& nodes, std::string_view separator) {
  std::string text;
  for (const auto& node : nodes) {
    const auto part = plain_text(node);
    if (part.empty()) continue;
    if (!text.empty()) text += separator;
    text += part;
  }
  return text;
}

Node paragraph_of(std::string_view text) {
  Node paragraph{NodeKind::paragraph};
  for (;;) {
    const auto end = text.find('\n');
    if (const auto line = text.substr(0, end); !line.empty())
      paragraph.children.push_back({NodeKind::text, std::string(line)});
    if (end == std::string_view::npos) return paragraph;
    paragraph.children.push_back({NodeKind::line_break});
    text.remove_prefix(end + 1);
  }
}

std::string list_text(const Node& list) {
  std::string text;
  auto number = list.start;
  for (const auto& item : list.children) {
    if (!text.empty()) text += '\n';
    const auto mark = list.kind == NodeKind::ordered_list ? std::to_string(number++) + ". " : "• ";
    text += indented(joined(item.children, "\n"), mark, "   ");
  }
  return text;
}

}  // namespace

std::string plain_text(const Node& block) {
  switch (block.kind) {
    case NodeKind::paragraph:
    case NodeKind::heading:
      return inline_text(block.children);
    case NodeKind::bullet_list:
    case NodeKind::ordered_list:
      return list_text(block);
    case NodeKind::quote:
      return indented(joined(block.children, "\n"), "> ", "> ");
    case NodeKind::code_block:
    case NodeKind::text:
      return block.text;
    case NodeKind::picture:
      return block.alt.empty() ? std::string() : "[" + block.alt + "]";
    case NodeKind::table:
      return joined(block.children, "\n");
    case NodeKind::table_row:
      return joined(block.children, " | ");
    case NodeKind::list_item:
    case NodeKind::table_header:
    case NodeKind::table_cell:
      return joined(block.children, "\n");
    case NodeKind::divider:
    case NodeKind::line_break:
      break;
  }
  return {};
}

std::string plain_text(const Document& document) { return joined(document.blocks, "\n\n"); }

Document document_of(std::string_view text) {
  Document document;
  while (!text.empty()) {
    const auto end = text.find("\n\n");
    if (end != 0) document.blocks.push_back(paragraph_of(text.substr(0, end)));
    if (end == std::string_view::npos) break;
    text.remove_prefix(std::min(text.find_first_not_of('\n', end), text.size()));
  }
  return document;
}

std::string words_in(const Node& node) {
  std::string words = node.kind == NodeKind::picture ? node.alt : node.text;
  for (const auto& child : node.children) {
    const bool is_inline = child.kind == NodeKind::text;
    const auto more = child.kind == NodeKind::line_break ? std::string(" ") : words_in(child);
    if (!words.empty() && !is_inline && !more.empty() && words.back() != ' ' && more.front() != ' ')
      words += ' ';
    words += more;
  }
  return words;
}

}  // namespace harken
