// SPDX-License-Identifier: AGPL-3.0-or-later
// What the help centre itself says, around the articles.
#pragma once

#include <string>
#include <string_view>

#include "core/base/timestamp.hpp"

namespace harken::edge {

struct HelpTexts {
  std::string_view language;  // in which these are
  std::string_view lead;
  std::string_view search;
  std::string_view search_hint;
  std::string_view results;  // before the question
  std::string_view no_question;
  std::string_view nothing_found;
  std::string_view nothing_found_hint;
  std::string_view updated;  // before a date
  std::string_view on_this_page;
  std::string_view more_in;  // before the name of a category
  std::string_view other_articles;
  std::string_view languages;
  std::string_view only_in;  // before the name of a language
  std::string_view skip;
  std::string_view home;
  std::string_view breadcrumbs;
  std::string_view not_found;
  std::string_view not_found_hint;
  std::string_view empty;
  std::string_view all_help;
};

// English for a language that we do not speak.
const HelpTexts& help_texts(std::string_view language);
std::string count_articles(const HelpTexts& texts, std::size_t count);
std::string count_results(const HelpTexts& texts, std::size_t count);
std::string long_date(const HelpTexts& texts, Timestamp at);
// In itself: "Русский". The tag for one that we do not know.
std::string_view language_name(std::string_view language);

}  // namespace harken::edge
