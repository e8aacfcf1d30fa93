// SPDX-License-Identifier: AGPL-3.0-or-later
// What several customers write about within hours.
#include <boost/json.hpp>

#include "app/alike/alike.hpp"
#include "core/rules/text.hpp"
#include "edge/api/routes.hpp"
#include "edge/http/problem.hpp"
#include "wire/json_tools.hpp"

namespace harken::edge {

namespace json = boost::json;

namespace {

json::value encode(const AlikeReport& report) {
  return {{"conversation_id", report.conversation_id.to_string()},
          {"contact_number", report.contact_number},
          {"contact_id", report.contact_id.to_string()},
          {"contact_name", report.contact_name},
          {"text", preview_of(report.text)},
          {"at", to_rfc3339(report.at)}};
}

json::value encode(const app::AlikeGroup& group) {
  json::array reports;
  for (const auto& report : group.reports) reports.push_back(encode(report));
  return {{"id", group.id.to_string()},
          {"customers", group.customers},
          {"since", to_rfc3339(group.reports.front().at)},
          {"latest", to_rfc3339(group.reports.back().at)},
          {"example", preview_of(group.reports.front().text)},
          {"reports", std::move(reports)}};
}

StaffDecode list(Api& api) {
  return [&api](const Request& request) -> Result<StaffWork> {
    RETURN_IF_ERROR(check_query(request, {}));
    return StaffWork([&api](StaffCall& call) -> Result<Response> {
      const auto groups = api.alike.groups(call.actor().workspace_id);
      ASSIGN_OR_RETURN(const auto shown, app::list_alike(call.tx, call.env, call.actor(), groups));
      json::array items;
      for (const auto& group : shown) items.push_back(encode(group));
      return ok({{"items", std::move(items)}});
    });
  };
}

asio::awaitable<Response> dismiss(Api& api, Request& request) {
  const auto id = path_id<MessageId>(request, 0);
  const auto body = check_no_body(request);
  std::function<Result<WorkspaceId>(Tx&)> work =
      [&api, id, body, credentials = credentials_of(request)](Tx& tx) -> Result<WorkspaceId> {
    ASSIGN_OR_RETURN(const auto who, app::authenticate(tx, api.env, credentials));
    if (!id) return std::unexpected(id.error());
    RETURN_IF_ERROR(body);
    const auto workspace = who.actor.workspace_id;
    RETURN_IF_ERROR(app::dismiss_alike(tx, api.env, who.actor, api.alike.groups(workspace), *id));
    return workspace;
  };
  auto dismissed = co_await run<WorkspaceId>(api.database, Mode::write, std::move(work));
  if (!dismissed) co_return problem(dismissed.error());
  api.alike.on_changed(*dismissed);
  co_return no_content();
}

}  // namespace

void add_alike_routes(Api& api, Routes& routes) {
  routes.push_back(staff_read(api, "/api/v1/alike-requests", list(api)));
  routes.push_back({Method::post, "/api/v1/alike-requests/{id}/dismiss",
                    [&api](Request& request) { return dismiss(api, request); }});
}

}  // namespace harken::edge
