// SPDX-License-Identifier: AGPL-3.0-or-later
#include <boost/json.hpp>

#include "app/contact/contacts.hpp"
#include "edge/api/routes.hpp"
#include "wire/decode.hpp"
#include "wire/encode.hpp"

namespace harken::edge {

namespace {

Result<StaffWork> get(const Request& request) {
  ASSIGN_OR_RETURN(const auto id, path_id<ContactId>(request, 0));
  return StaffWork([id](StaffCall& call) -> Result<Response> {
    ASSIGN_OR_RETURN(const auto contact, app::get_contact(call.tx, call.actor(), id));
    return ok(wire::encode(contact));
  });
}

Result<StaffWork> update(const Request& request) {
  ASSIGN_OR_RETURN(const auto body, wire::parse_object(request.body));
  wire::ObjectReader reader(body);
  app::UpdateContact command;
  ASSIGN_OR_RETURN(command.id, path_id<ContactId>(request, 0));
  command.version = reader.integer("version");
  command.name = reader.optional_text("name", 0, 100);
  command.email = reader.optional_text("email", 0, 254);
  RETURN_IF_ERROR(reader.finish());
  return StaffWork([command](StaffCall& call) -> Result<Response> {
    ASSIGN_OR_RETURN(const auto contact,
                     app::update_contact(call.tx, call.env, call.actor(), command));
    return ok(wire::encode(contact));
  });
}

}  // namespace

void add_contact_routes(Api& api, Routes& routes) {
  routes.push_back(staff_point_read(api, "/api/v1/contacts/{id}", get));
  routes.push_back(staff_write(api, Method::patch, "/api/v1/contacts/{id}", update));
}

}  // namespace harken::edge
