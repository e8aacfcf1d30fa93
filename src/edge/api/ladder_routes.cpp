// SPDX-License-Identifier: AGPL-3.0-or-later
// Where escalations go: the ladder of departments, as it is and as it would be.
#include <boost/json.hpp>

#include "app/ticket/escalation.hpp"
#include "edge/api/routes.hpp"
#include "edge/api/ticket_body.hpp"
#include "wire/json_tools.hpp"

namespace harken::edge {

namespace json = boost::json;

namespace {

json::value encode_ladder(const Ladder& ladder) {
  json::array departments;
  for (const auto& department : ladder.departments) {
    json::array steps;
    for (const auto& step : steps_from(ladder, department.id)) steps.push_back(encode(step));
    departments.push_back({{"department_id", department.id.to_string()},
                           {"parent_id", wire::id_or_null(department.parent_id)},
                           {"steps", std::move(steps)}});
  }
  return {{"departments", std::move(departments)},
          {"last_department_id", wire::id_or_null(ladder.last_department_id)},
          {"developers_department_id", wire::id_or_null(ladder.developers_department_id)}};
}

Result<Response> ladder_of(StaffCall& call) {
  ASSIGN_OR_RETURN(const auto ladder, app::load_ladder(call.tx, call.actor().workspace_id));
  return ok(encode_ladder(ladder));
}

Result<StaffWork> get_ladder(const Request& request) {
  RETURN_IF_ERROR(check_query(request, {}));
  return StaffWork(ladder_of);
}

std::optional<DepartmentId> department_or_null(wire::ObjectReader& reader, std::string_view name) {
  if (reader.null(name)) return DepartmentId();
  return reader.optional_id<DepartmentId>(name);
}

Result<app::UpdateLadder> decode_ladder(const Request& request) {
  ASSIGN_OR_RETURN(const auto body, wire::parse_object(request.body));
  wire::ObjectReader reader(body);
  app::UpdateLadder command;
  for (const auto* each : reader.objects("parents", 500)) {
    wire::ObjectReader parent(*each, "parents.");
    const auto id = parent.id<DepartmentId>("department_id");
    command.parents.emplace_back(id,
                                 department_or_null(parent, "parent_id").value_or(DepartmentId{}));
    RETURN_IF_ERROR(parent.finish());
  }
  command.last_department_id = department_or_null(reader, "last_department_id");
  command.developers_department_id = department_or_null(reader, "developers_department_id");
  RETURN_IF_ERROR(reader.finish());
  return command;
}

Result<StaffWork> update_ladder(const Request& request) {
  ASSIGN_OR_RETURN(const auto command, decode_ladder(request));
  return StaffWork([command](StaffCall& call) -> Result<Response> {
    RETURN_IF_ERROR(app::update_ladder(call.tx, call.env, call.actor(), command));
    return ladder_of(call);
  });
}

Result<StaffWork> preview_ladder(const Request& request) {
  ASSIGN_OR_RETURN(const auto command, decode_ladder(request));
  return StaffWork([command](StaffCall& call) -> Result<Response> {
    ASSIGN_OR_RETURN(const auto ladder, app::preview_ladder(call.tx, call.actor(), command));
    return ok(encode_ladder(ladder));
  });
}

}  // namespace

void add_ladder_routes(Api& api, Routes& routes) {
  const std::string base = "/api/v1/escalation-ladder";
  routes.push_back(staff_read(api, base, get_ladder));
  routes.push_back(staff_write(api, Method::patch, base, update_ladder));
  routes.push_back(staff_write(api, Method::post, base + "/preview", preview_ladder));
}

}  // namespace harken::edge
