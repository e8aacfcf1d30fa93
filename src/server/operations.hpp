// SPDX-License-Identifier: AGPL-3.0-or-later
// Routes for those who run a desk: health, metrics, and the contract of the API.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "edge/http/http.hpp"
#include "ports/database.hpp"

namespace harken::server {

struct Operations {
  Database& database;
  std::function<std::string()> metrics;  // in the text format of Prometheus
  // More of them, from the database; none: nobody shares it.
  std::function<Result<std::string>(Tx&)> cluster_metrics;
  std::string_view openapi_json;  // embedded; empty in builds without the web part
};

std::vector<edge::Route> operations_routes(Operations operations);

// The contract as a page to read, without scripts.
std::string render_docs(std::string_view openapi_json);

}  // namespace harken::server
