// SPDX-License-Identifier: AGPL-3.0-or-later
// Colleagues about a conversation: handing it up, putting it off, giving it back, letting others
// in.
#include "app/conversation/access_requests.hpp"
#include "app/conversation/escalation.hpp"
#include "app/conversation/later.hpp"
#include "app/conversation/transitions.hpp"
#include "app/conversation/undo.hpp"
#include "edge/api/routes.hpp"
#include "wire/decode.hpp"
#include "wire/encode.hpp"
#include "wire/write.hpp"

namespace harken::edge {

namespace {

Result<Response> answer(Result<Conversation> outcome) {
  ASSIGN_OR_RETURN(const auto conversation, std::move(outcome));
  return ok_json(wire::to_json(conversation));
}

Result<StaffWork> escalate(const Request& request) {
  app::Escalate command;
  ASSIGN_OR_RETURN(command.conversation_id, path_id<ConversationId>(request, 0));
  ASSIGN_OR_RETURN(const auto body, wire::parse_object(request.body));
  wire::ObjectReader reader(body);
  command.user_id = reader.id<UserId>("user_id");
  command.reason = reader.optional_text("reason", 0, 500).value_or("");
  RETURN_IF_ERROR(reader.finish());
  return StaffWork([command](StaffCall& call) {
    return answer(app::escalate(call.tx, call.env, call.actor(), command));
  });
}

Result<StaffWork> set_aside(const Request& request) {
  ASSIGN_OR_RETURN(const auto id, path_id<ConversationId>(request, 0));
  ASSIGN_OR_RETURN(const auto body, wire::parse_object(request.body));
  wire::ObjectReader reader(body);
  const auto until = reader.time("until");
  RETURN_IF_ERROR(reader.finish());
  return StaffWork([id, until](StaffCall& call) {
    return answer(app::set_aside(call.tx, call.env, call.actor(), id, until));
  });
}

// Now, or at a time.
Result<StaffWork> solve(const Request& request) {
  ASSIGN_OR_RETURN(const auto id, path_id<ConversationId>(request, 0));
  std::optional<Timestamp> at;
  if (!request.body.empty()) {
    ASSIGN_OR_RETURN(const auto body, wire::parse_object(request.body));
    wire::ObjectReader reader(body);
    at = reader.optional_time("at");
    RETURN_IF_ERROR(reader.finish());
  }
  return StaffWork([id, at](StaffCall& call) {
    return answer(at ? app::plan_solve(call.tx, call.env, call.actor(), id, *at)
                     : app::solve(call.tx, call.env, call.actor(), id));
  });
}

Result<StaffWork> undo(const Request& request) {
  ASSIGN_OR_RETURN(const auto id, path_id<ConversationId>(request, 0));
  ASSIGN_OR_RETURN(const auto body, wire::parse_object(request.body));
  wire::ObjectReader reader(body);
  const auto version = reader.integer("version");
  RETURN_IF_ERROR(reader.finish());
  return StaffWork([id, version](StaffCall& call) {
    return answer(app::undo(call.tx, call.env, call.actor(), id, version));
  });
}

template <class Id>
StaffDecode without_body(Result<Conversation> (*act)(Tx&, Env&, const Actor&, Id)) {
  return [act](const Request& request) -> Result<StaffWork> {
    RETURN_IF_ERROR(check_no_body(request));
    ASSIGN_OR_RETURN(const auto id, path_id<Id>(request, 0));
    return StaffWork(
        [act, id](StaffCall& call) { return answer(act(call.tx, call.env, call.actor(), id)); });
  };
}

Result<StaffWork> request_access(const Request& request) {
  app::RequestAccess command;
  ASSIGN_OR_RETURN(command.conversation_id, path_id<ConversationId>(request, 0));
  ASSIGN_OR_RETURN(const auto body, wire::parse_object(request.body));
  wire::ObjectReader reader(body);
  command.reason = reader.optional_text("reason", 0, 500).value_or("");
  RETURN_IF_ERROR(reader.finish());
  return StaffWork([command](StaffCall& call) {
    return answer(app::request_access(call.tx, call.env, call.actor(), command));
  });
}

Result<StaffWork> grant_access(const Request& request) {
  ASSIGN_OR_RETURN(const auto id, path_id<AccessRequestId>(request, 0));
  ASSIGN_OR_RETURN(const auto body, wire::parse_object(request.body));
  wire::ObjectReader reader(body);
  const auto level = reader.word<AccessLevel>(
      "level", {{"read_and_note", AccessLevel::read_and_note}, {"write", AccessLevel::write}});
  RETURN_IF_ERROR(reader.finish());
  return StaffWork([id, level](StaffCall& call) {
    return answer(app::grant_access(call.tx, call.env, call.actor(), id, level));
  });
}

}  // namespace

void add_helping_routes(Api& api, Routes& routes) {
  const auto post = [&](std::string path, StaffDecode decode) {
    routes.push_back(staff_write(api, Method::post, std::move(path), std::move(decode)));
  };
  const std::string conversation = "/api/v1/conversations/{id}";
  post(conversation + "/escalate", escalate);
  post(conversation + "/set-aside", set_aside);
  post(conversation + "/wake", without_body(app::wake));
  post(conversation + "/solve", solve);
  post(conversation + "/undo", undo);
  post(conversation + "/release", without_body(app::release));
  post(conversation + "/access-requests", request_access);
  const std::string access_request = "/api/v1/access-requests/{id}";
  post(access_request + "/grant", grant_access);
  post(access_request + "/decline", without_body(app::decline_access));
  post(access_request + "/revoke", without_body(app::revoke_access));
}

}  // namespace harken::edge
