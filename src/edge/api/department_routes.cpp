// SPDX-License-Identifier: AGPL-3.0-or-later
#include <boost/json.hpp>

#include "app/admin/people.hpp"
#include "edge/api/routes.hpp"
#include "wire/decode.hpp"
#include "wire/encode.hpp"
#include "wire/hours.hpp"

namespace harken::edge {

namespace json = boost::json;

namespace {

constexpr std::pair<const char*, RoutingMode> kModes[] = {{"manual", RoutingMode::manual},
                                                          {"auto", RoutingMode::automatic}};
constexpr std::pair<const char*, AlertScope> kScopes[] = {{"department", AlertScope::department},
                                                          {"all", AlertScope::all}};
constexpr std::pair<const char*, AlertSound> kSounds[] = {
    {"chime", AlertSound::chime}, {"bell", AlertSound::bell},   {"marimba", AlertSound::marimba},
    {"drops", AlertSound::drops}, {"knock", AlertSound::knock}, {"horn", AlertSound::horn}};

Result<app::DepartmentManners> read_manners(wire::ObjectReader& reader, const json::object& body) {
  app::DepartmentManners manners;
  manners.exclusive = reader.optional_bool("exclusive");
  if (body.contains("alert_scope")) manners.alert_scope = reader.word("alert_scope", kScopes);
  if (body.contains("alert_sound")) manners.alert_sound = reader.word("alert_sound", kSounds);
  if (reader.null("hours")) {
    manners.hours.emplace();
  } else if (const auto* hours = reader.optional_object("hours")) {
    ASSIGN_OR_RETURN(manners.hours.emplace(), wire::decode_hours(*hours, "hours."));
  }
  return manners;
}

Result<StaffWork> list_departments(const Request& request) {
  RETURN_IF_ERROR(check_query(request, {}));
  return StaffWork([](StaffCall& call) -> Result<Response> {
    ASSIGN_OR_RETURN(const auto departments, call.tx.departments().list(call.actor().workspace_id));
    json::array items;
    for (const auto& department : departments) items.push_back(wire::encode(department));
    return ok({{"items", std::move(items)}});
  });
}

Result<StaffWork> create_department(const Request& request) {
  ASSIGN_OR_RETURN(const auto body, wire::parse_object(request.body));
  wire::ObjectReader reader(body);
  app::CreateDepartment command;
  command.name = reader.text("name", 1, 100);
  command.member_ids =
      reader.optional_ids<UserId>("member_ids", 1000).value_or(std::vector<UserId>());
  if (body.contains("mode")) command.mode = reader.word("mode", kModes);
  ASSIGN_OR_RETURN(command.manners, read_manners(reader, body));
  RETURN_IF_ERROR(reader.finish());
  return StaffWork([command](StaffCall& call) -> Result<Response> {
    ASSIGN_OR_RETURN(const auto department,
                     app::create_department(call.tx, call.env, call.actor(), command));
    return ok(wire::encode(department), 201);
  });
}

Result<StaffWork> update_department(const Request& request) {
  ASSIGN_OR_RETURN(const auto body, wire::parse_object(request.body));
  wire::ObjectReader reader(body);
  app::UpdateDepartment command;
  ASSIGN_OR_RETURN(command.id, path_id<DepartmentId>(request, 0));
  command.version = reader.integer("version");
  command.name = reader.optional_text("name", 1, 100);
  command.member_ids = reader.optional_ids<UserId>("member_ids", 1000);
  if (body.contains("mode")) command.mode = reader.word("mode", kModes);
  ASSIGN_OR_RETURN(command.manners, read_manners(reader, body));
  RETURN_IF_ERROR(reader.finish());
  return StaffWork([command](StaffCall& call) -> Result<Response> {
    ASSIGN_OR_RETURN(const auto department,
                     app::update_department(call.tx, call.env, call.actor(), command));
    return ok(wire::encode(department));
  });
}

}  // namespace

void add_department_routes(Api& api, Routes& routes) {
  routes.push_back(staff_read(api, "/api/v1/departments", list_departments));
  routes.push_back(staff_write(api, Method::post, "/api/v1/departments", create_department));
  routes.push_back(staff_write(api, Method::patch, "/api/v1/departments/{id}", update_department));
}

}  // namespace harken::edge
