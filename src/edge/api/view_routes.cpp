// SPDX-License-Identifier: AGPL-3.0-or-later
// Lists with a name.
#include <boost/json.hpp>

#include "app/views/saved_views.hpp"
#include "edge/api/routes.hpp"
#include "ports/saved_views.hpp"
#include "wire/decode.hpp"
#include "wire/deletion.hpp"
#include "wire/saved_view.hpp"

namespace harken::edge {

namespace json = boost::json;

namespace {

Result<StaffWork> list(const Request& request) {
  RETURN_IF_ERROR(check_query(request, {}));
  return StaffWork([](StaffCall& call) -> Result<Response> {
    const auto& actor = call.actor();
    ASSIGN_OR_RETURN(const auto views,
                     call.tx.saved_views().list(actor.workspace_id, actor.user_id));
    json::array items;
    for (const auto& view : views) items.push_back(wire::encode(view));
    return ok({{"items", std::move(items)}});
  });
}

Result<StaffWork> counts(const Request& request) {
  RETURN_IF_ERROR(check_query(request, {}));
  return StaffWork([](StaffCall& call) -> Result<Response> {
    ASSIGN_OR_RETURN(const auto counted, app::count_saved_views(call.tx, call.env, call.actor()));
    json::array items;
    for (const auto& each : counted)
      items.push_back({{"id", each.id.to_string()}, {"count", each.count}});
    return ok({{"items", std::move(items)}});
  });
}

Status read_filter(wire::ObjectReader& reader, app::EditSavedView& command) {
  if (const auto* object = reader.optional_object("filter")) {
    ASSIGN_OR_RETURN(command.filter, wire::decode_filter(*object, "filter."));
  }
  if (const auto* object = reader.optional_object("tickets")) {
    ASSIGN_OR_RETURN(command.tickets, wire::decode_ticket_filter(*object, "tickets."));
  }
  if (command.filter && command.tickets) reader.refuse("tickets", "goes without filter");
  return {};
}

Result<StaffWork> create(const Request& request) {
  ASSIGN_OR_RETURN(const auto body, wire::parse_object(request.body));
  wire::ObjectReader reader(body);
  app::EditSavedView command;
  command.name = reader.text("name", 1, 60);
  command.is_shared = reader.optional_bool("shared");
  RETURN_IF_ERROR(read_filter(reader, command));
  if (!command.filter && !command.tickets) reader.refuse("filter", "is missing");
  RETURN_IF_ERROR(reader.finish());
  return StaffWork([command](StaffCall& call) -> Result<Response> {
    ASSIGN_OR_RETURN(const auto view,
                     app::create_saved_view(call.tx, call.env, call.actor(), command));
    return ok(wire::encode(view), 201);
  });
}

Result<StaffWork> update(const Request& request) {
  ASSIGN_OR_RETURN(const auto body, wire::parse_object(request.body));
  wire::ObjectReader reader(body);
  app::EditSavedView command;
  ASSIGN_OR_RETURN(command.id, path_id<SavedViewId>(request, 0));
  command.version = reader.integer("version");
  command.name = reader.optional_text("name", 1, 60);
  command.is_shared = reader.optional_bool("shared");
  RETURN_IF_ERROR(read_filter(reader, command));
  RETURN_IF_ERROR(reader.finish());
  return StaffWork([command](StaffCall& call) -> Result<Response> {
    ASSIGN_OR_RETURN(const auto view,
                     app::update_saved_view(call.tx, call.env, call.actor(), command));
    return ok(wire::encode(view));
  });
}

Result<StaffWork> remove(const Request& request) {
  ASSIGN_OR_RETURN(const auto id, path_id<SavedViewId>(request, 0));
  return StaffWork([id](StaffCall& call) -> Result<Response> {
    ASSIGN_OR_RETURN(const auto deletion,
                     app::delete_saved_view(call.tx, call.env, call.actor(), id));
    return ok(wire::encode(deletion));
  });
}

}  // namespace

void add_view_routes(Api& api, Routes& routes) {
  const std::string base = "/api/v1/saved-views";
  routes.push_back(staff_read(api, base, list));
  routes.push_back(staff_read(api, base + "/counts", counts));
  routes.push_back(staff_write(api, Method::post, base, create));
  routes.push_back(staff_write(api, Method::patch, base + "/{id}", update));
  routes.push_back(staff_write(api, Method::del, base + "/{id}", remove));
}

}  // namespace harken::edge
