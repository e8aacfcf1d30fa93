// SPDX-License-Identifier: AGPL-3.0-or-later
#include "adapters/sql/full_text.hpp"

namespace harken::sql {
namespace {

struct Syntax {
  char quote;
  const char* both;
  const char* either;
  const char* prefix;
};

Syntax syntax_of(FullText engine) {
  if (engine == FullText::fts5) return {'"', " AND ", " OR ", " *"};
  return {'\'', " & ", " | ", ":*"};
}

std::string quoted(const Syntax& syntax, const MatchWord& word) {
  return syntax.quote + word.text + syntax.quote + (word.is_prefix ? syntax.prefix : "");
}

}  // namespace

std::string match_of(FullText engine, const std::vector<std::vector<MatchWord>>& groups) {
  const Syntax syntax = syntax_of(engine);
  std::string match;
  for (const auto& group : groups) {
    match += match.empty() ? "(" : std::string(syntax.both) + "(";
    for (const auto& word : group) {
      if (&word != group.data()) match += syntax.either;
      match += quoted(syntax, word);
    }
    match += ')';
  }
  return match;
}

std::string match_of_prefixes(FullText engine, const std::vector<std::string>& prefixes) {
  std::vector<std::vector<MatchWord>> groups;
  for (const auto& prefix : prefixes) groups.push_back({{prefix, true}});
  return match_of(engine, groups);
}

}  // namespace harken::sql
