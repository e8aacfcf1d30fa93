// SPDX-License-Identifier: AGPL-3.0-or-later
#include <boost/json.hpp>

#include "app/admin/identity_secrets.hpp"
#include "app/admin/structure.hpp"
#include "edge/api/routes.hpp"
#include "wire/decode.hpp"
#include "wire/deletion.hpp"
#include "wire/encode.hpp"

namespace harken::edge {

namespace json = boost::json;

namespace {

constexpr std::pair<const char*, WordPreset> kWords[] = {{"harken", WordPreset::harken},
                                                         {"kreechat", WordPreset::kreechat},
                                                         {"iodesk", WordPreset::iodesk},
                                                         {"3dolphins", WordPreset::dolphins}};

Result<StaffWork> update_workspace(const Request& request) {
  ASSIGN_OR_RETURN(const auto body, wire::parse_object(request.body));
  wire::ObjectReader reader(body);
  app::UpdateWorkspace command;
  command.name = reader.optional_text("name", 1, 100);
  if (body.contains("words")) command.words = reader.word("words", kWords);
  if (body.contains("return_after_minutes"))
    command.return_after_minutes = reader.integer("return_after_minutes");
  RETURN_IF_ERROR(reader.finish());
  return StaffWork([command](StaffCall& call) -> Result<Response> {
    ASSIGN_OR_RETURN(const auto workspace,
                     app::update_workspace(call.tx, call.env, call.actor(), command));
    return ok(wire::encode(workspace));
  });
}

Result<StaffWork> list_channels(const Request& request) {
  RETURN_IF_ERROR(check_query(request, {}));
  return StaffWork([](StaffCall& call) -> Result<Response> {
    ASSIGN_OR_RETURN(const auto channels, call.tx.channels().list(call.actor().workspace_id));
    json::array items;
    for (const auto& channel : channels) items.push_back(wire::encode(channel));
    return ok({{"items", std::move(items)}});
  });
}

constexpr std::pair<const char*, Ask> kAsks[] = {
    {"off", Ask::off}, {"optional", Ask::optional}, {"required", Ask::required}};
constexpr std::pair<const char*, Side> kSides[] = {{"right", Side::right}, {"left", Side::left}};
constexpr std::pair<const char*, Theme> kThemes[] = {
    {"auto", Theme::automatic}, {"light", Theme::light}, {"dark", Theme::dark}};
constexpr std::pair<const char*, ChannelKind> kKinds[] = {{"widget", ChannelKind::widget}};

Result<std::optional<WidgetSettings>> decode_settings(wire::ObjectReader& parent) {
  const auto* object = parent.optional_object("settings");
  if (!object) return std::nullopt;
  wire::ObjectReader reader(*object, "settings.");
  WidgetSettings settings;
  settings.accent = reader.text("accent", 7, 7);
  settings.title = reader.text("title", 0, 60);
  settings.greeting = reader.text("greeting", 0, 300);
  settings.position = reader.word("position", kSides);
  settings.theme = reader.word("theme", kThemes);
  settings.ask_name = reader.word("ask_name", kAsks);
  settings.ask_email = reader.word("ask_email", kAsks);
  const auto departments = reader.optional_ids<DepartmentId>("department_ids", 50);
  const auto origins = reader.optional_texts("allowed_origins", 50, 200);
  if (!departments) reader.refuse("department_ids", "is missing");
  if (!origins) reader.refuse("allowed_origins", "is missing");
  RETURN_IF_ERROR(reader.finish());
  settings.department_ids = *departments;
  settings.allowed_origins = *origins;
  return settings;
}

Result<StaffWork> create_channel(const Request& request) {
  ASSIGN_OR_RETURN(const auto body, wire::parse_object(request.body));
  wire::ObjectReader reader(body);
  app::CreateChannel command;
  reader.word("kind", kKinds);
  command.name = reader.text("name", 1, 100);
  command.department_id = reader.id<DepartmentId>("department_id");
  ASSIGN_OR_RETURN(command.settings, decode_settings(reader));
  RETURN_IF_ERROR(reader.finish());
  return StaffWork([command](StaffCall& call) -> Result<Response> {
    ASSIGN_OR_RETURN(const auto channel,
                     app::create_channel(call.tx, call.env, call.actor(), command));
    return ok(wire::encode(channel), 201);
  });
}

Result<StaffWork> update_channel(const Request& request) {
  ASSIGN_OR_RETURN(const auto body, wire::parse_object(request.body));
  wire::ObjectReader reader(body);
  app::UpdateChannel command;
  ASSIGN_OR_RETURN(command.id, path_id<ChannelId>(request, 0));
  command.version = reader.integer("version");
  command.name = reader.optional_text("name", 1, 100);
  command.department_id = reader.optional_id<DepartmentId>("department_id");
  ASSIGN_OR_RETURN(command.settings, decode_settings(reader));
  RETURN_IF_ERROR(reader.finish());
  return StaffWork([command](StaffCall& call) -> Result<Response> {
    ASSIGN_OR_RETURN(const auto channel,
                     app::update_channel(call.tx, call.env, call.actor(), command));
    return ok(wire::encode(channel));
  });
}

Result<StaffWork> delete_channel(const Request& request) {
  RETURN_IF_ERROR(check_no_body(request));
  ASSIGN_OR_RETURN(const auto id, path_id<ChannelId>(request, 0));
  return StaffWork([id](StaffCall& call) -> Result<Response> {
    ASSIGN_OR_RETURN(const auto deletion, app::delete_channel(call.tx, call.env, call.actor(), id));
    return ok(wire::encode(deletion));
  });
}

json::value encode(const IdentitySecrets& secrets) {
  const auto or_null = [](const Secret& secret) -> json::value {
    if (secret.empty()) return nullptr;
    return json::string(secret.reveal());
  };
  return {{"current", or_null(secrets.current)}, {"before", or_null(secrets.before)}};
}

Result<StaffWork> get_secrets(const Request& request) {
  ASSIGN_OR_RETURN(const auto id, path_id<ChannelId>(request, 0));
  return StaffWork([id](StaffCall& call) -> Result<Response> {
    ASSIGN_OR_RETURN(const auto secrets, app::get_identity_secrets(call.tx, call.actor(), id));
    return ok(encode(secrets));
  });
}

Result<StaffWork> rotate_secret(const Request& request) {
  ASSIGN_OR_RETURN(const auto id, path_id<ChannelId>(request, 0));
  return StaffWork([id](StaffCall& call) -> Result<Response> {
    ASSIGN_OR_RETURN(const auto secrets,
                     app::rotate_identity_secret(call.tx, call.env, call.actor(), id));
    return ok(encode(secrets), 201);
  });
}

Result<StaffWork> end_secret_before(const Request& request) {
  ASSIGN_OR_RETURN(const auto id, path_id<ChannelId>(request, 0));
  return StaffWork([id](StaffCall& call) -> Result<Response> {
    ASSIGN_OR_RETURN(const auto secrets,
                     app::end_secret_before(call.tx, call.env, call.actor(), id));
    return ok(encode(secrets));
  });
}

Result<StaffWork> list_labels(const Request& request) {
  RETURN_IF_ERROR(check_query(request, {}));
  return StaffWork([](StaffCall& call) -> Result<Response> {
    ASSIGN_OR_RETURN(const auto labels, call.tx.labels().list(call.actor().workspace_id));
    json::array items;
    for (const auto& label : labels) items.push_back(wire::encode(label));
    return ok({{"items", std::move(items)}});
  });
}

Result<StaffWork> create_label(const Request& request) {
  ASSIGN_OR_RETURN(const auto body, wire::parse_object(request.body));
  wire::ObjectReader reader(body);
  app::EditLabel command;
  command.name = reader.text("name", 1, 50);
  command.color = reader.text("color", 1, 20);
  RETURN_IF_ERROR(reader.finish());
  return StaffWork([command](StaffCall& call) -> Result<Response> {
    ASSIGN_OR_RETURN(const auto label, app::create_label(call.tx, call.env, call.actor(), command));
    return ok(wire::encode(label), 201);
  });
}

Result<StaffWork> update_label(const Request& request) {
  ASSIGN_OR_RETURN(const auto body, wire::parse_object(request.body));
  wire::ObjectReader reader(body);
  app::EditLabel command;
  ASSIGN_OR_RETURN(command.id, path_id<LabelId>(request, 0));
  command.version = reader.integer("version");
  command.name = reader.optional_text("name", 1, 50);
  command.color = reader.optional_text("color", 1, 20);
  RETURN_IF_ERROR(reader.finish());
  return StaffWork([command](StaffCall& call) -> Result<Response> {
    ASSIGN_OR_RETURN(const auto label, app::update_label(call.tx, call.env, call.actor(), command));
    return ok(wire::encode(label));
  });
}

Result<StaffWork> delete_label(const Request& request) {
  ASSIGN_OR_RETURN(const auto id, path_id<LabelId>(request, 0));
  return StaffWork([id](StaffCall& call) -> Result<Response> {
    ASSIGN_OR_RETURN(const auto deletion, app::delete_label(call.tx, call.env, call.actor(), id));
    return ok(wire::encode(deletion));
  });
}

}  // namespace

void add_structure_routes(Api& api, Routes& routes) {
  const auto write = [&](Method method, const char* path, StaffDecode decode) {
    routes.push_back(staff_write(api, method, path, std::move(decode)));
  };
  write(Method::patch, "/api/v1/workspace", update_workspace);
  routes.push_back(staff_read(api, "/api/v1/channels", list_channels));
  write(Method::post, "/api/v1/channels", create_channel);
  write(Method::patch, "/api/v1/channels/{id}", update_channel);
  write(Method::del, "/api/v1/channels/{id}", delete_channel);
  const char* secrets = "/api/v1/channels/{id}/identity-secrets";
  routes.push_back(staff_read(api, secrets, get_secrets));
  write(Method::post, secrets, rotate_secret);
  write(Method::del, secrets, end_secret_before);
  routes.push_back(staff_read(api, "/api/v1/labels", list_labels));
  write(Method::post, "/api/v1/labels", create_label);
  write(Method::patch, "/api/v1/labels/{id}", update_label);
  write(Method::del, "/api/v1/labels/{id}", delete_label);
}

}  // namespace harken::edge
