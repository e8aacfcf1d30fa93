// SPDX-License-Identifier: AGPL-3.0-or-later
#include "edge/help/help_centre.hpp"

#include <openssl/sha.h>

#include "app/intake/files.hpp"
#include "edge/async_database.hpp"
#include "edge/help/help_content.hpp"
#include "edge/http/gzip.hpp"
#include "edge/http/problem.hpp"
#include "ports/knowledge_store.hpp"

namespace harken::edge {

namespace {

std::string etag_of(std::string_view body) {
  unsigned char digest[SHA256_DIGEST_LENGTH];
  SHA256(reinterpret_cast<const unsigned char*>(body.data()), body.size(), digest);
  constexpr char kHex[] = "0123456789abcdef";
  std::string tag = "\"";
  for (int i = 0; i < 12; ++i) {
    tag.push_back(kHex[digest[i] >> 4]);
    tag.push_back(kHex[digest[i] & 15]);
  }
  return tag + "\"";
}

std::shared_ptr<const CachedPage> to_cached(Response response) {
  auto page = std::make_shared<CachedPage>();
  page->content_type = response.content_type;
  for (const auto& [name, value] : response.headers)
    if (name == "Content-Security-Policy") page->policy = value;
  page->etag = etag_of(response.body);
  page->gzip = std::make_shared<const std::string>(gzip(response.body));
  page->body = std::make_shared<const std::string>(std::move(response.body));
  return page;
}

Response to_response(const CachedPage& page, const Request& request) {
  Response response;
  response.content_type = page.content_type;
  response.headers = {
      {"ETag", page.etag}, {"Cache-Control", "no-cache"}, {"Vary", "Accept-Encoding"}};
  if (!page.policy.empty()) response.headers.emplace_back("Content-Security-Policy", page.policy);
  if (request.header("if-none-match").contains(page.etag)) {
    response.status = 304;
  } else if (request.header("accept-encoding").contains("gzip")) {
    response.headers.emplace_back("Content-Encoding", "gzip");
    response.shared_body = page.gzip;
  } else {
    response.shared_body = page.body;
  }
  return response;
}

bool changes_pages(std::string_view type) {
  return type.starts_with("article.") || type.starts_with("category.") ||
         type.starts_with("knowledge_base.");
}

}  // namespace

HelpSite HelpCentre::site_of(const Request& request) const {
  if (!options_.public_url.empty()) return {options_.public_url, options_.stylesheet};
  return {(request.is_secure ? "https://" : "http://") + std::string(request.header("host")),
          options_.stylesheet};
}

void HelpCentre::notice(std::span<const Event> events) {
  for (const auto& event : events)
    if (changes_pages(event.type)) return cache_.forget();
}

asio::awaitable<Response> HelpCentre::fresh_page(const Request& request, Render render) {
  std::function<Result<Response>(Tx&)> work =
      [site = site_of(request), render = std::move(render)](Tx& tx) { return render(tx, site); };
  auto response = co_await run<Response>(database_, Mode::read, std::move(work));
  if (!response) co_return problem(response.error());
  co_return *std::move(response);
}

asio::awaitable<Response> HelpCentre::page(const Request& request, Render render) {
  const auto key = site_of(request).origin + request.path;
  if (const auto known = cache_.find(key)) co_return to_response(*known, request);
  const auto generation = cache_.generation();
  Response response = co_await fresh_page(request, std::move(render));
  if (response.status != 200) co_return response;
  const auto made = to_cached(std::move(response));
  cache_.put(key, generation, made);
  co_return to_response(*made, request);
}

asio::awaitable<Response> HelpCentre::picture(const Request& request) {
  std::function<Result<File>(Tx&)> work = [id = request.params.at(0)](Tx& tx) -> Result<File> {
    ASSIGN_OR_RETURN(const auto file, tx.published_articles().find_public_file(id));
    if (!file || !file->type.starts_with("image/")) return fail_not_found("picture");
    return *file;
  };
  auto file = co_await run<File>(database_, Mode::read, std::move(work));
  if (!file) co_return problem(file.error());
  Response response;
  response.content_type = file->type;
  response.headers = {{"ETag", "\"" + file->hash.substr(0, 24) + "\""},
                      {"Cache-Control", "public, max-age=300"},
                      {"Content-Disposition", "inline"},
                      {"Content-Security-Policy", "sandbox; default-src 'none'"}};
  if (request.header("if-none-match").contains(response.headers.front().second)) {
    response.status = 304;
    co_return response;
  }
  std::function<Result<std::string>()> get = [this, hash = file->hash] { return blobs_.get(hash); };
  auto bytes = co_await run_on<Result<std::string>>(worker_, std::move(get));
  if (!bytes) co_return problem(bytes.error());
  response.body = *std::move(bytes);
  co_return response;
}

asio::awaitable<Response> HelpCentre::search(const Request& request) {
  if (auto status = searches_.take(request.remote_ip); !status) co_return problem(status.error());
  Response response = co_await fresh_page(request, help_search(request));
  co_return response;
}

void HelpCentre::add_page_routes(std::vector<Route>& routes) {
  const auto add = [&](const char* pattern, auto content) {
    routes.push_back({Method::get, pattern, [this, content](Request& request) {
                        return page(request, content(request));
                      }});
  };
  const auto add_fresh = [&](const char* pattern, auto content) {
    routes.push_back({Method::get, pattern, [this, content](Request& request) {
                        return fresh_page(request, content(request));
                      }});
  };
  // Where it leads depends on who asks.
  for (const auto* pattern : {"/help", "/help/"}) add_fresh(pattern, help_index);
  for (const auto* pattern : {"/help/{base}", "/help/{base}/"}) add_fresh(pattern, help_entrance);
  for (const auto* pattern : {"/help/{base}/{language}", "/help/{base}/{language}/"})
    add(pattern, help_home);
  add("/help/{base}/{language}/categories/{name}", help_category);
  add("/help/{base}/{language}/articles/{name}", help_article);
  routes.push_back({Method::get, "/help/{base}/{language}/search",
                    [this](Request& request) { return search(request); }});
  for (const auto* pattern :
       {"/help/{base}/{language}/{c}", "/help/{base}/{language}/{c}/{d}",
        "/help/{base}/{language}/{c}/{d}/{e}", "/help/{base}/{language}/{c}/{d}/{e}/{f}"})
    add_fresh(pattern, help_missing);
}

std::vector<Route> HelpCentre::routes() {
  std::vector<Route> routes;
  routes.push_back(
      {Method::get, "/help/files/{id}", [this](Request& request) { return picture(request); }});
  const auto add = [&](const char* path, HelpContent (*content)(const Request&)) {
    routes.push_back({Method::get, path, [this, content](Request& request) {
                        return page(request, content(request));
                      }});
  };
  add("/help/sitemap.xml", help_sitemap);
  add("/robots.txt", help_robots);
  add_page_routes(routes);
  return routes;
}

}  // namespace harken::edge
