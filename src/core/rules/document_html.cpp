// SPDX-License-Identifier: AGPL-3.0-or-later
#include "core/rules/document_html.hpp"

#include <algorithm>

#include "core/rules/document.hpp"

namespace harken {

std::string escape_html(std::string_view text) {
  std::string escaped;
  escaped.reserve(text.size() + text.size() / 16);
  for (const char c : text) {
    switch (c) {
      case '&':
        escaped += "&amp;";
        break;
      case '<':
        escaped += "&lt;";
        break;
      case '>':
        escaped += "&gt;";
        break;
      case '"':
        escaped += "&quot;";
        break;
      case '\'':
        escaped += "&#39;";
        break;
      default:
        escaped.push_back(c);
    }
  }
  return escaped;
}

namespace {

// Programs that show mails know no style sheet, and take a width by the letter.
constexpr std::string_view kMailQuote =
    " style=\"margin:0 0 1em;padding-left:1em;border-left:3px solid #ccc\"";
constexpr std::int64_t kWidestInMail = 600;

class HtmlWriter {
 public:
  HtmlWriter(std::string_view picture_prefix, std::vector<OutlineEntry> outline)
      : picture_prefix_(picture_prefix), outline_(std::move(outline)) {}
  static HtmlWriter for_mail() {
    HtmlWriter writer({}, {});
    writer.is_mail_ = true;
    return writer;
  }

  void write(const Node& node);
  std::string take() { return std::move(html_); }

 private:
  void children(const Node& node) {
    for (const auto& child : node.children) write(child);
  }
  void element(std::string_view name, const Node& node, std::string_view attributes = {}) {
    html_.append("<").append(name).append(attributes).append(">");
    children(node);
    html_.append("</").append(name).append(">");
  }
  void write_text(const Node& node);
  void write_heading(const Node& node);
  void write_picture(const Node& node);
  void write_mail_picture(const Node& node);
  void write_item(const Node& node);
  void write_table(const Node& node);
  void size(std::string_view name, std::int64_t value) {
    if (value > 0) html_.append(name).append(std::to_string(value)).append("\"");
  }

  std::string_view picture_prefix_;
  std::vector<OutlineEntry> outline_;
  bool is_mail_ = false;
  std::size_t headings_ = 0;
  std::string html_;
};

void HtmlWriter::write_text(const Node& node) {
  const bool is_link = !node.href.empty() && is_safe_href(node.href);
  if (is_link)
    html_.append("<a href=\"")
        .append(escape_html(node.href))
        .append("\" rel=\"noopener noreferrer\">");
  if (node.bold) html_ += "<strong>";
  if (node.italic) html_ += "<em>";
  if (node.strike) html_ += "<s>";
  if (node.code) html_ += "<code>";
  html_ += escape_html(node.text);
  if (node.code) html_ += "</code>";
  if (node.strike) html_ += "</s>";
  if (node.italic) html_ += "</em>";
  if (node.bold) html_ += "</strong>";
  if (is_link) html_ += "</a>";
}

void HtmlWriter::write_heading(const Node& node) {
  const auto name = "h" + std::to_string(node.level);
  if (headings_ >= outline_.size()) return element(name, node);
  element(name, node, " id=\"" + escape_html(outline_[headings_++].anchor) + "\"");
}

void HtmlWriter::write_picture(const Node& node) {
  html_.append("<figure><img src=\"")
      .append(escape_html(picture_prefix_))
      .append(escape_html(node.file_id));
  html_.append("\" alt=\"").append(escape_html(node.alt)).append("\"");
  size(" width=\"", node.width);
  size(" height=\"", node.height);
  html_ += " loading=\"lazy\" decoding=\"async\"></figure>";
}

void HtmlWriter::write_mail_picture(const Node& node) {
  const auto width = std::min(node.width, kWidestInMail);
  html_.append("<p><img src=\"cid:").append(escape_html(content_id_of(node.file_id)));
  html_.append("\" alt=\"").append(escape_html(node.alt)).append("\"");
  size(" width=\"", width);
  if (node.width > 0) size(" height=\"", node.height * width / node.width);
  html_ += " style=\"max-width:100%;height:auto\"></p>";
}

// Programs that show mails put air around every paragraph, and an item of one needs none.
void HtmlWriter::write_item(const Node& node) {
  const bool is_line =
      is_mail_ && node.children.size() == 1 && node.children.front().kind == NodeKind::paragraph;
  element("li", is_line ? node.children.front() : node);
}

// A wide table scrolls by itself, also by keyboard, instead of the page.
void HtmlWriter::write_table(const Node& node) {
  html_ += "<div class=\"table\" tabindex=\"0\" role=\"group\"><table><tbody>";
  children(node);
  html_ += "</tbody></table></div>";
}

void HtmlWriter::write(const Node& node) {
  switch (node.kind) {
    case NodeKind::paragraph:
      return element("p", node);
    case NodeKind::heading:
      return write_heading(node);
    case NodeKind::bullet_list:
      return element("ul", node);
    case NodeKind::ordered_list: {
      const auto start =
          node.start == 1 ? std::string() : " start=\"" + std::to_string(node.start) + "\"";
      return element("ol", node, start);
    }
    case NodeKind::list_item:
      return write_item(node);
    case NodeKind::quote:
      return element("blockquote", node, is_mail_ ? kMailQuote : std::string_view());
    case NodeKind::code_block:
      html_.append(is_mail_ ? "<pre><code>" : "<pre tabindex=\"0\"><code>")
          .append(escape_html(node.text))
          .append("</code></pre>");
      return;
    case NodeKind::picture:
      return is_mail_ ? write_mail_picture(node) : write_picture(node);
    case NodeKind::divider:
      html_ += "<hr>";
      return;
    case NodeKind::table:
      return write_table(node);
    case NodeKind::table_row:
      return element("tr", node);
    case NodeKind::table_header:
      return element("th", node);
    case NodeKind::table_cell:
      return element("td", node);
    case NodeKind::text:
      return write_text(node);
    case NodeKind::line_break:
      html_ += "<br>";
      return;
  }
}

}  // namespace

std::string to_html(const Document& document, std::string_view picture_prefix) {
  HtmlWriter writer(picture_prefix, outline_of(document));
  for (const auto& block : document.blocks) writer.write(block);
  return writer.take();
}

std::string to_html(const Node& block, std::string_view picture_prefix) {
  HtmlWriter writer(picture_prefix, {});
  writer.write(block);
  return writer.take();
}

std::string to_mail_html(const Document& document) {
  auto writer = HtmlWriter::for_mail();
  for (const auto& block : document.blocks) writer.write(block);
  return writer.take();
}

std::string content_id_of(std::string_view file_id) { return std::string(file_id) + "@harken"; }

std::string lines_to_html(std::string_view text) {
  auto html = escape_html(text);
  for (auto at = html.find('\n'); at != std::string::npos; at = html.find('\n', at + 5))
    html.replace(at, 1, "<br>\n");
  return html;
}

}  // namespace harken
