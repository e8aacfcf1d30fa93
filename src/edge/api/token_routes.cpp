// SPDX-License-Identifier: AGPL-3.0-or-later
#include <boost/json.hpp>

#include "app/admin/sessions.hpp"
#include "edge/api/routes.hpp"
#include "wire/decode.hpp"
#include "wire/encode.hpp"

namespace harken::edge {

namespace {

Result<StaffWork> list(const Request& request) {
  RETURN_IF_ERROR(check_query(request, {}));
  return StaffWork([](StaffCall& call) -> Result<Response> {
    ASSIGN_OR_RETURN(const auto tokens, call.tx.api_tokens().list(call.actor().user_id));
    boost::json::array items;
    for (const auto& token : tokens) items.push_back(wire::encode(token));
    return ok({{"items", std::move(items)}});
  });
}

Result<StaffWork> create(const Request& request) {
  ASSIGN_OR_RETURN(const auto body, wire::parse_object(request.body));
  wire::ObjectReader reader(body);
  const auto name = reader.text("name", 1, 100);
  RETURN_IF_ERROR(reader.finish());
  return StaffWork([name](StaffCall& call) -> Result<Response> {
    ASSIGN_OR_RETURN(const auto created, app::create_token(call.tx, call.env, call.actor(), name));
    return ok({{"id", created.row.id.to_string()},
               {"name", created.row.name},
               {"token", created.token.reveal()}},
              201);
  });
}

Result<StaffWork> revoke(const Request& request) {
  ASSIGN_OR_RETURN(const auto id, path_id<TokenId>(request, 0));
  return StaffWork([id](StaffCall& call) -> Result<Response> {
    RETURN_IF_ERROR(app::revoke_token(call.tx, call.env, call.actor(), id));
    return no_content();
  });
}

}  // namespace

void add_token_routes(Api& api, Routes& routes) {
  routes.push_back(staff_read(api, "/api/v1/tokens", list));
  routes.push_back(staff_write(api, Method::post, "/api/v1/tokens", create));
  routes.push_back(staff_write(api, Method::del, "/api/v1/tokens/{id}", revoke));
}

}  // namespace harken::edge
