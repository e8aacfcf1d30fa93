// SPDX-License-Identifier: AGPL-3.0-or-later
// The workspace's own words for the status of a ticket.
#include <boost/json.hpp>

#include "app/admin/ticket_statuses.hpp"
#include "edge/api/routes.hpp"
#include "edge/api/ticket_body.hpp"
#include "wire/deletion.hpp"

namespace harken::edge {

namespace json = boost::json;

namespace {

Result<StaffWork> list(const Request& request) {
  RETURN_IF_ERROR(check_query(request, {}));
  return StaffWork([](StaffCall& call) -> Result<Response> {
    ASSIGN_OR_RETURN(const auto all, call.tx.ticket_statuses().list(call.actor().workspace_id));
    json::array items;
    for (const auto& status : all) items.push_back(wire::encode(status));
    return ok({{"items", std::move(items)}});
  });
}

Result<StaffWork> create(const Request& request) {
  ASSIGN_OR_RETURN(const auto body, wire::parse_object(request.body));
  wire::ObjectReader reader(body);
  const auto name = reader.text("name", 1, 40);
  const auto base = wire::parse_ticket_status(reader.text("base", 1, 40));
  if (!base) reader.refuse("base", "is not one of the known words");
  RETURN_IF_ERROR(reader.finish());
  return StaffWork([name, base](StaffCall& call) -> Result<Response> {
    ASSIGN_OR_RETURN(const auto status,
                     app::create_ticket_status(call.tx, call.env, call.actor(), *base, name));
    return ok(wire::encode(status), 201);
  });
}

Result<StaffWork> update(const Request& request) {
  ASSIGN_OR_RETURN(const auto body, wire::parse_object(request.body));
  wire::ObjectReader reader(body);
  app::EditTicketStatus command;
  ASSIGN_OR_RETURN(command.id, path_id<TicketStatusId>(request, 0));
  command.version = reader.integer("version");
  command.name = reader.optional_text("name", 1, 40);
  if (body.contains("position")) command.position = reader.integer("position");
  RETURN_IF_ERROR(reader.finish());
  return StaffWork([command](StaffCall& call) -> Result<Response> {
    ASSIGN_OR_RETURN(const auto status,
                     app::update_ticket_status(call.tx, call.env, call.actor(), command));
    return ok(wire::encode(status));
  });
}

Result<StaffWork> remove(const Request& request) {
  ASSIGN_OR_RETURN(const auto id, path_id<TicketStatusId>(request, 0));
  return StaffWork([id](StaffCall& call) -> Result<Response> {
    ASSIGN_OR_RETURN(const auto deletion,
                     app::delete_ticket_status(call.tx, call.env, call.actor(), id));
    return ok(wire::encode(deletion));
  });
}

}  // namespace

void add_ticket_status_routes(Api& api, Routes& routes) {
  const std::string base = "/api/v1/ticket-statuses";
  routes.push_back(staff_read(api, base, list));
  routes.push_back(staff_write(api, Method::post, base, create));
  routes.push_back(staff_write(api, Method::patch, base + "/{id}", update));
  routes.push_back(staff_write(api, Method::del, base + "/{id}", remove));
}

}  // namespace harken::edge
