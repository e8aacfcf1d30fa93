// SPDX-License-Identifier: AGPL-3.0-or-later
// The way from the e-mail about a message into its conversation, and its end.
#include <boost/json.hpp>

#include "app/intake/mail_link.hpp"
#include "edge/api/routes.hpp"
#include "edge/http/problem.hpp"
#include "wire/decode.hpp"

namespace harken::edge {

namespace json = boost::json;

namespace {

Result<app::FollowMailLink> decode_link(const Request& request) {
  ASSIGN_OR_RETURN(const auto body, wire::parse_object(request.body));
  wire::ObjectReader reader(body);
  app::FollowMailLink command;
  command.channel_key = request.params.at(0);
  command.link = Secret(reader.text("link", 1, 100));
  command.session_token = bearer_of(request);
  RETURN_IF_ERROR(reader.finish());
  return command;
}

Response shown(const app::FollowedLink& followed) {
  const auto number = followed.contact_number;
  if (followed.token.empty()) return ok({{"token", nullptr}, {"contact_number", number}});
  return ok({{"token", followed.token.reveal()}, {"contact_number", number}}, 201);
}

asio::awaitable<Response> follow(Api& api, Request& request) {
  if (auto status = api.limiters.visits_by_address.take(request.remote_ip); !status)
    co_return problem(status.error());
  auto command = decode_link(request);
  if (!command) co_return problem(command.error());
  std::function<Result<app::FollowedLink>(Tx&)> work = [&api, link = *command](Tx& tx) {
    return app::follow_mail_link(tx, api.env, link);
  };
  auto followed = co_await run<app::FollowedLink>(api.database, Mode::write, std::move(work));
  co_return followed ? shown(*followed) : problem(followed.error());
}

Result<std::vector<SessionId>> revoke_as(Api& api, Tx& tx, const app::Credentials& credentials,
                                         const Result<ConversationId>& id) {
  ASSIGN_OR_RETURN(const auto who, app::authenticate(tx, api.env, credentials));
  if (!id) return std::unexpected(id.error());
  return app::revoke_mail_links(tx, api.env, who.actor, *id);
}

asio::awaitable<Response> revoke(Api& api, Request& request) {
  using Sessions = std::vector<SessionId>;
  std::function<Result<Sessions>(Tx&)> work = [&api, credentials = credentials_of(request),
                                               id = path_id<ConversationId>(request, 0)](Tx& tx) {
    return revoke_as(api, tx, credentials, id);
  };
  auto ended = co_await run<Sessions>(api.database, Mode::write, std::move(work));
  if (!ended) co_return problem(ended.error());
  for (const auto session : *ended) api.on_session_ended(session);
  co_return no_content();
}

}  // namespace

void add_mail_link_routes(Api& api, Routes& routes) {
  routes.push_back({Method::post, "/api/v1/widget/{key}/links",
                    [&api](Request& request) { return follow(api, request); }, 16 * 1024});
  routes.push_back({Method::del, "/api/v1/conversations/{id}/links",
                    [&api](Request& request) { return revoke(api, request); }});
}

}  // namespace harken::edge
