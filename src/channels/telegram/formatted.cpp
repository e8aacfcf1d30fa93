// SPDX-License-Identifier: AGPL-3.0-or-later
#include "channels/telegram/formatted.hpp"

#include "channels/telegram/utf16.hpp"
#include "core/rules/document.hpp"

namespace harken::telegram {

namespace {

bool is_empty(const Node& node) {
  return node.kind == NodeKind::picture ||
         (node.kind != NodeKind::divider && plain_text(node).empty());
}

// What Telegram opens by a click; another address stands as text.
bool is_web(std::string_view address) {
  return address.starts_with("https://") || address.starts_with("http://");
}

class Writer {
 public:
  FormattedText write(const std::vector<Node>& nodes) {
    put_blocks(nodes, "\n\n", {});
    return std::move(whole_);
  }

 private:
  void put(std::string_view text) {
    whole_.text += text;
    units_ += count_utf16_units(text);
  }

  // Whatever `write` puts has this entity, and stands inside of it. So they stand in the order in
  // which they were opened: by where they begin, and of those that begin together the outer first.
  template <class Write>
  void within(const char* type, Write write, const std::string& url = {}) {
    const auto from = units_;
    const auto place = whole_.entities.size();
    write();
    if (units_ == from) return;
    whole_.entities.insert(whole_.entities.begin() + static_cast<std::ptrdiff_t>(place),
                           Entity{type, from, units_ - from, url});
  }

  void put_blocks(const std::vector<Node>& nodes, std::string_view between,
                  const std::string& indent) {
    bool is_first = true;
    for (const auto& node : nodes) {
      if (is_empty(node)) continue;
      if (!is_first) put(between);
      is_first = false;
      put_block(node, indent);
    }
  }

  void put_block(const Node& node, const std::string& indent) {
    switch (node.kind) {
      case NodeKind::heading:
        return within("bold", [&] { put_words(node.children, true); });
      case NodeKind::bullet_list:
      case NodeKind::ordered_list:
        return put_list(node, indent);
      case NodeKind::quote:
        return put_quote(node, indent);
      case NodeKind::code_block:
        return within("pre", [&] { put(node.text); });
      case NodeKind::divider:
        return put("———");
      case NodeKind::paragraph:
        return put_words(node.children, false);
      default:
        return put(plain_text(node));
    }
  }

  // Quotes do not nest ("Bot API, MessageEntity").
  void put_quote(const Node& node, const std::string& indent) {
    if (is_in_quote_) return put_blocks(node.children, "\n", indent);
    is_in_quote_ = true;
    within("blockquote", [&] { put_blocks(node.children, "\n", indent); });
    is_in_quote_ = false;
  }

  void put_list(const Node& node, const std::string& indent) {
    auto number = node.start;
    bool is_first = true;
    for (const auto& item : node.children) {
      if (!std::exchange(is_first, false)) put("\n");
      const bool is_ordered = node.kind == NodeKind::ordered_list;
      put(indent + (is_ordered ? std::to_string(number++) + ". " : "• "));
      put_blocks(item.children, "\n", indent + "   ");
    }
  }

  void put_words(const std::vector<Node>& nodes, bool is_bold) {
    for (const auto& node : nodes) {
      if (node.kind == NodeKind::line_break)
        put("\n");
      else
        put_stretch(node, is_bold);
    }
  }

  // Code holds no other entity, and what is bold already is not bold once more.
  void put_stretch(const Node& node, bool is_bold) {
    if (node.code) return within("code", [&] { put(node.text); });
    const auto linked = [&] { put_linked(node); };
    const auto struck = [&] { node.strike ? within("strikethrough", linked) : linked(); };
    const auto slanted = [&] { node.italic ? within("italic", struck) : struck(); };
    node.bold && !is_bold ? within("bold", slanted) : slanted();
  }

  void put_linked(const Node& node) {
    if (is_web(node.href)) return within("text_link", [&] { put(node.text); }, node.href);
    put(node.text);
    const auto address = std::string_view(node.href).substr(node.href.find(':') + 1);
    if (!node.href.empty() && !node.text.contains(address)) put(" (" + std::string(address) + ")");
  }

  FormattedText whole_;
  std::size_t units_ = 0;
  bool is_in_quote_ = false;
};

json::object to_json(const Entity& entity, std::size_t offset, std::size_t length) {
  json::object object{{"type", entity.type}, {"offset", offset}, {"length", length}};
  if (!entity.url.empty()) object["url"] = entity.url;
  return object;
}

}  // namespace

FormattedText formatted(const Document& document) { return Writer().write(document.blocks); }

std::vector<TextPiece> split_formatted(const FormattedText& whole, std::size_t max_units) {
  std::vector<TextPiece> pieces;
  const std::string_view all = whole.text;
  for (const auto text : split_views(all, max_units)) {
    const auto before = all.substr(0, static_cast<std::size_t>(text.data() - all.data()));
    const auto from = count_utf16_units(before);
    const auto to = from + count_utf16_units(text);
    TextPiece piece{std::string(text)};
    for (const auto& entity : whole.entities) {
      const auto begin = std::max(entity.offset, from);
      const auto end = std::min(entity.offset + entity.length, to);
      if (begin < end) piece.entities.push_back(to_json(entity, begin - from, end - begin));
    }
    pieces.push_back(std::move(piece));
  }
  return pieces;
}

}  // namespace harken::telegram
