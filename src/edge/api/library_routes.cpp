// SPDX-License-Identifier: AGPL-3.0-or-later
#include <boost/json.hpp>

#include "app/composer/library.hpp"
#include "edge/api/routes.hpp"
#include "ports/library.hpp"
#include "wire/composer.hpp"
#include "wire/decode.hpp"
#include "wire/deletion.hpp"
#include "wire/write.hpp"

namespace harken::edge {

namespace json = boost::json;

namespace {

Result<StaffWork> list(const Request& request) {
  RETURN_IF_ERROR(check_query(request, {"q", "limit", "after"}));
  LibraryQuery query;
  ASSIGN_OR_RETURN(query.limit, limit_of(request, 50, 200));
  ASSIGN_OR_RETURN(query.after, optional_query_id<LibraryItemId>(request, "after"));
  query.search = request.query_param("q").value_or("");
  if (query.search.size() > 200) return fail_invalid("q", "q is too long");
  return StaffWork([query](StaffCall& call) -> Result<Response> {
    auto more = query;
    more.limit += 1;
    ASSIGN_OR_RETURN(auto rows, call.tx.library().list(call.actor().workspace_id, more));
    json::value next = nullptr;
    if (rows.size() > static_cast<std::size_t>(query.limit)) {
      rows.pop_back();
      next = json::string(rows.back().id.to_string());
    }
    json::array items;
    for (const auto& item : rows) items.push_back(wire::encode(item));
    return ok({{"items", std::move(items)}, {"next", std::move(next)}});
  });
}

Result<StaffWork> add(const Request& request) {
  ASSIGN_OR_RETURN(const auto body, wire::parse_object(request.body));
  wire::ObjectReader reader(body);
  app::AddLibraryItem command;
  command.file_id = reader.text("file_id", 32, 32);
  command.name = reader.optional_text("name", 1, 120);
  command.folder = reader.optional_text("folder", 0, 60).value_or("");
  RETURN_IF_ERROR(reader.finish());
  return StaffWork([command](StaffCall& call) -> Result<Response> {
    ASSIGN_OR_RETURN(const auto item,
                     app::add_library_item(call.tx, call.env, call.actor(), command));
    return ok(wire::encode(item), 201);
  });
}

Result<StaffWork> update(const Request& request) {
  ASSIGN_OR_RETURN(const auto body, wire::parse_object(request.body));
  wire::ObjectReader reader(body);
  app::EditLibraryItem command;
  ASSIGN_OR_RETURN(command.id, path_id<LibraryItemId>(request, 0));
  command.version = reader.integer("version");
  command.name = reader.optional_text("name", 1, 120);
  command.folder = reader.optional_text("folder", 0, 60);
  RETURN_IF_ERROR(reader.finish());
  return StaffWork([command](StaffCall& call) -> Result<Response> {
    ASSIGN_OR_RETURN(const auto item,
                     app::update_library_item(call.tx, call.env, call.actor(), command));
    return ok(wire::encode(item));
  });
}

Result<StaffWork> remove(const Request& request) {
  ASSIGN_OR_RETURN(const auto id, path_id<LibraryItemId>(request, 0));
  return StaffWork([id](StaffCall& call) -> Result<Response> {
    ASSIGN_OR_RETURN(const auto deletion,
                     app::delete_library_item(call.tx, call.env, call.actor(), id));
    return ok(wire::encode(deletion));
  });
}

Result<StaffWork> take(const Request& request) {
  ASSIGN_OR_RETURN(const auto id, path_id<LibraryItemId>(request, 0));
  return StaffWork([id](StaffCall& call) -> Result<Response> {
    ASSIGN_OR_RETURN(const auto file, app::take_from_library(call.tx, call.env, call.actor(), id));
    return ok_json(wire::to_json(file), 201);
  });
}

}  // namespace

void add_library_routes(Api& api, Routes& routes) {
  const std::string base = "/api/v1/library";
  routes.push_back(staff_read(api, base, list));
  routes.push_back(staff_write(api, Method::post, base, add));
  routes.push_back(staff_write(api, Method::patch, base + "/{id}", update));
  routes.push_back(staff_write(api, Method::del, base + "/{id}", remove));
  routes.push_back(staff_write(api, Method::post, base + "/{id}/file", take));
}

}  // namespace harken::edge
