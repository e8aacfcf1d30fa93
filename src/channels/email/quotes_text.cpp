// SPDX-License-Identifier: AGPL-3.0-or-later
#include "channels/email/quote_rules.hpp"
#include "channels/email/quotes.hpp"
#include "core/rules/text.hpp"

namespace harken::email {
namespace {

std::vector<MailLine> lines_of(std::string_view text) {
  std::vector<MailLine> lines;
  while (!text.empty()) {
    const auto end = text.find('\n');
    const auto line = text.substr(0, end);
    const bool is_quoted = line.starts_with('>') || line.starts_with(" >");
    lines.push_back({is_quoted ? LineKind::quote : LineKind::text, std::string(line)});
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  }
  return lines;
}

}  // namespace

SplitText split_quotes(std::string_view text) {
  const auto lines = lines_of(text);
  const auto folds = find_folds(lines);
  SplitText result;
  for (std::size_t i = 0; i < lines.size(); ++i)
    (folds[i] == Fold::none ? result.visible : result.folded).append(lines[i].text).append("\n");
  result.visible = trim(result.visible);
  while (result.folded.ends_with('\n')) result.folded.pop_back();
  return result;
}

}  // namespace harken::email
