// SPDX-License-Identifier: AGPL-3.0-or-later
// For search engines: what there is to read, in which languages, and what is not meant for them.
#include <map>

#include "core/rules/document_html.hpp"
#include "edge/help/help_content.hpp"

namespace harken::edge {

namespace {

struct Place {
  std::vector<Alternate> alternates;
  std::string changed;  // a day; empty: unknown
};

void append_place(std::string& xml, const HelpSite& site, const Place& place) {
  for (const auto& [language, path] : place.alternates) {
    xml += "<url><loc>" + escape_html(site.origin + path) + "</loc>";
    if (!place.changed.empty()) xml += "<lastmod>" + place.changed + "</lastmod>";
    if (place.alternates.size() > 1)
      for (const auto& other : place.alternates)
        xml += "<xhtml:link rel=\"alternate\" hreflang=\"" + escape_html(other.language) +
               "\" href=\"" + escape_html(site.origin + other.path) + "\"/>";
    xml += "</url>\n";
  }
}

Status append_base(Tx& tx, const HelpSite& site, const KnowledgeBase& base, std::string& xml) {
  Place home;
  std::map<std::int64_t, Place> articles;
  std::map<std::int64_t, Place> categories;
  for (const auto& language : base.languages) {
    home.alternates.push_back({language, home_path(base, language)});
    ASSIGN_OR_RETURN(const auto pages, tx.published_articles().list(base.id, language));
    for (const auto& page : pages) {
      auto& place = articles[page.number];
      place.alternates.push_back({language, path_of(base, page)});
      place.changed = std::max(place.changed, to_rfc3339(page.published_at).substr(0, 10));
    }
    ASSIGN_OR_RETURN(const auto all, tx.categories().list(base.id));
    for (const auto& category : all) {
      const bool has_pages = std::ranges::any_of(
          pages, [&](const PublishedArticle& page) { return page.category_id == category.id; });
      if (has_pages)
        categories[category.number].alternates.push_back(
            {language, category_path(base, language, category)});
    }
  }
  append_place(xml, site, home);
  for (const auto& [number, place] : categories) append_place(xml, site, place);
  for (const auto& [number, place] : articles) append_place(xml, site, place);
  return {};
}

Response text(std::string body, const char* type) {
  Response response;
  response.content_type = type;
  response.body = std::move(body);
  return response;
}

}  // namespace

HelpContent help_sitemap(const Request&) {
  return [](Tx& tx, const HelpSite& site) -> Result<Response> {
    std::string xml =
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset "
        "xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" "
        "xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n";
    ASSIGN_OR_RETURN(const auto bases, tx.knowledge_bases().list_public());
    for (const auto& base : bases) RETURN_IF_ERROR(append_base(tx, site, base, xml));
    return text(xml + "</urlset>\n", "application/xml; charset=utf-8");
  };
}

HelpContent help_robots(const Request&) {
  return [](Tx&, const HelpSite& site) -> Result<Response> {
    return text(
        "User-agent: *\nAllow: /help\nAllow: /assets/\nDisallow: /help/*/search\nDisallow: "
        "/\n\nSitemap: " +
            site.origin + "/help/sitemap.xml\n",
        "text/plain; charset=utf-8");
  };
}

}  // namespace harken::edge
