// SPDX-License-Identifier: AGPL-3.0-or-later
#include <boost/json.hpp>

#include "app/composer/drafts.hpp"
#include "edge/api/message_body.hpp"
#include "edge/api/routes.hpp"
#include "wire/composer.hpp"

namespace harken::edge {

namespace json = boost::json;

namespace {

Result<StaffWork> list(const Request& request) {
  RETURN_IF_ERROR(check_query(request, {}));
  return StaffWork([](StaffCall& call) -> Result<Response> {
    ASSIGN_OR_RETURN(const auto drafts, app::list_drafts(call.tx, call.actor()));
    json::array items;
    for (const auto& draft : drafts) items.push_back(wire::encode(draft));
    return ok({{"items", std::move(items)}});
  });
}

Result<StaffWork> save(const Request& request) {
  ASSIGN_OR_RETURN(const auto body, wire::parse_object(request.body));
  wire::ObjectReader reader(body);
  app::SaveDraft command;
  ASSIGN_OR_RETURN(command.conversation_id, path_id<ConversationId>(request, 0));
  command.text = reader.text("text", 0, 20'000);
  ASSIGN_OR_RETURN(command.document, read_document(reader));
  command.version = reader.integer("version");
  RETURN_IF_ERROR(reader.finish());
  const auto kind = wire::parse_draft_kind(request.params.at(1));
  if (!kind) return fail_not_found("kind of draft");
  command.kind = *kind;
  return StaffWork([command](StaffCall& call) -> Result<Response> {
    ASSIGN_OR_RETURN(const auto draft, app::save_draft(call.tx, call.env, call.actor(), command));
    return ok(wire::encode(draft));
  });
}

}  // namespace

void add_draft_routes(Api& api, Routes& routes) {
  routes.push_back(staff_read(api, "/api/v1/drafts", list));
  routes.push_back(staff_write(api, Method::put, "/api/v1/conversations/{id}/drafts/{kind}", save));
  routes.back().body_limit = kMessageBodyLimit;
}

}  // namespace harken::edge
