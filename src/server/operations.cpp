// SPDX-License-Identifier: AGPL-3.0-or-later
#include "server/operations.hpp"

#include "edge/async_database.hpp"

namespace harken::server {

namespace asio = edge::asio;

namespace {

edge::Response text(int status, std::string body, std::string type = "text/plain; charset=utf-8") {
  edge::Response response;
  response.status = status;
  response.content_type = std::move(type);
  response.body = std::move(body);
  return response;
}

// It can serve: the database answers, which it does only after its migrations.
asio::awaitable<edge::Response> readyz(Database& database) {
  std::function<Result<bool>(Tx&)> ask = [](Tx& tx) -> Result<bool> {
    RETURN_IF_ERROR(tx.workspaces().list());
    return true;
  };
  auto answer = co_await edge::run<bool>(database, edge::Mode::read, std::move(ask));
  const bool is_ready = answer && database.is_healthy();
  co_return text(is_ready ? 200 : 503, is_ready ? "ready\n" : "the database does not answer\n");
}

edge::Handler constant(edge::Response response) {
  const auto shared = std::make_shared<const edge::Response>(std::move(response));
  return [shared](edge::Request&) -> asio::awaitable<edge::Response> {
    return [](std::shared_ptr<const edge::Response> answer) -> asio::awaitable<edge::Response> {
      co_return *answer;
    }(shared);
  };
}

asio::awaitable<edge::Response> metrics(std::shared_ptr<Operations> operations) {
  auto metrics = operations->metrics();
  auto& database = operations->database;
  if (operations->cluster_metrics && database.is_healthy()) {
    auto more =
        co_await edge::run<std::string>(database, edge::Mode::read, operations->cluster_metrics);
    if (more) metrics += *more;
  }
  co_return text(200, std::move(metrics), "text/plain; version=0.0.4; charset=utf-8");
}

}  // namespace

std::vector<edge::Route> operations_routes(Operations operations) {
  const auto shared = std::make_shared<Operations>(std::move(operations));
  std::vector<edge::Route> routes;
  const auto add = [&](const char* path, edge::Handler handler) {
    routes.push_back({edge::Method::get, path, std::move(handler)});
  };
  add("/healthz", constant(text(200, "alive\n")));
  add("/readyz", [shared](edge::Request&) { return readyz(shared->database); });
  add("/metrics", [shared](edge::Request&) { return metrics(shared); });
  add("/openapi.json", constant(text(200, std::string(shared->openapi_json), "application/json")));
  add("/docs", constant(text(200, render_docs(shared->openapi_json), "text/html; charset=utf-8")));
  return routes;
}

}  // namespace harken::server
