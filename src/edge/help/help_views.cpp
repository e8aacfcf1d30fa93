// SPDX-License-Identifier: AGPL-3.0-or-later
// What stands on the pages.
#include <boost/json.hpp>
#include <functional>

#include "app/knowledge/knowledge_bases.hpp"
#include "core/rules/document.hpp"
#include "core/rules/document_html.hpp"
#include "core/rules/slug.hpp"
#include "edge/help/help_page.hpp"
#include "edge/http/uri.hpp"

namespace harken::edge {

namespace json = boost::json;

namespace {

constexpr std::size_t kArticlesOnCard = 5;
constexpr std::size_t kEntriesOfOutline = 3;  // fewer need no list

std::string link(const std::string& path, std::string_view text, std::string_view attributes = {}) {
  return "<a href=\"" + escape_html(path) + "\"" + std::string(attributes) + ">" +
         escape_html(text) + "</a>";
}

std::string article_links(const HelpView& view, const std::vector<PublishedArticle>& articles,
                          std::size_t most, ArticleId current = {}) {
  std::string html = "<ul>";
  for (const auto& article : articles) {
    if (most-- == 0) break;
    const auto here = article.article_id == current ? " aria-current=\"page\"" : "";
    html += "<li>" + link(path_of(view.base, article), article.title, here) + "</li>";
  }
  return html + "</ul>";
}

struct Crumb {
  std::string path;
  std::string name;
};

std::string breadcrumbs(const HelpView& view, const std::vector<Crumb>& crumbs) {
  std::string html =
      "<nav class=\"crumbs\" aria-label=\"" + escape_html(view.texts.breadcrumbs) + "\"><ol>";
  for (const auto& [path, name] : crumbs) html += "<li>" + link(path, name) + "</li>";
  return html + "</ol></nav>";
}

// "<" would end the script in which it stands.
std::string to_script(const json::value& value) {
  std::string text = json::serialize(value), safe;
  for (const char c : text) {
    if (c == '<')
      safe += "\\u003c";
    else if (c == '>')
      safe += "\\u003e";
    else if (c == '&')
      safe += "\\u0026";
    else
      safe.push_back(c);
  }
  return safe;
}

json::value breadcrumb_data(const HelpView& view, const std::vector<Crumb>& crumbs) {
  json::array items;
  for (const auto& [path, name] : crumbs)
    items.push_back({{"@type", "ListItem"},
                     {"position", items.size() + 1},
                     {"name", name},
                     {"item", view.site.origin + path}});
  return {{"@type", "BreadcrumbList"}, {"itemListElement", std::move(items)}};
}

std::vector<Alternate> everywhere(const HelpView& view,
                                  const std::function<std::string(std::string_view)>& path) {
  std::vector<Alternate> alternates;
  for (const auto& language : view.base.languages) alternates.push_back({language, path(language)});
  return alternates;
}

std::string outline_html(const HelpView& view, const Document& body) {
  const auto outline = outline_of(body);
  if (outline.size() < kEntriesOfOutline) return {};
  std::string html = "<nav class=\"outline\" aria-labelledby=\"outline\"><h2 id=\"outline\">" +
                     escape_html(view.texts.on_this_page) + "</h2><ul>";
  for (const auto& entry : outline)
    if (entry.level < 4)
      html += "<li class=\"level" + std::to_string(entry.level) + "\">" +
              link("#" + entry.anchor, entry.text) + "</li>";
  return html + "</ul></nav>";
}

json::value article_data(const HelpView& view, const PublishedArticle& article,
                         const std::string& path, const std::vector<Crumb>& crumbs) {
  const json::value text{{"@type", "Article"},
                         {"headline", article.title},
                         {"description", article.excerpt},
                         {"inLanguage", article.language},
                         {"datePublished", to_rfc3339(article.first_published_at)},
                         {"dateModified", to_rfc3339(article.published_at)},
                         {"mainEntityOfPage", view.site.origin + path}};
  return {{"@context", "https://schema.org"},
          {"@graph", json::array{text, breadcrumb_data(view, crumbs)}}};
}

}  // namespace

std::string path_of(const KnowledgeBase& base, const PublishedArticle& article) {
  return article_path(base, article.language, article.number, article.slug);
}

std::string category_path(const KnowledgeBase& base, std::string_view language,
                          const Category& category) {
  const auto name = slug_of(app::category_name(category, base, language));
  return home_path(base, language) + "/categories/" + std::to_string(category.number) +
         (name.empty() ? "" : "-" + name);
}

HelpPage home_page(const HelpView& view, const std::vector<CategoryView>& categories) {
  HelpPage page;
  page.path = home_path(view.base, view.language);
  page.description = std::string(view.texts.lead) + " " + view.base.name;
  page.alternates =
      everywhere(view, [&](std::string_view language) { return home_path(view.base, language); });
  if (categories.empty())
    page.main = "<p class=\"nothing\">" + escape_html(view.texts.empty) + "</p>";
  page.main += "<div class=\"topics\">";
  for (const auto& each : categories) {
    const auto count = each.articles.size();
    const auto path =
        each.category ? category_path(view.base, view.language, *each.category) : std::string();
    page.main += "<section class=\"topic\"><h2>" +
                 (each.category ? link(path, each.name) : escape_html(each.name)) + "</h2>";
    if (!each.description.empty()) page.main += "<p>" + escape_html(each.description) + "</p>";
    page.main += article_links(view, each.articles, each.category ? kArticlesOnCard : count);
    if (each.category && count > kArticlesOnCard)
      page.main += "<p class=\"all\">" + link(path, count_articles(view.texts, count)) + "</p>";
    page.main += "</section>";
  }
  page.main += "</div>";
  return page;
}

HelpPage category_page(const HelpView& view, const CategoryView& category) {
  HelpPage page;
  page.title = category.name;
  page.description = category.description;
  page.path = category_path(view.base, view.language, *category.category);
  page.alternates = everywhere(view, [&](std::string_view language) {
    return category_path(view.base, language, *category.category);
  });
  const std::vector<Crumb> crumbs{
      {home_path(view.base, view.language), std::string(view.texts.home)}};
  page.main = "<div class=\"column\">" + breadcrumbs(view, crumbs) + "<h1>" +
              escape_html(category.name) + "</h1>";
  if (!category.description.empty())
    page.main += "<p class=\"lead\">" + escape_html(category.description) + "</p>";
  page.main += "<ul class=\"articles\">";
  for (const auto& article : category.articles)
    page.main += "<li><h2>" + link(path_of(view.base, article), article.title) + "</h2><p>" +
                 escape_html(article.excerpt) + "</p></li>";
  page.main += "</ul></div>";
  return page;
}

HelpPage article_page(const HelpView& view, const PublishedArticle& article,
                      const CategoryView& siblings,
                      const std::vector<PublishedArticle>& languages) {
  HelpPage page;
  page.title = article.title;
  page.description = article.excerpt;
  page.path = path_of(view.base, article);
  page.is_article = true;
  for (const auto& each : languages)
    page.alternates.push_back({each.language, path_of(view.base, each)});
  std::vector<Crumb> crumbs{{home_path(view.base, view.language), std::string(view.texts.home)}};
  if (siblings.category)
    crumbs.push_back({category_path(view.base, view.language, *siblings.category), siblings.name});
  page.json_ld = to_script(article_data(view, article, page.path, crumbs));
  const auto outline = outline_html(view, article.body);
  page.main = "<div class=\"reading\"><article class=\"column\">" + breadcrumbs(view, crumbs) +
              "<h1>" + escape_html(article.title) + "</h1><p class=\"date\">" +
              escape_html(view.texts.updated) + " <time datetime=\"" +
              to_rfc3339(article.published_at).substr(0, 10) + "\">" +
              long_date(view.texts, article.published_at) + "</time></p><div class=\"prose\">" +
              to_html(article.body, "/help/files/") + "</div></article><aside>" + outline;
  if (siblings.articles.size() > 1) {
    const auto heading = siblings.category ? std::string(view.texts.more_in) + " " + siblings.name
                                           : std::string(view.texts.other_articles);
    page.main += "<nav class=\"siblings\" aria-labelledby=\"siblings\"><h2 id=\"siblings\">" +
                 escape_html(heading) + "</h2>" +
                 article_links(view, siblings.articles, 12, article.article_id) + "</nav>";
  }
  page.main += "</aside></div>";
  return page;
}

HelpPage search_page(const HelpView& view, const std::string& query,
                     const std::vector<app::ArticleHit>& hits) {
  HelpPage page;
  page.query = query;
  page.alternates = everywhere(view, [&](std::string_view language) {
    return home_path(view.base, language) + "/search?q=" + percent_encode(query);
  });
  page.title = query.empty() ? std::string(view.texts.search) : query;
  page.main = "<div class=\"column\"><h1>";
  if (query.empty()) {
    page.main += escape_html(view.texts.no_question) + "</h1></div>";
    return page;
  }
  page.main += escape_html(view.texts.results) + " “" + escape_html(query) + "”</h1>";
  if (hits.empty()) {
    page.main += "<div class=\"nothing\"><p>" + escape_html(view.texts.nothing_found) + "</p><p>" +
                 escape_html(view.texts.nothing_found_hint) + "</p></div></div>";
    return page;
  }
  page.main +=
      "<p class=\"lead\">" + count_results(view.texts, hits.size()) + "</p><ul class=\"articles\">";
  for (const auto& hit : hits) {
    page.main += "<li lang=\"" + escape_html(hit.article.language) + "\"><h2>" +
                 link(path_of(hit.base, hit.article), hit.article.title) + "</h2>";
    if (!hit.category.empty())
      page.main += "<p class=\"where\">" + escape_html(hit.category) + "</p>";
    page.main += "<p>";
    for (const auto& [text, is_hit] : hit.snippet)
      page.main += is_hit ? "<mark>" + escape_html(text) + "</mark>" : escape_html(text);
    page.main += "</p></li>";
  }
  page.main += "</ul></div>";
  return page;
}

HelpPage missing_page(const HelpView& view) {
  HelpPage page;
  page.status = 404;
  page.title = view.texts.not_found;
  page.alternates =
      everywhere(view, [&](std::string_view language) { return home_path(view.base, language); });
  page.main = "<div class=\"column missing\"><h1>" + escape_html(view.texts.not_found) +
              "</h1><p class=\"lead\">" + escape_html(view.texts.not_found_hint) + "</p><p>" +
              link(home_path(view.base, view.language), view.texts.home, " class=\"button\"") +
              "</p></div>";
  return page;
}

HelpPage untranslated_page(const HelpView& view, const std::vector<PublishedArticle>& languages) {
  HelpPage page;
  page.status = 404;
  page.title = languages.front().title;
  page.main = "<div class=\"column missing\"><h1>" + escape_html(page.title) +
              "</h1><p class=\"lead\">" + escape_html(view.texts.only_in) +
              "</p><ul class=\"articles\">";
  for (const auto& each : languages)
    page.main += "<li lang=\"" + escape_html(each.language) + "\"><h2>" +
                 link(path_of(view.base, each), each.title) + "</h2><p class=\"where\">" +
                 escape_html(language_name(each.language)) + "</p></li>";
  page.main += "</ul></div>";
  return page;
}

}  // namespace harken::edge
