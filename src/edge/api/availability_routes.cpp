// SPDX-License-Identifier: AGPL-3.0-or-later
// The workspace's statuses, and who has which.
#include <boost/json.hpp>

#include "app/admin/statuses.hpp"
#include "app/conversation/availability.hpp"
#include "edge/api/routes.hpp"
#include "wire/decode.hpp"
#include "wire/deletion.hpp"
#include "wire/encode.hpp"

namespace harken::edge {

namespace json = boost::json;

namespace {

Result<StatusId> decode_status(const Request& request) {
  ASSIGN_OR_RETURN(const auto body, wire::parse_object(request.body));
  wire::ObjectReader reader(body);
  const auto status = reader.id<StatusId>("status");
  RETURN_IF_ERROR(reader.finish());
  return status;
}

StaffWork give_status(UserId user, StatusId status) {
  return [user, status](StaffCall& call) -> Result<Response> {
    const auto who = user ? user : call.actor().user_id;
    ASSIGN_OR_RETURN(const auto changed,
                     app::set_status(call.tx, call.env, call.actor(), who, status));
    return ok(wire::encode(changed, call.env.presence.is_online(who)));
  };
}

Result<StaffWork> set_own(const Request& request) {
  ASSIGN_OR_RETURN(const auto status, decode_status(request));
  return give_status(UserId(), status);
}

Result<StaffWork> set_of_user(const Request& request) {
  ASSIGN_OR_RETURN(const auto user, path_id<UserId>(request, 0));
  ASSIGN_OR_RETURN(const auto status, decode_status(request));
  return give_status(user, status);
}

Result<StaffWork> list(const Request& request) {
  RETURN_IF_ERROR(check_query(request, {}));
  return StaffWork([](StaffCall& call) -> Result<Response> {
    ASSIGN_OR_RETURN(const auto statuses, call.tx.statuses().list(call.actor().workspace_id));
    json::array items;
    for (const auto& status : statuses) items.push_back(wire::encode(status));
    return ok({{"items", std::move(items)}});
  });
}

Result<StaffWork> create(const Request& request) {
  ASSIGN_OR_RETURN(const auto body, wire::parse_object(request.body));
  wire::ObjectReader reader(body);
  app::EditStatus command;
  command.name = reader.text("name", 1, 40);
  command.takes_work = reader.boolean("takes_work");
  RETURN_IF_ERROR(reader.finish());
  return StaffWork([command](StaffCall& call) -> Result<Response> {
    ASSIGN_OR_RETURN(const auto status,
                     app::create_status(call.tx, call.env, call.actor(), command));
    return ok(wire::encode(status), 201);
  });
}

Result<StaffWork> update(const Request& request) {
  ASSIGN_OR_RETURN(const auto body, wire::parse_object(request.body));
  wire::ObjectReader reader(body);
  app::EditStatus command;
  ASSIGN_OR_RETURN(command.id, path_id<StatusId>(request, 0));
  command.version = reader.integer("version");
  command.name = reader.optional_text("name", 1, 40);
  command.takes_work = reader.optional_bool("takes_work");
  if (body.contains("position")) command.position = reader.integer("position");
  RETURN_IF_ERROR(reader.finish());
  return StaffWork([command](StaffCall& call) -> Result<Response> {
    ASSIGN_OR_RETURN(const auto status,
                     app::update_status(call.tx, call.env, call.actor(), command));
    return ok(wire::encode(status));
  });
}

Result<StaffWork> remove(const Request& request) {
  ASSIGN_OR_RETURN(const auto id, path_id<StatusId>(request, 0));
  return StaffWork([id](StaffCall& call) -> Result<Response> {
    ASSIGN_OR_RETURN(const auto deletion, app::delete_status(call.tx, call.env, call.actor(), id));
    return ok(wire::encode(deletion));
  });
}

}  // namespace

void add_availability_routes(Api& api, Routes& routes) {
  const auto write = [&](Method method, const char* path, StaffDecode decode) {
    routes.push_back(staff_write(api, method, path, std::move(decode)));
  };
  write(Method::put, "/api/v1/me/availability", set_own);
  write(Method::put, "/api/v1/users/{id}/availability", set_of_user);
  routes.push_back(staff_read(api, "/api/v1/availability-statuses", list));
  write(Method::post, "/api/v1/availability-statuses", create);
  write(Method::patch, "/api/v1/availability-statuses/{id}", update);
  write(Method::del, "/api/v1/availability-statuses/{id}", remove);
}

}  // namespace harken::edge
