// SPDX-License-Identifier: AGPL-3.0-or-later
#include <boost/json.hpp>

#include "app/knowledge/knowledge_bases.hpp"
#include "edge/api/routes.hpp"
#include "wire/decode.hpp"
#include "wire/deletion.hpp"
#include "wire/encode_knowledge.hpp"

namespace harken::edge {

namespace json = boost::json;

namespace {

Result<StaffWork> list_bases(const Request& request) {
  RETURN_IF_ERROR(check_query(request, {}));
  return StaffWork([](StaffCall& call) -> Result<Response> {
    ASSIGN_OR_RETURN(const auto bases, call.tx.knowledge_bases().list(call.actor().workspace_id));
    json::array items;
    for (const auto& base : bases) items.push_back(wire::encode(base));
    return ok({{"items", std::move(items)}});
  });
}

void decode_base(wire::ObjectReader& reader, app::EditKnowledgeBase& command) {
  command.slug = reader.optional_text("slug", 2, 40);
  command.languages = reader.optional_texts("languages", 20, 3);
  command.accent = reader.optional_text("accent", 7, 7);
  command.is_public = reader.optional_bool("public");
  command.channel_ids = reader.optional_ids<ChannelId>("channel_ids", 200);
}

Result<StaffWork> create_base(const Request& request) {
  ASSIGN_OR_RETURN(const auto body, wire::parse_object(request.body));
  wire::ObjectReader reader(body);
  app::EditKnowledgeBase command;
  command.name = reader.text("name", 1, 60);
  decode_base(reader, command);
  RETURN_IF_ERROR(reader.finish());
  return StaffWork([command](StaffCall& call) -> Result<Response> {
    ASSIGN_OR_RETURN(const auto base,
                     app::create_knowledge_base(call.tx, call.env, call.actor(), command));
    return ok(wire::encode(base), 201);
  });
}

Result<StaffWork> update_base(const Request& request) {
  ASSIGN_OR_RETURN(const auto body, wire::parse_object(request.body));
  wire::ObjectReader reader(body);
  app::EditKnowledgeBase command;
  ASSIGN_OR_RETURN(command.id, path_id<KnowledgeBaseId>(request, 0));
  command.version = reader.integer("version");
  command.name = reader.optional_text("name", 1, 60);
  decode_base(reader, command);
  RETURN_IF_ERROR(reader.finish());
  return StaffWork([command](StaffCall& call) -> Result<Response> {
    ASSIGN_OR_RETURN(const auto base,
                     app::update_knowledge_base(call.tx, call.env, call.actor(), command));
    return ok(wire::encode(base));
  });
}

Result<StaffWork> delete_base(const Request& request) {
  ASSIGN_OR_RETURN(const auto id, path_id<KnowledgeBaseId>(request, 0));
  return StaffWork([id](StaffCall& call) -> Result<Response> {
    ASSIGN_OR_RETURN(const auto deletion,
                     app::delete_knowledge_base(call.tx, call.env, call.actor(), id));
    return ok(wire::encode(deletion));
  });
}

Result<StaffWork> list_categories(const Request& request) {
  RETURN_IF_ERROR(check_query(request, {}));
  ASSIGN_OR_RETURN(const auto id, path_id<KnowledgeBaseId>(request, 0));
  return StaffWork([id](StaffCall& call) -> Result<Response> {
    RETURN_IF_ERROR(app::get_knowledge_base(call.tx, call.actor(), id));
    ASSIGN_OR_RETURN(const auto categories, call.tx.categories().list(id));
    json::array items;
    for (const auto& category : categories) items.push_back(wire::encode(category));
    return ok({{"items", std::move(items)}});
  });
}

Result<std::vector<CategoryName>> decode_names(const json::array& list) {
  std::vector<CategoryName> names;
  for (const auto& item : list) {
    if (!item.is_object()) return fail_invalid("names", "names holds something that is no object");
    wire::ObjectReader reader(item.get_object(), "names.");
    CategoryName name;
    name.language = reader.text("language", 2, 3);
    name.name = reader.text("name", 1, 80);
    name.description = reader.optional_text("description", 0, 200).value_or("");
    RETURN_IF_ERROR(reader.finish());
    names.push_back(std::move(name));
  }
  return names;
}

Status decode_category(wire::ObjectReader& reader, app::EditCategory& command) {
  command.position = reader.optional_integer("position");
  const auto* names = reader.optional_array("names", 20);
  RETURN_IF_ERROR(reader.finish());
  if (!names) return {};
  ASSIGN_OR_RETURN(command.names, decode_names(*names));
  return {};
}

Result<StaffWork> create_category(const Request& request) {
  ASSIGN_OR_RETURN(const auto body, wire::parse_object(request.body));
  wire::ObjectReader reader(body);
  app::EditCategory command;
  RETURN_IF_ERROR(decode_category(reader, command));
  ASSIGN_OR_RETURN(command.knowledge_base_id, path_id<KnowledgeBaseId>(request, 0));
  return StaffWork([command](StaffCall& call) -> Result<Response> {
    ASSIGN_OR_RETURN(const auto category,
                     app::create_category(call.tx, call.env, call.actor(), command));
    return ok(wire::encode(category), 201);
  });
}

Result<StaffWork> update_category(const Request& request) {
  ASSIGN_OR_RETURN(const auto body, wire::parse_object(request.body));
  wire::ObjectReader reader(body);
  app::EditCategory command;
  command.version = reader.integer("version");
  RETURN_IF_ERROR(decode_category(reader, command));
  ASSIGN_OR_RETURN(command.id, path_id<CategoryId>(request, 0));
  return StaffWork([command](StaffCall& call) -> Result<Response> {
    ASSIGN_OR_RETURN(const auto category,
                     app::update_category(call.tx, call.env, call.actor(), command));
    return ok(wire::encode(category));
  });
}

Result<StaffWork> delete_category(const Request& request) {
  ASSIGN_OR_RETURN(const auto id, path_id<CategoryId>(request, 0));
  return StaffWork([id](StaffCall& call) -> Result<Response> {
    ASSIGN_OR_RETURN(const auto deletion,
                     app::delete_category(call.tx, call.env, call.actor(), id));
    return ok(wire::encode(deletion));
  });
}

}  // namespace

void add_knowledge_routes(Api& api, Routes& routes) {
  const std::string bases = "/api/v1/knowledge-bases";
  const std::string categories = "/api/v1/categories";
  routes.push_back(staff_read(api, bases, list_bases));
  routes.push_back(staff_write(api, Method::post, bases, create_base));
  routes.push_back(staff_write(api, Method::patch, bases + "/{id}", update_base));
  routes.push_back(staff_write(api, Method::del, bases + "/{id}", delete_base));
  routes.push_back(staff_read(api, bases + "/{id}/categories", list_categories));
  routes.push_back(staff_write(api, Method::post, bases + "/{id}/categories", create_category));
  routes.push_back(staff_write(api, Method::patch, categories + "/{id}", update_category));
  routes.push_back(staff_write(api, Method::del, categories + "/{id}", delete_category));
}

}  // namespace harken::edge
