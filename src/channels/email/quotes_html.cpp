// SPDX-License-Identifier: AGPL-3.0-or-later
#include <algorithm>
#include <array>
#include <unordered_set>

#include "channels/email/html_policy.hpp"
#include "channels/email/html_text.hpp"
#include "channels/email/html_walk.hpp"
#include "channels/email/quote_rules.hpp"
#include "channels/email/quote_words.hpp"
#include "channels/email/quotes.hpp"
#include "core/rules/text.hpp"

namespace harken::email {
namespace {

// A line as it is seen, and the nodes that make it.
struct HtmlLine {
  MailLine line;
  std::vector<const GumboNode*> nodes;
};

bool is_inline(GumboTag tag) {
  constexpr std::array kInline = {
      GUMBO_TAG_A,     GUMBO_TAG_ABBR, GUMBO_TAG_B,      GUMBO_TAG_BIG,    GUMBO_TAG_CITE,
      GUMBO_TAG_CODE,  GUMBO_TAG_DEL,  GUMBO_TAG_EM,     GUMBO_TAG_FONT,   GUMBO_TAG_I,
      GUMBO_TAG_IMG,   GUMBO_TAG_INS,  GUMBO_TAG_KBD,    GUMBO_TAG_MARK,   GUMBO_TAG_S,
      GUMBO_TAG_SMALL, GUMBO_TAG_SPAN, GUMBO_TAG_STRIKE, GUMBO_TAG_STRONG, GUMBO_TAG_SUB,
      GUMBO_TAG_SUP,   GUMBO_TAG_TIME, GUMBO_TAG_TT,     GUMBO_TAG_U,      GUMBO_TAG_UNKNOWN,
      GUMBO_TAG_WBR};
  return std::ranges::find(kInline, tag) != kInline.end();
}

bool has_class(const GumboNode* node, std::string_view wanted) {
  auto classes = attribute(node, "class");
  while (!classes.empty()) {
    const auto end = classes.find(' ');
    auto name = classes.substr(0, end);
    if (name.starts_with("x_")) name.remove_prefix(2);  // Outlook's mark on what it quotes
    if (name == wanted) return true;
    classes.remove_prefix(end == std::string_view::npos ? classes.size() : end + 1);
  }
  return false;
}

bool has_id(const GumboNode* node, std::string_view wanted) {
  auto id = attribute(node, "id");
  while (id.starts_with("x_")) id.remove_prefix(2);
  return id == wanted;
}

// Gmail says "gmail_quote" of what it forwards, too, under ten dashes.
bool is_forwarded(const GumboNode* node) {
  std::string start;
  walk(
      node,
      [&](const GumboNode* each) {
        if (is_text(each) && start.size() < 40) start += trim(each->v.text.text);
        return start.size() < 40;
      },
      [](const GumboNode*) {});
  return start.starts_with("---------- ");
}

bool is_quote(const GumboNode* node) {
  if (is_element(node, GUMBO_TAG_BLOCKQUOTE))
    return to_lower_ascii(attribute(node, "type")) == "cite";
  if (has_class(node, "gmail_quote") || has_class(node, "gmail_quote_container"))
    return !is_forwarded(node);
  return has_class(node, "yahoo_quoted") || has_class(node, "protonmail_quote") ||
         has_class(node, "zmail_extra") || has_class(node, "moz-cite-prefix");
}

bool is_signature(const GumboNode* node) {
  return has_class(node, "gmail_signature") || has_class(node, "moz-signature") ||
         has_class(node, "protonmail_signature_block") || has_id(node, "Signature") ||
         has_id(node, "ms-outlook-mobile-signature") || has_id(node, "AppleMailSignature");
}

bool begins_history(const GumboNode* node) {
  return has_id(node, "divRplyFwdMsg") || has_id(node, "appendonsend") ||
         has_id(node, "stopSpelling") || has_id(node, "mail-editor-reference-message-container") ||
         has_class(node, "OutlookMessageHeader");
}

class LineReader {
 public:
  std::vector<HtmlLine> read(const GumboNode* body) {
    walk(
        body, [&](const GumboNode* node) { return enter(node, body); },
        [&](const GumboNode* node) {
          if (!is_inline(node->v.element.tag)) end_line();
        });
    end_line();
    return std::move(lines_);
  }

 private:
  bool enter(const GumboNode* node, const GumboNode* body) {
    if (is_text(node)) add_text(node);
    if (!is_element(node)) return false;
    if (node != body && rule_of(node) == TagRule::drop) return false;
    if (!is_inline(node->v.element.tag)) end_line();
    if (node == body) return true;
    if (begins_history(node)) add_mark(node, LineKind::history);
    if (is_quote(node)) return add_mark(node, LineKind::quote);
    if (is_signature(node)) return add_mark(node, LineKind::signature);
    return true;
  }

  bool add_mark(const GumboNode* node, LineKind kind) {
    end_line();
    lines_.push_back({{kind, {}}, {node}});
    return false;
  }

  void add_text(const GumboNode* node) {
    current_.nodes.push_back(node);
    std::string_view text = node->v.text.text;
    if (current_.line.text.size() < kLongestIntroduction)
      current_.line.text += text.substr(0, kLongestIntroduction);
  }

  void end_line() {
    auto& text = current_.line.text;
    std::ranges::replace(text, '\n', ' ');
    if (trim(text) == "--") text = "-- ";
    if (!current_.nodes.empty()) lines_.push_back(std::move(current_));
    current_ = {};
  }

  std::vector<HtmlLine> lines_;
  HtmlLine current_;
};

const char* name_of(Fold fold) { return fold == Fold::signature ? "signature" : "quote"; }

// Folds whole subtrees from a node on to the end; a second name takes over at `second`.
class TailFolder {
 public:
  TailFolder(Folds& folds, const HtmlLine* first, Fold fold) : folds_(folds) { add(first, fold); }

  void add(const HtmlLine* line, Fold fold) {
    const GumboNode* start = line->nodes.front();
    starts_.emplace(start, name_of(fold));
    for (const auto* above = start->parent; above && !above_.contains(above); above = above->parent)
      above_.insert(above);
  }

  void fold(const GumboNode* body) {
    walk(body, [&](const GumboNode* node) { return enter(node); }, [](const GumboNode*) {});
  }

 private:
  bool enter(const GumboNode* node) {
    if (const auto start = starts_.find(node); start != starts_.end()) name_ = start->second;
    if (!name_ || above_.contains(node)) return true;
    if (is_element(node) || node->type == GUMBO_NODE_TEXT) folds_.emplace(node, name_);
    return false;
  }

  Folds& folds_;
  Folds starts_;
  std::unordered_set<const GumboNode*> above_;
  const char* name_ = nullptr;
};

// The first line of those at the end that are all folded, or are only white space.
std::size_t tail_of(const std::vector<HtmlLine>& lines, const std::vector<Fold>& folds) {
  std::size_t tail = lines.size();
  for (std::size_t i = lines.size(); i-- > 0;) {
    if (folds[i] != Fold::none) {
      tail = i;
    } else if (!normal(lines[i].line.text).empty()) {
      break;
    }
  }
  return tail;
}

Folds folds_by_lines(const GumboNode* body) {
  Folds result;
  const auto lines = LineReader().read(body);
  std::vector<MailLine> words;
  words.reserve(lines.size());
  for (const auto& each : lines) words.push_back(each.line);
  const auto folds = find_folds(words);
  const auto tail = tail_of(lines, folds);
  for (std::size_t i = 0; i < tail; ++i)
    if (folds[i] != Fold::none)
      for (const auto* node : lines[i].nodes)
        if (node->type != GUMBO_NODE_WHITESPACE) result.emplace(node, name_of(folds[i]));
  if (tail == lines.size()) return result;
  TailFolder folder(result, &lines[tail], folds[tail]);
  auto last = folds[tail];
  for (auto i = tail; i < lines.size(); ++i)
    if (folds[i] != Fold::none && folds[i] != last) folder.add(&lines[i], last = folds[i]);
  folder.fold(body);
  return result;
}

}  // namespace

// What a style hides, and marks without words, are lines that show nothing: what is left is read to
// be sure.
Folds folds_in(const GumboNode* body) {
  if (!body) return {};
  auto folds = folds_by_lines(body);
  if (!folds.empty() && trim(html_to_text(body, folds, TextPart::visible)).empty()) folds.clear();
  return folds;
}

}  // namespace harken::email
