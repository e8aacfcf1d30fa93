// SPDX-License-Identifier: AGPL-3.0-or-later
// Head, header and foot of every page.
#include <openssl/sha.h>

#include "core/base/base64.hpp"
#include "core/rules/colour.hpp"
#include "core/rules/document_html.hpp"
#include "edge/help/help_page.hpp"

namespace harken::edge {

namespace {

// The grounds of help.css, on which the accent has to be read.
constexpr std::string_view kLight = "#ffffff";
constexpr std::string_view kDark = "#131316";

// The base's own colour as a style of its own, allowed by its hash: the policy needs no exception.
std::string style_of(std::string_view accent) {
  const auto fill = accent_fill(accent);
  return ":root{--accent:" + fill.accent + ";--ink:" + fill.ink +
         ";--accent-text:" + accent_text(accent, kLight) +
         "}@media(prefers-color-scheme:dark){:root{--accent-text:" + accent_text(accent, kDark) +
         "}}";
}

std::string hash_of(std::string_view style) {
  unsigned char digest[SHA256_DIGEST_LENGTH];
  SHA256(reinterpret_cast<const unsigned char*>(style.data()), style.size(), digest);
  return "'sha256-" + to_base64({reinterpret_cast<const char*>(digest), sizeof(digest)}) + "'";
}

void append_meta(std::string& html, std::string_view kind, std::string_view name,
                 std::string_view content) {
  if (content.empty()) return;
  html.append("<meta ").append(kind).append("=\"").append(name).append("\" content=\"");
  html.append(escape_html(content)).append("\">");
}

void append_link(std::string& html, std::string_view attributes, const std::string& address) {
  html.append("<link ")
      .append(attributes)
      .append(" href=\"")
      .append(escape_html(address))
      .append("\">");
}

void append_addresses(std::string& html, const HelpView& view, const HelpPage& page) {
  if (page.path.empty()) return append_meta(html, "name", "robots", "noindex");
  append_link(html, "rel=\"canonical\"", view.site.origin + page.path);
  if (page.alternates.size() < 2) return;
  for (const auto& [language, path] : page.alternates) {
    append_link(html, "rel=\"alternate\" hreflang=\"" + escape_html(language) + "\"",
                view.site.origin + path);
    if (language == view.base.language)
      append_link(html, "rel=\"alternate\" hreflang=\"x-default\"", view.site.origin + path);
  }
}

std::string head(const HelpView& view, const HelpPage& page, const std::string& style) {
  const auto title = page.title.empty() ? view.base.name : page.title + " · " + view.base.name;
  std::string html =
      "<!doctype html><html lang=\"" + escape_html(view.language) + "\" dir=\"" +
      (view.language == "ar" || view.language == "he" || view.language == "fa" ? "rtl" : "ltr") +
      "\"><head><meta charset=\"utf-8\"><title>" + escape_html(title) +
      "</title><meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">"
      "<meta name=\"color-scheme\" content=\"light dark\">";
  append_meta(html, "name", "description", page.description);
  append_addresses(html, view, page);
  append_meta(html, "property", "og:title", page.title.empty() ? view.base.name : page.title);
  append_meta(html, "property", "og:description", page.description);
  append_meta(html, "property", "og:type", page.is_article ? "article" : "website");
  append_meta(html, "property", "og:site_name", view.base.name);
  append_meta(html, "property", "og:locale", view.language);
  if (!page.path.empty()) append_meta(html, "property", "og:url", view.site.origin + page.path);
  append_link(html, "rel=\"stylesheet\"", view.site.stylesheet);
  html += "<style>" + style + "</style>";
  if (!page.json_ld.empty())
    html += "<script type=\"application/ld+json\">" + page.json_ld + "</script>";
  return html + "</head>";
}

// A list that opens without JavaScript.
std::string language_switch(const HelpView& view, const HelpPage& page) {
  if (page.alternates.size() < 2) return {};
  std::string html = "<details class=\"languages\"><summary aria-label=\"" +
                     escape_html(view.texts.languages) + ": " +
                     escape_html(language_name(view.language)) + "\">" +
                     escape_html(language_name(view.language)) + "</summary><ul>";
  for (const auto& [language, path] : page.alternates) {
    const auto current = language == view.language ? " aria-current=\"true\"" : "";
    html += "<li><a lang=\"" + escape_html(language) + "\" hreflang=\"" + escape_html(language) +
            "\" href=\"" + escape_html(path) + "\"" + current + ">" +
            escape_html(language_name(language)) + "</a></li>";
  }
  return html + "</ul></details>";
}

// The first letter of the name, as a mark.
std::string mark_of(std::string_view name) {
  std::size_t size = 1;
  while (size < name.size() && (name[size] & 0xC0) == 0x80) ++size;
  return escape_html(name.substr(0, size));
}

std::string search_form(const HelpView& view, const HelpPage& page) {
  return "<form class=\"search\" role=\"search\" action=\"" +
         escape_html(home_path(view.base, view.language)) +
         "/search\"><input type=\"search\" name=\"q\" maxlength=\"100\" aria-label=\"" +
         escape_html(view.texts.search_hint) + "\" placeholder=\"" +
         escape_html(view.texts.search_hint) + "\" value=\"" + escape_html(page.query) +
         "\"><button>" + escape_html(view.texts.search) + "</button></form>";
}

}  // namespace

std::string home_path(const KnowledgeBase& base, std::string_view language) {
  return "/help/" + base.slug + "/" + std::string(language);
}

HelpHtml render(const HelpView& view, const HelpPage& page) {
  const auto style = style_of(view.base.accent);
  const bool is_home = page.title.empty();
  std::string html = head(view, page, style);
  html += is_home ? "<body class=\"home\">" : "<body>";
  html += "<a class=\"skip\" href=\"#main\">" + escape_html(view.texts.skip) +
          "</a><header><div class=\"bar\">";
  html += "<a class=\"brand\" href=\"" + escape_html(home_path(view.base, view.language)) +
          "\"><span class=\"mark\" aria-hidden=\"true\">" + mark_of(view.base.name) + "</span>" +
          escape_html(view.base.name) + "</a>" + (is_home ? "" : search_form(view, page)) +
          language_switch(view, page) + "</div>";
  if (is_home)
    html += "<div class=\"hero\"><h1>" + escape_html(view.texts.lead) + "</h1>" +
            search_form(view, page) + "</div>";
  html += "</header><main id=\"main\">" + page.main + "</main></body></html>";
  return {std::move(html), hash_of(style)};
}

HelpHtml render_index(const HelpSite& site, const HelpTexts& texts,
                      const std::vector<KnowledgeBase>& bases) {
  const auto style = style_of(bases.empty() ? "#4f46d8" : bases.front().accent);
  std::string html =
      "<!doctype html><html lang=\"" + std::string(texts.language) +
      "\"><head><meta charset=\"utf-8\"><title>" + std::string(texts.all_help) +
      "</title><meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">"
      "<meta name=\"color-scheme\" content=\"light dark\">";
  append_link(html, "rel=\"canonical\"", site.origin + "/help");
  append_link(html, "rel=\"stylesheet\"", site.stylesheet);
  html += "<style>" + style +
          "</style></head><body class=\"home\"><header><div class=\"hero\"><h1>" +
          std::string(texts.lead) + "</h1></div></header><main id=\"main\"><div class=\"topics\">";
  for (const auto& base : bases)
    html += "<section class=\"topic\"><h2><a href=\"/help/" + escape_html(base.slug) + "\">" +
            escape_html(base.name) + "</a></h2></section>";
  return {html + "</div></main></body></html>", hash_of(style)};
}

}  // namespace harken::edge
