// SPDX-License-Identifier: AGPL-3.0-or-later
// Where I am signed in, and the way to end it from here.
#include <boost/json.hpp>

#include "app/admin/sessions.hpp"
#include "edge/api/routes.hpp"
#include "edge/http/problem.hpp"

namespace harken::edge {

namespace json = boost::json;

namespace {

json::value encode(const Session& session, SessionId current) {
  return {{"id", session.id.to_string()},
          {"current", session.id == current},
          {"browser", session.browser},
          {"address", session.address},
          {"created_at", to_rfc3339(session.created_at)},
          {"last_seen_at", to_rfc3339(session.last_seen_at)}};
}

Result<StaffWork> list(const Request& request) {
  RETURN_IF_ERROR(check_query(request, {}));
  return StaffWork([](StaffCall& call) -> Result<Response> {
    ASSIGN_OR_RETURN(const auto sessions, app::list_own_sessions(call.tx, call.env, call.actor()));
    json::array items;
    for (const auto& session : sessions) items.push_back(encode(session, call.who.session_id));
    return ok({{"items", std::move(items)}});
  });
}

asio::awaitable<Response> end_one(Api& api, Request& request) {
  const auto id = path_id<SessionId>(request, 0);
  std::function<Result<SessionId>(Tx&)> work =
      [&api, id, credentials = credentials_of(request)](Tx& tx) -> Result<SessionId> {
    ASSIGN_OR_RETURN(const auto who, app::authenticate(tx, api.env, credentials));
    if (!id) return std::unexpected(id.error());
    RETURN_IF_ERROR(app::end_own_session(tx, api.env, who.actor, *id));
    return *id;
  };
  auto ended = co_await run<SessionId>(api.database, Mode::write, std::move(work));
  if (!ended) co_return problem(ended.error());
  api.on_session_ended(*ended);
  co_return no_content();
}

asio::awaitable<Response> end_others(Api& api, Request& request) {
  std::function<Result<app::Authenticated>(Tx&)> work =
      [&api, credentials = credentials_of(request)](Tx& tx) -> Result<app::Authenticated> {
    ASSIGN_OR_RETURN(const auto who, app::authenticate(tx, api.env, credentials));
    RETURN_IF_ERROR(app::end_other_sessions(tx, api.env, who.actor, who.session_id));
    return who;
  };
  auto who = co_await run<app::Authenticated>(api.database, Mode::write, std::move(work));
  if (!who) co_return problem(who.error());
  // A program that asks has no session to keep; its own sockets go on by their token.
  api.on_user_signed_out(who->user.id, who->session_id);
  co_return no_content();
}

}  // namespace

void add_own_session_routes(Api& api, Routes& routes) {
  routes.push_back(staff_read(api, "/api/v1/me/sessions", list));
  routes.push_back({Method::del, "/api/v1/me/sessions",
                    [&api](Request& request) { return end_others(api, request); }});
  routes.push_back({Method::del, "/api/v1/me/sessions/{id}",
                    [&api](Request& request) { return end_one(api, request); }});
}

}  // namespace harken::edge
