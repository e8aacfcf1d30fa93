// SPDX-License-Identifier: AGPL-3.0-or-later
#include <boost/json.hpp>

#include "app/admin/roles.hpp"
#include "core/policy/builtin_roles.hpp"
#include "edge/api/routes.hpp"
#include "wire/decode.hpp"
#include "wire/deletion.hpp"
#include "wire/encode.hpp"

namespace harken::edge {

namespace json = boost::json;

namespace {

// What can be granted at all, so that a program or a screen need not know.
json::array encode_verbs() {
  json::array items;
  for (const auto& verb : verbs()) {
    json::array scopes;
    for (const auto scope : {Scope::none, Scope::own, Scope::department, Scope::all})
      if (is_grantable(verb.action, scope)) scopes.emplace_back(wire::to_text(scope));
    items.push_back({{"name", wire::to_text(verb.action)}, {"scopes", std::move(scopes)}});
  }
  return items;
}

Result<StaffWork> list(const Request& request) {
  RETURN_IF_ERROR(check_query(request, {}));
  return StaffWork([](StaffCall& call) -> Result<Response> {
    ASSIGN_OR_RETURN(const auto roles, app::list_roles(call.tx, call.actor().workspace_id));
    json::array items;
    for (const auto& role : roles) items.push_back(wire::encode(role));
    return ok({{"items", std::move(items)}, {"permissions", encode_verbs()}});
  });
}

Result<RoleId> role_id(std::string_view text) {
  const auto id = wire::parse_role(text);
  if (!id) return fail_not_found("role");
  return *id;
}

constexpr std::pair<const char*, Scope> kScopes[] = {{"none", Scope::none},
                                                     {"own", Scope::own},
                                                     {"department", Scope::department},
                                                     {"all", Scope::all}};

Result<std::optional<PermissionSet>> decode_permissions(wire::ObjectReader& parent) {
  const auto* object = parent.optional_object("permissions");
  if (!object) return std::nullopt;
  wire::ObjectReader reader(*object, "permissions.");
  PermissionSet permissions;
  for (const auto& verb : verbs()) {
    permissions.set(verb.action, verb.least);
    const auto* name = wire::to_text(verb.action);
    if (object->contains(name)) permissions.set(verb.action, reader.word(name, kScopes));
  }
  RETURN_IF_ERROR(reader.finish());
  return permissions;
}

Result<app::EditRole> decode(const Request& request, bool is_new) {
  ASSIGN_OR_RETURN(const auto body, wire::parse_object(request.body));
  wire::ObjectReader reader(body);
  app::EditRole command;
  if (is_new || body.contains("name")) command.name = reader.text("name", 1, 60);
  if (is_new || body.contains("rank")) {
    const auto rank = reader.integer("rank");
    if (rank < 1 || rank > kHighestRank)
      reader.refuse("rank", "is a number from 1 to 40");
    else
      command.rank = static_cast<int>(rank);
  }
  ASSIGN_OR_RETURN(command.permissions, decode_permissions(reader));
  if (is_new && !command.permissions) reader.refuse("permissions", "is missing");
  if (!is_new) command.version = reader.integer("version");
  RETURN_IF_ERROR(reader.finish());
  return command;
}

Result<StaffWork> create(const Request& request) {
  ASSIGN_OR_RETURN(const auto command, decode(request, true));
  return StaffWork([command](StaffCall& call) -> Result<Response> {
    ASSIGN_OR_RETURN(const auto role, app::create_role(call.tx, call.env, call.actor(), command));
    return ok(wire::encode(role), 201);
  });
}

Result<StaffWork> update(const Request& request) {
  ASSIGN_OR_RETURN(auto command, decode(request, false));
  ASSIGN_OR_RETURN(command.id, role_id(request.params.at(0)));
  return StaffWork([command](StaffCall& call) -> Result<Response> {
    ASSIGN_OR_RETURN(const auto role, app::update_role(call.tx, call.env, call.actor(), command));
    return ok(wire::encode(role));
  });
}

Result<StaffWork> remove(const Request& request) {
  RETURN_IF_ERROR(check_query(request, {"replacement"}));
  ASSIGN_OR_RETURN(const auto id, role_id(request.params.at(0)));
  RoleId replacement;
  if (const auto text = request.query_param("replacement")) {
    const auto parsed = wire::parse_role(*text);
    if (!parsed) return fail_invalid("replacement", "no such role");
    replacement = *parsed;
  }
  return StaffWork([id, replacement](StaffCall& call) -> Result<Response> {
    ASSIGN_OR_RETURN(const auto deletion,
                     app::delete_role(call.tx, call.env, call.actor(), id, replacement));
    return ok(wire::encode(deletion));
  });
}

}  // namespace

void add_role_routes(Api& api, Routes& routes) {
  routes.push_back(staff_read(api, "/api/v1/roles", list));
  routes.push_back(staff_write(api, Method::post, "/api/v1/roles", create));
  routes.push_back(staff_write(api, Method::patch, "/api/v1/roles/{id}", update));
  routes.push_back(staff_write(api, Method::del, "/api/v1/roles/{id}", remove));
}

}  // namespace harken::edge
