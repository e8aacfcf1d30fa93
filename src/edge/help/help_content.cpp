// SPDX-License-Identifier: AGPL-3.0-or-later
#include "edge/help/help_content.hpp"

#include <algorithm>
#include <charconv>

#include "app/knowledge/knowledge_bases.hpp"
#include "core/rules/text.hpp"

namespace harken::edge {

namespace {

constexpr std::size_t kLongestQuestion = 100;

Response html_response(const HelpHtml& made, int status) {
  Response response;
  response.status = status;
  response.content_type = "text/html; charset=utf-8";
  response.body = made.html;
  response.headers = {
      {"Content-Security-Policy",
       "default-src 'none'; style-src 'self' " + made.style_hash +
           "; img-src 'self'; font-src 'self'; form-action 'self'; base-uri 'none'; "
           "frame-ancestors 'none'"},
      {"Cache-Control", "no-cache"}};
  return response;
}

Response show(const HelpView& view, const HelpPage& page) {
  return html_response(render(view, page), page.status);
}

Response redirect(int status, std::string path) {
  Response response;
  response.status = status;
  response.content_type = "text/plain; charset=utf-8";
  response.headers = {
      {"Location", std::move(path)}, {"Cache-Control", "no-cache"}, {"Vary", "Accept-Language"}};
  return response;
}

// Tags in the browser's order, without their weights.
std::vector<std::string> wished_languages(const Request& request) {
  std::vector<std::string> wishes;
  std::string_view rest = request.header("accept-language");
  while (!rest.empty() && wishes.size() < 20) {
    const auto item = rest.substr(0, rest.find(','));
    rest.remove_prefix(std::min(rest.size(), item.size() + 1));
    const auto tag = trim(item.substr(0, item.find(';')));
    wishes.push_back(to_lower_ascii(tag.substr(0, tag.find('-'))));
  }
  return wishes;
}

std::string choose_language(const std::vector<std::string>& wishes,
                            const std::vector<std::string>& known) {
  for (const auto& wish : wishes)
    if (std::ranges::find(known, wish) != known.end()) return wish;
  return known.empty() ? std::string("en") : known.front();
}

// The number in front of a name: "12-returns".
std::int64_t number_of(std::string_view name) {
  std::int64_t number = 0;
  std::from_chars(name.data(), name.data() + name.size(), number);
  return number;
}

// Without a base there is no name and no colour to show.
Response nowhere() {
  const std::string title(help_texts("en").not_found);
  Response response;
  response.status = 404;
  response.content_type = "text/html; charset=utf-8";
  response.body = "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>" + title +
                  "</title><meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">"
                  "<meta name=\"color-scheme\" content=\"light dark\"><meta name=\"robots\" "
                  "content=\"noindex\">"
                  "</head><body><main><h1>" +
                  title + "</h1></main></body></html>";
  response.headers = {{"Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'"}};
  return response;
}

using Show = std::function<Result<Response>(Tx&, const HelpView&)>;

// For pages of one base in one language. A language that the base does not have is no place either.
HelpContent in_base(const Request& request, Show show_it) {
  return [slug = request.params.at(0), language = request.params.at(1),
          show_it = std::move(show_it)](Tx& tx, const HelpSite& site) -> Result<Response> {
    ASSIGN_OR_RETURN(const auto base, tx.knowledge_bases().find_by_slug(slug));
    if (!base || !base->is_public) return nowhere();
    const bool has_language = std::ranges::find(base->languages, language) != base->languages.end();
    const HelpView view{site, *base, has_language ? language : base->language,
                        help_texts(has_language ? language : base->language)};
    if (!has_language) return show(view, missing_page(view));
    return show_it(tx, view);
  };
}

Result<std::vector<CategoryView>> load_categories(Tx& tx, const HelpView& view,
                                                  std::vector<Category>& categories) {
  ASSIGN_OR_RETURN(categories, tx.categories().list(view.base.id));
  ASSIGN_OR_RETURN(auto articles, tx.published_articles().list(view.base.id, view.language));
  std::vector<CategoryView> views;
  for (const auto& category : categories) {
    CategoryView each{&category, app::category_name(category, view.base, view.language), {}, {}};
    const auto name = std::ranges::find(category.names, view.language, &CategoryName::language);
    if (name != category.names.end()) each.description = name->description;
    for (const auto& article : articles)
      if (article.category_id == category.id) each.articles.push_back(article);
    if (!each.articles.empty()) views.push_back(std::move(each));
  }
  CategoryView rest;
  rest.name = view.texts.other_articles;
  for (auto& article : articles)
    if (!article.category_id) rest.articles.push_back(std::move(article));
  if (!rest.articles.empty()) views.push_back(std::move(rest));
  return views;
}

Result<Response> show_article(Tx& tx, const HelpView& view, const std::string& name) {
  const auto number = number_of(name);
  ASSIGN_OR_RETURN(const auto article,
                   tx.published_articles().find_by_number(view.base.id, number, view.language));
  if (!article) {
    // Perhaps it can be read in another language.
    for (const auto& language : view.base.languages) {
      ASSIGN_OR_RETURN(const auto other,
                       tx.published_articles().find_by_number(view.base.id, number, language));
      if (!other) continue;
      ASSIGN_OR_RETURN(const auto languages,
                       tx.published_articles().list_languages(other->article_id));
      return show(view, untranslated_page(view, languages));
    }
    return show(view, missing_page(view));
  }
  // Its title has changed since the link was made.
  if (name != std::to_string(number) + "-" + article->slug)
    return redirect(301, path_of(view.base, *article));
  ASSIGN_OR_RETURN(const auto languages,
                   tx.published_articles().list_languages(article->article_id));
  std::vector<Category> categories;
  ASSIGN_OR_RETURN(const auto views, load_categories(tx, view, categories));
  const auto siblings = std::ranges::find_if(views, [&](const CategoryView& each) {
    return each.category ? each.category->id == article->category_id : !article->category_id;
  });
  return show(view, article_page(view, *article,
                                 siblings == views.end() ? CategoryView{} : *siblings, languages));
}

Result<Response> show_category(Tx& tx, const HelpView& view, const std::string& name) {
  std::vector<Category> categories;
  ASSIGN_OR_RETURN(const auto views, load_categories(tx, view, categories));
  for (const auto& each : views) {
    if (!each.category || each.category->number != number_of(name)) continue;
    const auto path = category_path(view.base, view.language, *each.category);
    if (!path.ends_with("/" + name)) return redirect(301, path);
    return show(view, category_page(view, each));
  }
  return show(view, missing_page(view));
}

}  // namespace

HelpContent help_index(const Request& request) {
  return [wishes = wished_languages(request)](Tx& tx, const HelpSite& site) -> Result<Response> {
    ASSIGN_OR_RETURN(const auto bases, tx.knowledge_bases().list_public());
    if (bases.empty()) return nowhere();
    if (bases.size() == 1)
      return redirect(302,
                      home_path(bases.front(), choose_language(wishes, bases.front().languages)));
    const auto& texts = help_texts(choose_language(wishes, {"en", "ru", "id"}));
    return html_response(render_index(site, texts, bases), 200);
  };
}

HelpContent help_entrance(const Request& request) {
  return [slug = request.params.at(0), wishes = wished_languages(request)](
             Tx& tx, const HelpSite&) -> Result<Response> {
    ASSIGN_OR_RETURN(const auto base, tx.knowledge_bases().find_by_slug(slug));
    if (!base || !base->is_public) return nowhere();
    return redirect(302, home_path(*base, choose_language(wishes, base->languages)));
  };
}

HelpContent help_home(const Request& request) {
  return in_base(request, [](Tx& tx, const HelpView& view) -> Result<Response> {
    std::vector<Category> categories;
    ASSIGN_OR_RETURN(const auto views, load_categories(tx, view, categories));
    return show(view, home_page(view, views));
  });
}

HelpContent help_category(const Request& request) {
  return in_base(request, [name = request.params.at(2)](Tx& tx, const HelpView& view) {
    return show_category(tx, view, name);
  });
}

HelpContent help_article(const Request& request) {
  return in_base(request, [name = request.params.at(2)](Tx& tx, const HelpView& view) {
    return show_article(tx, view, name);
  });
}

HelpContent help_search(const Request& request) {
  const auto asked = request.query_param("q").value_or("");
  const std::string query(first_code_points(trim(asked), kLongestQuestion));
  return in_base(request, [query](Tx& tx, const HelpView& view) -> Result<Response> {
    std::vector<app::ArticleHit> hits;
    if (!query.empty()) {
      ASSIGN_OR_RETURN(hits,
                       app::find_articles(tx, {{view.base}, view.language, query, app::kMostHits}));
    }
    return show(view, search_page(view, query, hits));
  });
}

HelpContent help_missing(const Request& request) {
  return in_base(request, [](Tx&, const HelpView& view) -> Result<Response> {
    return show(view, missing_page(view));
  });
}

}  // namespace harken::edge
