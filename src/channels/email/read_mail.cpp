// SPDX-License-Identifier: AGPL-3.0-or-later
#include "channels/email/read_mail.hpp"

#include "channels/email/charset.hpp"
#include "channels/email/html_text.hpp"
#include "channels/email/html_tree.hpp"
#include "channels/email/parse.hpp"
#include "channels/email/quotes.hpp"
#include "core/rules/text.hpp"

namespace harken::email {
namespace {

constexpr std::size_t kMaxQuoted = 200'000;            // code points
constexpr std::size_t kMaxSafeHtml = 4 * 1024 * 1024;  // bytes

void take_plain(ReadMail& result, const std::string& text) {
  auto split = split_quotes(text);
  result.visible = std::move(split.visible);
  result.quoted = std::move(split.folded);
}

// False: it can't be afforded, or there is nothing in it to see.
bool take_html(ReadMail& result, const std::string& html) {
  const auto tree = HtmlTree::parse(html);
  if (!tree) return false;
  const auto folds = folds_in(tree->body());
  auto safe = sanitize(tree->body(), folds);
  if (!safe || safe->size() > kMaxSafeHtml) return false;
  result.html = *std::move(safe);
  result.visible = html_to_text(tree->body(), folds, TextPart::visible);
  result.quoted = html_to_text(tree->body(), folds, TextPart::folded);
  return true;
}

std::string cut(const std::string& text, std::size_t length) {
  return std::string(first_code_points(text, length));
}

}  // namespace

Result<ReadMail> read_mail(std::string_view bytes) {
  ReadMail result;
  ASSIGN_OR_RETURN(result.mail, parse_mail(bytes));
  auto& mail = result.mail;
  const bool has_html = !mail.html.empty() && take_html(result, mail.html);
  const bool is_plain_better = result.visible.empty() && !trim(mail.text).empty();
  if (!has_html || is_plain_better)
    take_plain(result, trim(mail.text).empty() ? text_between_tags(mail.html) : mail.text);
  result.visible = cut(result.visible, kMaxTextLength);
  result.quoted = cut(result.quoted, kMaxQuoted);
  mail.text.clear();
  mail.html.clear();
  return result;
}

}  // namespace harken::email
