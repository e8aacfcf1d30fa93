// SPDX-License-Identifier: AGPL-3.0-or-later
#include "channels/email/html_text.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "channels/email/charset.hpp"
#include "channels/email/html_policy.hpp"
#include "channels/email/html_tree.hpp"
#include "channels/email/html_walk.hpp"
#include "channels/email/text_lines.hpp"
#include "core/rules/text.hpp"

namespace harken::email {
namespace {

constexpr std::array kParagraphs = {
    GUMBO_TAG_P,  GUMBO_TAG_H1, GUMBO_TAG_H2,         GUMBO_TAG_H3,  GUMBO_TAG_H4,
    GUMBO_TAG_H5, GUMBO_TAG_H6, GUMBO_TAG_BLOCKQUOTE, GUMBO_TAG_PRE, GUMBO_TAG_UL,
    GUMBO_TAG_OL, GUMBO_TAG_DL, GUMBO_TAG_TABLE};
constexpr std::array kLines = {
    GUMBO_TAG_DIV,     GUMBO_TAG_LI,     GUMBO_TAG_TR,     GUMBO_TAG_DT,      GUMBO_TAG_DD,
    GUMBO_TAG_CENTER,  GUMBO_TAG_HEADER, GUMBO_TAG_FOOTER, GUMBO_TAG_SECTION, GUMBO_TAG_ARTICLE,
    GUMBO_TAG_ADDRESS, GUMBO_TAG_HR,     GUMBO_TAG_FIGURE, GUMBO_TAG_CAPTION};

bool is_list(GumboTag tag) { return tag == GUMBO_TAG_UL || tag == GUMBO_TAG_OL; }

bool keeps_lines(const GumboNode* node) {
  if (is_element(node, GUMBO_TAG_PRE)) return true;
  const auto style = attribute(node, "style");
  // Few speak of it, and reading a style costs more than a look.
  if (!to_lower_ascii(style).contains("white-space")) return false;
  return safe_style(style).contains("white-space: pre");
}

// What is left of an address when only its looks count.
std::string essence_of(std::string_view link) {
  for (const std::string_view start : {"mailto:", "tel:", "https://", "http://", "www."})
    if (link.starts_with(start)) link.remove_prefix(start.size());
  while (link.ends_with('/')) link.remove_suffix(1);
  return to_lower_ascii(link);
}

class TextWriter {
 public:
  TextWriter(const Folds& folds, TextPart part) : folds_(folds), part_(part) {}

  std::string write(const GumboNode* body) {
    walk(
        body, [&](const GumboNode* node) { return enter(node, body); },
        [&](const GumboNode* node) { leave(node); });
    return lines_.take();
  }

 private:
  bool enter(const GumboNode* node, const GumboNode* body) {
    const bool is_folded = folds_.contains(node);
    if (is_folded && part_ == TextPart::visible) return false;
    if (is_text(node)) {
      if (part_ == TextPart::visible || folded_ > 0 || is_folded) add_text(node->v.text.text);
      return false;
    }
    if (!is_element(node)) return false;
    if (node != body && rule_of(node) == TagRule::drop) return false;
    if (hides(attribute(node, "style"))) return false;
    if (is_folded) ++folded_;
    open(node);
    return true;
  }

  void leave(const GumboNode* node) {
    close(node);
    if (folds_.contains(node)) --folded_;
  }

  bool is_read() const { return part_ == TextPart::visible || folded_ > 0; }

  void open(const GumboNode* node) {
    if (keeps_lines(node)) ++verbatim_;
    if (!is_read()) return;
    const auto tag = node->v.element.tag;
    want_breaks(tag);
    if (tag == GUMBO_TAG_BLOCKQUOTE) lines_.enter_quote();
    if (is_list(tag)) open_list(tag);
    if (tag == GUMBO_TAG_LI) lines_.add_word(next_mark());
    if (tag == GUMBO_TAG_BR) lines_.add_break();
    if (tag == GUMBO_TAG_HR) lines_.add_word("----------");
    if (tag == GUMBO_TAG_TD || tag == GUMBO_TAG_TH) lines_.want_space();
    if (tag == GUMBO_TAG_IMG) add_picture(node);
    if (tag == GUMBO_TAG_A) link_text_.clear();
  }

  void close(const GumboNode* node) {
    if (keeps_lines(node)) --verbatim_;
    if (!is_read()) return;
    const auto tag = node->v.element.tag;
    if (tag == GUMBO_TAG_A) add_link(safe_link(attribute(node, "href")));
    if (tag == GUMBO_TAG_BLOCKQUOTE) lines_.leave_quote();
    if (is_list(tag)) close_list();
    want_breaks(tag);
  }

  void want_breaks(GumboTag tag) {
    const bool is_inner_list = is_list(tag) && !counters_.empty();
    if (std::ranges::find(kParagraphs, tag) != kParagraphs.end())
      lines_.want_breaks(is_inner_list ? 1 : 2);
    if (std::ranges::find(kLines, tag) != kLines.end()) lines_.want_breaks(1);
  }

  void open_list(GumboTag tag) {
    counters_.push_back(tag == GUMBO_TAG_OL ? 1 : 0);
    lines_.enter_list();
  }

  void close_list() {
    counters_.pop_back();
    lines_.leave_list();
  }

  std::string next_mark() {
    wants_no_space_ = true;
    if (counters_.empty() || counters_.back() == 0) return "- ";
    return std::to_string(counters_.back()++) + ". ";
  }

  void add_text(std::string_view text) {
    if (verbatim_ > 0) return lines_.add_verbatim(clean_text(std::string(text)));
    while (!text.empty()) {
      const auto end = text.find_first_of(" \t\r\n\f");
      const auto word = text.substr(0, end);
      if (!word.empty()) add_word(word);
      if (end == std::string_view::npos) return;
      if (!wants_no_space_) lines_.want_space();
      text.remove_prefix(end + 1);
    }
  }

  void add_word(std::string_view word) {
    const auto clean = clean_text(std::string(word));
    if (clean.empty()) return;
    wants_no_space_ = false;
    if (link_text_.size() < 4096) link_text_ += clean;
    lines_.add_word(clean);
  }

  void add_link(const std::string& link) {
    if (link.empty() || essence_of(link) == essence_of(link_text_)) return;
    if (!link_text_.empty()) lines_.want_space();
    lines_.add_word(link_text_.empty() ? link : "(" + link + ")");
    link_text_.clear();
  }

  void add_picture(const GumboNode* node) {
    const auto alt = clean_line(attribute(node, "alt"));
    if (!alt.empty()) add_word("[" + alt + "]");
  }

  const Folds& folds_;
  TextPart part_;
  TextLines lines_;
  std::vector<int> counters_;  // of the lists around; 0: without numbers
  std::string link_text_;
  int folded_ = 0;
  int verbatim_ = 0;
  bool wants_no_space_ = false;  // just behind the mark of an item
};

}  // namespace

std::string html_to_text(const GumboNode* body, const Folds& folds, TextPart part) {
  return TextWriter(folds, part).write(body);
}

Result<std::string> html_to_text(std::string_view html) {
  ASSIGN_OR_RETURN(const auto tree, HtmlTree::parse(html));
  return html_to_text(tree.body(), {}, TextPart::visible);
}

std::string text_between_tags(std::string_view html) {
  std::string text;
  bool is_tag = false;
  for (const char c : html) {
    if (c == '<' && !is_tag) text.push_back(' ');
    if (c == '<') is_tag = true;
    if (!is_tag) text.push_back(c);
    if (c == '>') is_tag = false;
  }
  return std::string(trim(clean_text(std::move(text))));
}

}  // namespace harken::email
