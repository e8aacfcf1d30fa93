// SPDX-License-Identifier: AGPL-3.0-or-later
#include <boost/json.hpp>

#include "app/composer/canned_replies.hpp"
#include "edge/api/message_body.hpp"
#include "edge/api/routes.hpp"
#include "ports/canned_replies.hpp"
#include "wire/composer.hpp"
#include "wire/decode.hpp"
#include "wire/deletion.hpp"

namespace harken::edge {

namespace json = boost::json;

namespace {

constexpr std::pair<const char*, CannedScope> kScopes[] = {{"personal", CannedScope::personal},
                                                           {"department", CannedScope::department},
                                                           {"workspace", CannedScope::workspace}};

Result<StaffWork> list(const Request& request) {
  RETURN_IF_ERROR(check_query(request, {"q", "limit", "after"}));
  CannedQuery query;
  ASSIGN_OR_RETURN(query.limit, limit_of(request, 50, 200));
  ASSIGN_OR_RETURN(query.after, optional_query_id<CannedReplyId>(request, "after"));
  query.search = request.query_param("q").value_or("");
  if (query.search.size() > 200) return fail_invalid("q", "q is too long");
  return StaffWork([query](StaffCall& call) -> Result<Response> {
    auto more = query;
    more.limit += 1;
    ASSIGN_OR_RETURN(auto rows, call.tx.canned_replies().list(call.actor(), more));
    json::value next = nullptr;
    if (rows.size() > static_cast<std::size_t>(query.limit)) {
      rows.pop_back();
      next = json::string(rows.back().id.to_string());
    }
    json::array items;
    for (const auto& reply : rows) items.push_back(wire::encode(reply));
    return ok({{"items", std::move(items)}, {"next", std::move(next)}});
  });
}

Result<StaffWork> create(const Request& request) {
  ASSIGN_OR_RETURN(const auto body, wire::parse_object(request.body));
  wire::ObjectReader reader(body);
  app::EditCannedReply command;
  command.scope = reader.word("scope", kScopes);
  command.department_id = reader.optional_id<DepartmentId>("department_id");
  command.name = reader.text("name", 1, 80);
  command.shortcut = reader.optional_text("shortcut", 0, 30);
  ASSIGN_OR_RETURN(command.document, read_document(reader));
  if (!command.document) command.text = reader.text("text", 1, app::kMaxCannedText);
  RETURN_IF_ERROR(reader.finish());
  return StaffWork([command](StaffCall& call) -> Result<Response> {
    ASSIGN_OR_RETURN(const auto reply,
                     app::create_canned_reply(call.tx, call.env, call.actor(), command));
    return ok(wire::encode(reply), 201);
  });
}

Result<StaffWork> update(const Request& request) {
  ASSIGN_OR_RETURN(const auto body, wire::parse_object(request.body));
  wire::ObjectReader reader(body);
  app::EditCannedReply command;
  ASSIGN_OR_RETURN(command.id, path_id<CannedReplyId>(request, 0));
  command.version = reader.integer("version");
  if (body.contains("scope")) command.scope = reader.word("scope", kScopes);
  command.department_id = reader.optional_id<DepartmentId>("department_id");
  command.name = reader.optional_text("name", 1, 80);
  command.shortcut = reader.optional_text("shortcut", 0, 30);
  command.text = reader.optional_text("text", 1, app::kMaxCannedText);
  ASSIGN_OR_RETURN(command.document, read_document(reader));
  RETURN_IF_ERROR(reader.finish());
  return StaffWork([command](StaffCall& call) -> Result<Response> {
    ASSIGN_OR_RETURN(const auto reply,
                     app::update_canned_reply(call.tx, call.env, call.actor(), command));
    return ok(wire::encode(reply));
  });
}

Result<StaffWork> remove(const Request& request) {
  ASSIGN_OR_RETURN(const auto id, path_id<CannedReplyId>(request, 0));
  return StaffWork([id](StaffCall& call) -> Result<Response> {
    ASSIGN_OR_RETURN(const auto deletion,
                     app::delete_canned_reply(call.tx, call.env, call.actor(), id));
    return ok(wire::encode(deletion));
  });
}

}  // namespace

void add_canned_reply_routes(Api& api, Routes& routes) {
  const std::string base = "/api/v1/canned-replies";
  routes.push_back(staff_read(api, base, list));
  routes.push_back(staff_write(api, Method::post, base, create));
  routes.push_back(staff_write(api, Method::patch, base + "/{id}", update));
  routes.push_back(staff_write(api, Method::del, base + "/{id}", remove));
}

}  // namespace harken::edge
