// SPDX-License-Identifier: AGPL-3.0-or-later
// The web console, the widget and the demo shop, which live inside the executable.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "edge/http/http.hpp"

namespace harken::edge {

struct EmbeddedAsset {
  std::string_view path;  // such as /assets/index-4f3a.js
  std::string_view content_type;
  std::string_view identity;  // the bytes
  std::string_view gzip;      // empty: not worth it
  std::string_view etag;      // with its quotes
};

class StaticFiles {
 public:
  // Origins that may frame the widget of this channel; empty: any.
  using AllowedOrigins =
      std::function<asio::awaitable<std::vector<std::string>>(std::string channel_key)>;

  StaticFiles() = default;
  StaticFiles(std::span<const EmbeddedAsset> assets, AllowedOrigins allowed_origins,
              bool serves_demo);

  // For GET and HEAD of a path that no route knows. Pages of the console are all /index.html.
  asio::awaitable<Response> serve(const Request& request) const;

 private:
  const EmbeddedAsset* find(std::string_view path) const;
  const EmbeddedAsset* find_page(const Request& request) const;

  std::unordered_map<std::string_view, const EmbeddedAsset*> by_path_;
  AllowedOrigins allowed_origins_;
  bool serves_demo_ = false;
};

}  // namespace harken::edge
