// SPDX-License-Identifier: AGPL-3.0-or-later
// A page of the help centre as HTML: whole without JavaScript, with what search engines read. Every
// text is escaped here or comes from the renderer of articles.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/knowledge/answers.hpp"
#include "core/model/knowledge.hpp"
#include "edge/help/help_texts.hpp"

namespace harken::edge {

struct HelpSite {
  std::string origin;      // such as https://shop.example
  std::string stylesheet;  // its path
};

// The same page in another language.
struct Alternate {
  std::string language;
  std::string path;
};

struct HelpPage {
  int status = 200;
  std::string title;        // without the name of the base
  std::string description;  // empty: none
  std::string path;         // canonical; empty: none, such as of a search
  std::vector<Alternate> alternates;
  std::string json_ld;  // empty: none
  bool is_article = false;
  std::string main;   // HTML
  std::string query;  // what stands in the search field
};

struct HelpHtml {
  std::string html;
  std::string style_hash;  // of the page's own style, for its policy
};

struct HelpView {
  const HelpSite& site;
  const KnowledgeBase& base;
  std::string language;
  const HelpTexts& texts;
};

std::string home_path(const KnowledgeBase& base, std::string_view language);
std::string category_path(const KnowledgeBase& base, std::string_view language,
                          const Category& category);
std::string path_of(const KnowledgeBase& base, const PublishedArticle& article);

HelpHtml render(const HelpView& view, const HelpPage& page);

struct CategoryView {
  const Category* category = nullptr;  // none: articles of no category
  std::string name;
  std::string description;
  std::vector<PublishedArticle> articles;
};
HelpPage home_page(const HelpView& view, const std::vector<CategoryView>& categories);
HelpPage category_page(const HelpView& view, const CategoryView& category);
// `siblings`: the articles of its category, itself among them.
HelpPage article_page(const HelpView& view, const PublishedArticle& article,
                      const CategoryView& siblings, const std::vector<PublishedArticle>& languages);
HelpPage search_page(const HelpView& view, const std::string& query,
                     const std::vector<app::ArticleHit>& hits);
HelpPage missing_page(const HelpView& view);
// The article exists, but not in this language.
HelpPage untranslated_page(const HelpView& view, const std::vector<PublishedArticle>& languages);

// All public knowledge bases, when there is more than one; the language of the page is that of the
// texts.
HelpHtml render_index(const HelpSite& site, const HelpTexts& texts,
                      const std::vector<KnowledgeBase>& bases);

}  // namespace harken::edge
