// SPDX-License-Identifier: AGPL-3.0-or-later
#include "edge/http/static_files.hpp"

#include "edge/http/problem.hpp"
#include "edge/http/security_headers.hpp"

namespace harken::edge {

namespace {

bool is_demo(std::string_view path) { return path == "/demo" || path.starts_with("/demo/"); }

// Files under assets/ carry a hash of their content in the name.
std::string_view caching(std::string_view path) {
  if (path.find("/assets/") != std::string_view::npos) return "public, max-age=31536000, immutable";
  if (path == "/widget.js") return "public, max-age=300";
  return "no-cache";
}

bool takes_gzip(const Request& request) {
  return request.header("accept-encoding").find("gzip") != std::string_view::npos;
}

Response to_response(const EmbeddedAsset& asset, const Request& request) {
  Response response;
  response.content_type = asset.content_type;
  response.headers.emplace_back("ETag", asset.etag);
  response.headers.emplace_back("Cache-Control", caching(asset.path));
  if (!asset.gzip.empty()) response.headers.emplace_back("Vary", "Accept-Encoding");
  if (!asset.etag.empty() && request.header("if-none-match").contains(asset.etag)) {
    response.status = 304;
  } else if (!asset.gzip.empty() && takes_gzip(request)) {
    response.headers.emplace_back("Content-Encoding", "gzip");
    response.body = asset.gzip;
  } else {
    response.body = asset.identity;
  }
  return response;
}

}  // namespace

StaticFiles::StaticFiles(std::span<const EmbeddedAsset> assets, AllowedOrigins allowed_origins,
                         bool serves_demo)
    : allowed_origins_(std::move(allowed_origins)), serves_demo_(serves_demo) {
  for (const auto& asset : assets) by_path_.emplace(asset.path, &asset);
}

const EmbeddedAsset* StaticFiles::find(std::string_view path) const {
  const auto found = by_path_.find(path);
  return found == by_path_.end() ? nullptr : found->second;
}

const EmbeddedAsset* StaticFiles::find_page(const Request& request) const {
  const std::string_view path = request.path;
  if (is_demo(path) && !serves_demo_) return nullptr;
  if (path == "/demo" || path == "/demo/") return find("/demo/index.html");
  if (path == "/widget" || path == "/widget/") return find("/widget/index.html");
  if (const auto* asset = find(path)) return asset;
  if (path.starts_with("/api/") || path.starts_with("/help/") || path.contains("/assets/"))
    return nullptr;
  const bool is_page = path == "/" || request.header("accept").contains("text/html");
  return is_page ? find("/index.html") : nullptr;
}

asio::awaitable<Response> StaticFiles::serve(const Request& request) const {
  const auto* asset = find_page(request);
  if (!asset) co_return problem(fail_not_found("page").error());
  Response response = to_response(*asset, request);
  if (asset->path == "/widget/index.html" && allowed_origins_) {
    std::string key = request.query_param("channel").value_or(std::string());
    const std::vector<std::string> origins = co_await allowed_origins_(std::move(key));
    response.headers.emplace_back("Content-Security-Policy", widget_policy(origins));
  }
  co_return response;
}

}  // namespace harken::edge
