// SPDX-License-Identifier: AGPL-3.0-or-later
#include "wire/document.hpp"

#include <boost/json.hpp>

#include "core/rules/document.hpp"
#include "wire/decode.hpp"

namespace harken::wire {

namespace json = boost::json;

namespace {

constexpr std::pair<const char*, NodeKind> kKinds[] = {
    {"paragraph", NodeKind::paragraph},    {"heading", NodeKind::heading},
    {"bulletList", NodeKind::bullet_list}, {"orderedList", NodeKind::ordered_list},
    {"listItem", NodeKind::list_item},     {"blockquote", NodeKind::quote},
    {"codeBlock", NodeKind::code_block},   {"picture", NodeKind::picture},
    {"horizontalRule", NodeKind::divider}, {"table", NodeKind::table},
    {"tableRow", NodeKind::table_row},     {"tableHeader", NodeKind::table_header},
    {"tableCell", NodeKind::table_cell},   {"text", NodeKind::text},
    {"hardBreak", NodeKind::line_break}};

const char* to_text(NodeKind kind) {
  for (const auto& [word, value] : kKinds)
    if (value == kind) return word;
  return "paragraph";
}

// The stack must not grow with what comes from outside; check_document is stricter still.
constexpr int kDeepest = 16;

Result<Node> decode_node(const json::value& value, int depth);

Result<std::vector<Node>> decode_children(ObjectReader& reader, int depth) {
  std::vector<Node> nodes;
  const auto* children = reader.optional_array("content", kMaxDocumentNodes);
  if (!children) return nodes;
  for (const auto& child : *children) {
    ASSIGN_OR_RETURN(auto node, decode_node(child, depth + 1));
    nodes.push_back(std::move(node));
  }
  return nodes;
}

Status decode_mark(const json::value& value, Node& node) {
  if (!value.is_object()) return fail_invalid("body", "body: a mark is an object");
  ObjectReader reader(value.get_object(), "body.");
  const auto type = reader.text("type", 1, 20);
  if (type == "bold")
    node.bold = true;
  else if (type == "italic")
    node.italic = true;
  else if (type == "strike")
    node.strike = true;
  else if (type == "code")
    node.code = true;
  else if (type == "link") {
    const auto* attributes = reader.optional_object("attrs");
    if (!attributes) return fail_invalid("body", "body: a link has an address");
    ObjectReader link(*attributes, "body.");
    node.href = link.text("href", 1, 2'000);
    RETURN_IF_ERROR(link.finish());
  } else {
    reader.refuse("type", "is not a known mark");
  }
  return reader.finish();
}

Status decode_attributes(const json::object& object, Node& node) {
  ObjectReader reader(object, "body.");
  if (node.kind == NodeKind::heading) node.level = static_cast<int>(reader.integer("level"));
  if (node.kind == NodeKind::ordered_list) node.start = reader.integer("start");
  if (node.kind == NodeKind::picture) {
    node.file_id = reader.text("file", 32, 32);
    node.alt = reader.optional_text("alt", 0, 300).value_or("");
    node.width = reader.optional_integer("width").value_or(0);
    node.height = reader.optional_integer("height").value_or(0);
    for (const auto side : {node.width, node.height})
      if (side < 0 || side > 20'000) reader.refuse("width", "is out of range");
  }
  return reader.finish();
}

// An editor writes the text of a code block as a child.
Status take_code(Node& node) {
  for (auto& child : node.children) {
    const bool is_plain = child.kind == NodeKind::text && !child.bold && !child.italic &&
                          !child.strike && !child.code && child.href.empty();
    if (!is_plain) return fail_invalid("body", "body: code is plain text");
    node.text += child.text;
  }
  node.children.clear();
  return {};
}

Result<Node> decode_node(const json::value& value, int depth) {
  if (!value.is_object() || depth > kDeepest)
    return fail_invalid("body", "body: is nested too deeply, or holds something that is no node");
  ObjectReader reader(value.get_object(), "body.");
  Node node;
  node.kind = reader.word("type", kKinds);
  if (node.kind == NodeKind::text) {
    node.text = reader.text("text", 1, kMaxDocumentText);
    if (const auto* marks = reader.optional_array("marks", 5))
      for (const auto& mark : *marks) RETURN_IF_ERROR(decode_mark(mark, node));
    RETURN_IF_ERROR(reader.finish());
    return node;
  }
  if (const auto* attributes = reader.optional_object("attrs")) {
    RETURN_IF_ERROR(decode_attributes(*attributes, node));
  } else if (node.kind == NodeKind::heading || node.kind == NodeKind::picture) {
    reader.refuse("attrs", "is missing");
  }
  ASSIGN_OR_RETURN(node.children, decode_children(reader, depth));
  RETURN_IF_ERROR(reader.finish());
  if (node.kind == NodeKind::code_block) RETURN_IF_ERROR(take_code(node));
  return node;
}

json::value encode_node(const Node& node);

json::array encode_children(const std::vector<Node>& nodes) {
  json::array content;
  for (const auto& node : nodes) content.push_back(encode_node(node));
  return content;
}

json::array encode_marks(const Node& node) {
  json::array marks;
  if (!node.href.empty()) marks.push_back({{"type", "link"}, {"attrs", {{"href", node.href}}}});
  if (node.bold) marks.push_back({{"type", "bold"}});
  if (node.italic) marks.push_back({{"type", "italic"}});
  if (node.strike) marks.push_back({{"type", "strike"}});
  if (node.code) marks.push_back({{"type", "code"}});
  return marks;
}

json::value encode_node(const Node& node) {
  json::object object{{"type", to_text(node.kind)}};
  if (node.kind == NodeKind::heading) object["attrs"] = {{"level", node.level}};
  if (node.kind == NodeKind::ordered_list) object["attrs"] = {{"start", node.start}};
  if (node.kind == NodeKind::picture)
    object["attrs"] = {
        {"file", node.file_id}, {"alt", node.alt}, {"width", node.width}, {"height", node.height}};
  if (node.kind == NodeKind::text) {
    object["text"] = node.text;
    if (auto marks = encode_marks(node); !marks.empty()) object["marks"] = std::move(marks);
  } else if (node.kind == NodeKind::code_block) {
    if (!node.text.empty())
      object["content"] = json::array{{{"type", "text"}, {"text", node.text}}};
  } else if (!node.children.empty()) {
    object["content"] = encode_children(node.children);
  }
  return object;
}

}  // namespace

Result<Document> decode_document(const json::object& object) {
  ObjectReader reader(object, "body.");
  if (reader.text("type", 1, 20) != "doc") reader.refuse("type", "must be doc");
  Document document;
  ASSIGN_OR_RETURN(document.blocks, decode_children(reader, 0));
  RETURN_IF_ERROR(reader.finish());
  RETURN_IF_ERROR(check_document(document));
  return document;
}

json::value encode(const Document& document) {
  return {{"type", "doc"}, {"content", encode_children(document.blocks)}};
}

std::string store_document(const Document& document) { return json::serialize(encode(document)); }

Document load_document(std::string_view text) {
  json::parse_options options;
  options.max_depth = 64;
  boost::system::error_code error;
  const auto value = json::parse(text, error, {}, options);
  if (error || !value.is_object()) return {};
  return decode_document(value.get_object()).value_or(Document{});
}

}  // namespace harken::wire
