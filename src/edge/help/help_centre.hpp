// SPDX-License-Identifier: AGPL-3.0-or-later
// The public help centre under /help, with /robots.txt and its sitemap. It reads nothing but what
// is published in public knowledge bases.
#pragma once

#include <boost/asio/any_io_executor.hpp>
#include <span>
#include <string>
#include <vector>

#include "core/model/event.hpp"
#include "edge/help/help_cache.hpp"
#include "edge/help/help_page.hpp"
#include "edge/http/http.hpp"
#include "edge/http/rate_limit.hpp"
#include "ports/blob_store.hpp"
#include "ports/database.hpp"

namespace harken::edge {

struct HelpOptions {
  std::string public_url;  // empty: as the Host header says
  std::string stylesheet;  // its path, with a version
  RateLimit searches;      // of one address
};

class HelpCentre {
 public:
  HelpCentre(Database& database, BlobStore& blobs, boost::asio::any_io_executor worker,
             HelpOptions options)
      : database_(database),
        blobs_(blobs),
        worker_(std::move(worker)),
        options_(std::move(options)),
        searches_(options_.searches) {}

  std::vector<Route> routes();
  // Pages are forgotten when one of these changes them. On a thread of the database; quick.
  void notice(std::span<const Event> events);

 private:
  using Render = std::function<Result<Response>(Tx&, const HelpSite&)>;

  // From the cache, or made in a read of the database and kept.
  asio::awaitable<Response> page(const Request& request, Render render);
  // The same without keeping it.
  asio::awaitable<Response> fresh_page(const Request& request, Render render);
  asio::awaitable<Response> search(const Request& request);
  asio::awaitable<Response> picture(const Request& request);
  HelpSite site_of(const Request& request) const;
  void add_page_routes(std::vector<Route>& routes);

  Database& database_;
  BlobStore& blobs_;
  boost::asio::any_io_executor worker_;
  HelpOptions options_;
  RateLimiter searches_;
  HelpCache cache_;
};

}  // namespace harken::edge
