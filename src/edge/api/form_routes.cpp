// SPDX-License-Identifier: AGPL-3.0-or-later
#include <boost/json.hpp>

#include "app/composer/forms.hpp"
#include "core/rules/forms.hpp"
#include "edge/api/routes.hpp"
#include "ports/forms.hpp"
#include "wire/composer.hpp"
#include "wire/decode.hpp"
#include "wire/deletion.hpp"

namespace harken::edge {

namespace json = boost::json;

namespace {

constexpr std::pair<const char*, FieldKind> kKinds[] = {
    {"text", FieldKind::text},        {"long_text", FieldKind::long_text},
    {"email", FieldKind::email},      {"phone", FieldKind::phone},
    {"number", FieldKind::number},    {"date", FieldKind::date},
    {"choice", FieldKind::choice},    {"choices", FieldKind::choices},
    {"checkbox", FieldKind::checkbox}};
constexpr std::pair<const char*, Fills> kFills[] = {
    {"nothing", Fills::nothing}, {"name", Fills::contact_name}, {"email", Fills::contact_email}};

Result<FormField> decode_field(const json::object& object, std::size_t place) {
  wire::ObjectReader reader(object, "fields[" + std::to_string(place) + "].");
  FormField field;
  field.key = reader.text("key", 1, 40);
  field.label = reader.text("label", 1, 120);
  field.kind = reader.word("kind", kKinds);
  field.required = reader.optional_bool("required").value_or(false);
  field.options = reader.texts("options", kMaxOptions, 80);
  if (object.contains("fills")) field.fills = reader.word("fills", kFills);
  RETURN_IF_ERROR(reader.finish());
  return field;
}

Result<std::vector<FormField>> decode_fields(wire::ObjectReader& reader) {
  std::vector<FormField> fields;
  for (const auto* each : reader.objects("fields", kMaxFields)) {
    ASSIGN_OR_RETURN(auto field, decode_field(*each, fields.size()));
    fields.push_back(std::move(field));
  }
  return fields;
}

Result<app::EditForm> decode(const Request& request, bool is_new) {
  ASSIGN_OR_RETURN(const auto body, wire::parse_object(request.body));
  wire::ObjectReader reader(body);
  app::EditForm command;
  if (!is_new) command.version = reader.integer("version");
  command.name = reader.optional_text("name", 1, 80);
  command.title = reader.optional_text("title", 1, 120);
  const bool has_fields = body.contains("fields");
  const auto fields = decode_fields(reader);
  if (is_new && !command.name) reader.refuse("name", "is missing");
  if (is_new && !command.title) reader.refuse("title", "is missing");
  if (is_new && !has_fields) reader.refuse("fields", "is missing");
  RETURN_IF_ERROR(reader.finish());
  if (!fields) return std::unexpected(fields.error());
  if (has_fields) command.fields = *fields;
  return command;
}

Result<StaffWork> list(const Request& request) {
  RETURN_IF_ERROR(check_query(request, {}));
  return StaffWork([](StaffCall& call) -> Result<Response> {
    ASSIGN_OR_RETURN(const auto forms, call.tx.forms().list(call.actor().workspace_id));
    json::array items;
    for (const auto& form : forms) items.push_back(wire::encode(form));
    return ok({{"items", std::move(items)}});
  });
}

Result<StaffWork> create(const Request& request) {
  ASSIGN_OR_RETURN(const auto command, decode(request, true));
  return StaffWork([command](StaffCall& call) -> Result<Response> {
    ASSIGN_OR_RETURN(const auto form, app::create_form(call.tx, call.env, call.actor(), command));
    return ok(wire::encode(form), 201);
  });
}

Result<StaffWork> update(const Request& request) {
  ASSIGN_OR_RETURN(auto command, decode(request, false));
  ASSIGN_OR_RETURN(command.id, path_id<FormId>(request, 0));
  return StaffWork([command](StaffCall& call) -> Result<Response> {
    ASSIGN_OR_RETURN(const auto form, app::update_form(call.tx, call.env, call.actor(), command));
    return ok(wire::encode(form));
  });
}

Result<StaffWork> remove(const Request& request) {
  ASSIGN_OR_RETURN(const auto id, path_id<FormId>(request, 0));
  return StaffWork([id](StaffCall& call) -> Result<Response> {
    ASSIGN_OR_RETURN(const auto deletion, app::delete_form(call.tx, call.env, call.actor(), id));
    return ok(wire::encode(deletion));
  });
}

}  // namespace

void add_form_routes(Api& api, Routes& routes) {
  const std::string base = "/api/v1/forms";
  routes.push_back(staff_read(api, base, list));
  routes.push_back(staff_write(api, Method::post, base, create));
  routes.push_back(staff_write(api, Method::patch, base + "/{id}", update));
  routes.push_back(staff_write(api, Method::del, base + "/{id}", remove));
}

}  // namespace harken::edge
