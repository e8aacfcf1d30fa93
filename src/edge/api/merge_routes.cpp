// SPDX-License-Identifier: AGPL-3.0-or-later
// Contacts that are one person, and what the workspace wants to know of its contacts.
#include <boost/json.hpp>

#include "app/contact/attributes.hpp"
#include "app/contact/merge.hpp"
#include "edge/api/routes.hpp"
#include "ports/contact_attributes.hpp"
#include "wire/decode.hpp"
#include "wire/deletion.hpp"
#include "wire/encode.hpp"

namespace harken::edge {

namespace json = boost::json;

namespace {

Response merged(const app::Merged& done) {
  return ok({{"merge", wire::encode(done.merge)}, {"contact", wire::encode(done.contact)}});
}

Result<StaffWork> merge(const Request& request) {
  ASSIGN_OR_RETURN(const auto into, path_id<ContactId>(request, 0));
  ASSIGN_OR_RETURN(const auto body, wire::parse_object(request.body));
  wire::ObjectReader reader(body);
  const auto other = reader.id<ContactId>("contact_id");
  RETURN_IF_ERROR(reader.finish());
  return StaffWork([into, other](StaffCall& call) -> Result<Response> {
    ASSIGN_OR_RETURN(const auto done,
                     app::merge_contacts(call.tx, call.env, call.actor(), into, other));
    return merged(done);
  });
}

Result<StaffWork> undo(const Request& request) {
  RETURN_IF_ERROR(check_no_body(request));
  ASSIGN_OR_RETURN(const auto id, path_id<ContactMergeId>(request, 0));
  return StaffWork([id](StaffCall& call) -> Result<Response> {
    ASSIGN_OR_RETURN(const auto done, app::undo_merge(call.tx, call.env, call.actor(), id));
    return merged(done);
  });
}

Result<StaffWork> list_merges(const Request& request) {
  ASSIGN_OR_RETURN(const auto id, path_id<ContactId>(request, 0));
  return StaffWork([id](StaffCall& call) -> Result<Response> {
    ASSIGN_OR_RETURN(const auto merges, app::list_merges(call.tx, call.actor(), id));
    json::array items;
    for (const auto& each : merges) items.push_back(wire::encode(each));
    return ok({{"items", std::move(items)}});
  });
}

Result<StaffWork> list_attributes(const Request& request) {
  RETURN_IF_ERROR(check_query(request, {}));
  return StaffWork([](StaffCall& call) -> Result<Response> {
    ASSIGN_OR_RETURN(const auto attributes,
                     call.tx.contact_attributes().list(call.actor().workspace_id));
    json::array items;
    for (const auto& each : attributes) items.push_back(wire::encode(each));
    return ok({{"items", std::move(items)}});
  });
}

Result<StaffWork> create_attribute(const Request& request) {
  ASSIGN_OR_RETURN(const auto body, wire::parse_object(request.body));
  wire::ObjectReader reader(body);
  app::EditContactAttribute command;
  command.name = reader.text("name", 1, 50);
  RETURN_IF_ERROR(reader.finish());
  return StaffWork([command](StaffCall& call) -> Result<Response> {
    ASSIGN_OR_RETURN(const auto attribute,
                     app::create_contact_attribute(call.tx, call.env, call.actor(), command));
    return ok(wire::encode(attribute), 201);
  });
}

Result<StaffWork> update_attribute(const Request& request) {
  ASSIGN_OR_RETURN(const auto body, wire::parse_object(request.body));
  wire::ObjectReader reader(body);
  app::EditContactAttribute command;
  ASSIGN_OR_RETURN(command.id, path_id<ContactAttributeId>(request, 0));
  command.version = reader.integer("version");
  command.name = reader.optional_text("name", 1, 50);
  if (body.contains("position")) command.position = reader.integer("position");
  RETURN_IF_ERROR(reader.finish());
  return StaffWork([command](StaffCall& call) -> Result<Response> {
    ASSIGN_OR_RETURN(const auto attribute,
                     app::update_contact_attribute(call.tx, call.env, call.actor(), command));
    return ok(wire::encode(attribute));
  });
}

Result<StaffWork> delete_attribute(const Request& request) {
  ASSIGN_OR_RETURN(const auto id, path_id<ContactAttributeId>(request, 0));
  return StaffWork([id](StaffCall& call) -> Result<Response> {
    ASSIGN_OR_RETURN(const auto deletion,
                     app::delete_contact_attribute(call.tx, call.env, call.actor(), id));
    return ok(wire::encode(deletion));
  });
}

}  // namespace

void add_merge_routes(Api& api, Routes& routes) {
  const std::string attributes = "/api/v1/contact-attributes";
  routes.push_back(staff_write(api, Method::post, "/api/v1/contacts/{id}/merge", merge));
  routes.push_back(staff_read(api, "/api/v1/contacts/{id}/merges", list_merges));
  routes.push_back(staff_write(api, Method::post, "/api/v1/contact-merges/{id}/undo", undo));
  routes.push_back(staff_read(api, attributes, list_attributes));
  routes.push_back(staff_write(api, Method::post, attributes, create_attribute));
  routes.push_back(staff_write(api, Method::patch, attributes + "/{id}", update_attribute));
  routes.push_back(staff_write(api, Method::del, attributes + "/{id}", delete_attribute));
}

}  // namespace harken::edge
