// SPDX-License-Identifier: AGPL-3.0-or-later
#include "core/rules/document.hpp"

#include <algorithm>
#include <initializer_list>

#include "core/rules/slug.hpp"
#include "core/rules/text.hpp"

namespace harken {

namespace {

constexpr std::size_t kDeepest = 16;
constexpr std::size_t kLongestHref = 2'000;
constexpr std::size_t kLongestAlt = 300;
constexpr std::size_t kWidestTable = 20;

bool is_one_of(NodeKind kind, std::initializer_list<NodeKind> kinds) {
  return std::ranges::find(kinds, kind) != kinds.end();
}

bool may_hold(NodeKind parent, NodeKind child) {
  using enum NodeKind;
  switch (parent) {
    case paragraph:
    case heading:
      return is_one_of(child, {text, line_break});
    case bullet_list:
    case ordered_list:
      return child == list_item;
    case list_item:
      return is_one_of(child, {paragraph, bullet_list, ordered_list, code_block, picture, quote});
    case quote:
      return is_one_of(child, {paragraph, bullet_list, ordered_list});
    case table:
      return child == table_row;
    case table_row:
      return is_one_of(child, {table_header, table_cell});
    case table_header:
    case table_cell:
      return child == paragraph;
    default:
      return false;
  }
}

bool may_stand_alone(NodeKind kind) {
  using enum NodeKind;
  return is_one_of(kind, {paragraph, heading, bullet_list, ordered_list, quote, code_block, picture,
                          divider, table});
}

bool must_hold_something(NodeKind kind) {
  using enum NodeKind;
  return is_one_of(kind, {bullet_list, ordered_list, list_item, quote, table, table_row,
                          table_header, table_cell});
}

bool is_file_id(std::string_view id) {
  return id.size() == 32 && id.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

class Checker {
 public:
  Status check(const Node& node, std::size_t depth);

 private:
  static Status refuse(std::string why) { return fail_invalid("body", "body: " + std::move(why)); }
  Status check_own(const Node& node);

  std::size_t nodes_ = 0;
  std::size_t bytes_ = 0;
};

Status Checker::check_own(const Node& node) {
  bytes_ += node.text.size() + node.href.size() + node.alt.size();
  if (++nodes_ > kMaxDocumentNodes || bytes_ > kMaxDocumentText) return refuse("is too long");
  RETURN_IF_ERROR(check_text("body", node.text, kMaxDocumentText));
  RETURN_IF_ERROR(check_line("body", node.alt, kLongestAlt));
  switch (node.kind) {
    case NodeKind::text:
      if (node.text.empty()) return refuse("has an empty text");
      if (!node.href.empty() && !is_safe_href(node.href))
        return refuse("links go to http, https, mailto or a path of this desk");
      return {};
    case NodeKind::heading:
      return node.level >= 2 && node.level <= 4 ? Status() : refuse("headings have level 2 to 4");
    case NodeKind::ordered_list:
      return node.start >= 0 && node.start <= 99'999 ? Status() : refuse("the list starts nowhere");
    case NodeKind::picture:
      return is_file_id(node.file_id) ? Status() : refuse("a picture is an uploaded file");
    case NodeKind::table_row:
      return node.children.size() <= kWidestTable ? Status() : refuse("the table is too wide");
    default:
      return {};
  }
}

Status Checker::check(const Node& node, std::size_t depth) {
  if (depth > kDeepest) return refuse("is nested too deeply");
  RETURN_IF_ERROR(check_own(node));
  if (must_hold_something(node.kind) && node.children.empty())
    return refuse("has an empty list or table");
  if (node.kind == NodeKind::list_item && node.children.front().kind != NodeKind::paragraph)
    return refuse("an item of a list begins with a paragraph");
  for (const auto& child : node.children) {
    if (!may_hold(node.kind, child.kind)) return refuse("holds something where it may not stand");
    RETURN_IF_ERROR(check(child, depth + 1));
  }
  return {};
}

}  // namespace

bool is_safe_href(std::string_view href) {
  if (href.empty() || href.size() > kLongestHref) return false;
  const bool has_bad_bytes = std::ranges::any_of(href, [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte <= 0x20 || byte == 0x7F || c == '\\' || c == '<' || c == '>' || c == '"' ||
           c == '`';
  });
  if (has_bad_bytes) return false;
  if (href.starts_with('/')) return !href.starts_with("//");
  if (href.starts_with('#')) return href.size() > 1;
  const auto scheme = to_lower_ascii(href.substr(0, href.find(':') + 1));
  const auto rest = href.substr(std::min(href.size(), scheme.size()));
  if (scheme == "mailto:") return rest.size() > 2 && rest.contains('@');
  return (scheme == "https:" || scheme == "http:") && rest.starts_with("//") && rest.size() > 2 &&
         rest[2] != '/';
}

Status check_document(const Document& document) {
  Checker checker;
  for (const auto& block : document.blocks) {
    if (!may_stand_alone(block.kind))
      return fail_invalid("body", "body: holds a part without its whole");
    RETURN_IF_ERROR(checker.check(block, 1));
  }
  return {};
}

namespace {

// Where an answer is read there is no page of ours around it.
bool is_whole_address(std::string_view href) {
  return !href.starts_with('/') && !href.starts_with('#');
}

Status check_answer_node(const Node& node) {
  if (node.kind == NodeKind::table) return fail_invalid("document", "an answer has no tables");
  if (!node.href.empty() && !is_whole_address(node.href))
    return fail_invalid("document", "links of an answer go to http, https or mailto");
  for (const auto& child : node.children) RETURN_IF_ERROR(check_answer_node(child));
  return {};
}

}  // namespace

Status check_message_document(const Document& document) {
  if (const auto status = check_document(document); !status)
    return fail_invalid("document", status.error().detail);
  for (const auto& block : document.blocks) RETURN_IF_ERROR(check_answer_node(block));
  if (trim(plain_text(document)).empty() && pictures_in(document).empty())
    return fail_invalid("document", "it says nothing");
  return {};
}

std::string excerpt_of(const Document& document) {
  constexpr std::size_t kLength = 200;
  std::string words;
  for (const auto& block : document.blocks) {
    if (block.kind != NodeKind::paragraph || block.children.empty()) continue;
    if (!words.empty()) words += ' ';
    words += words_in(block);
    if (count_code_points(words) > kLength) break;
  }
  if (count_code_points(words) <= kLength) return words;
  auto cut = first_code_points(words, kLength - 1);
  if (const auto space = cut.rfind(' '); space != std::string_view::npos && space > cut.size() / 2)
    cut = cut.substr(0, space);
  return std::string(cut) + "…";
}

namespace {

void collect_pictures(const std::vector<Node>& nodes, std::vector<std::string>& ids) {
  for (const auto& node : nodes) {
    if (node.kind == NodeKind::picture) ids.push_back(node.file_id);
    collect_pictures(node.children, ids);
  }
}

void drop_pictures(std::vector<Node>& nodes) {
  std::erase_if(nodes, [](const Node& node) { return node.kind == NodeKind::picture; });
  for (auto& node : nodes) drop_pictures(node.children);
}

}  // namespace

Document without_pictures(Document document) {
  drop_pictures(document.blocks);
  return document;
}

std::vector<std::string> pictures_in(const Document& document) {
  std::vector<std::string> ids;
  collect_pictures(document.blocks, ids);
  std::ranges::sort(ids);
  const auto rest = std::ranges::unique(ids);
  ids.erase(rest.begin(), rest.end());
  return ids;
}

std::vector<OutlineEntry> outline_of(const Document& document) {
  std::vector<OutlineEntry> outline;
  for (const auto& block : document.blocks) {
    if (block.kind != NodeKind::heading) continue;
    OutlineEntry entry{block.level, words_in(block), slug_of(words_in(block))};
    if (entry.anchor.empty()) entry.anchor = "part";
    const auto wanted = entry.anchor;
    for (int i = 2;
         std::ranges::find(outline, entry.anchor, &OutlineEntry::anchor) != outline.end(); ++i)
      entry.anchor = wanted + "-" + std::to_string(i);
    outline.push_back(std::move(entry));
  }
  return outline;
}

}  // namespace harken
