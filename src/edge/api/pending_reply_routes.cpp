// SPDX-License-Identifier: AGPL-3.0-or-later
#include <boost/json.hpp>

#include "app/conversation/change.hpp"
#include "app/conversation/pending_replies.hpp"
#include "edge/api/message_body.hpp"
#include "edge/api/reply_body.hpp"
#include "edge/api/routes.hpp"
#include "wire/pending_reply.hpp"
#include "wire/write.hpp"

namespace harken::edge {

namespace json = boost::json;

namespace {

Result<StaffWork> list(const Request& request) {
  RETURN_IF_ERROR(check_query(request, {}));
  ASSIGN_OR_RETURN(const auto id, path_id<ConversationId>(request, 0));
  return StaffWork([id](StaffCall& call) -> Result<Response> {
    ASSIGN_OR_RETURN(const auto all, app::list_pending_replies(call.tx, call.actor(), id));
    json::array items;
    for (const auto& each : all) items.push_back(wire::encode(each));
    return ok({{"items", std::move(items)}});
  });
}

Result<StaffWork> hold(const Request& request) {
  ASSIGN_OR_RETURN(const auto id, path_id<ConversationId>(request, 0));
  ASSIGN_OR_RETURN(const auto object, wire::parse_object(request.body));
  wire::ObjectReader reader(object);
  app::HoldReply command;
  ASSIGN_OR_RETURN(command.reply, decode_reply(reader, id));
  command.send_at = reader.optional_time("send_at");
  const auto seconds = reader.optional_integer("undo_seconds");
  if (command.send_at.has_value() == seconds.has_value())
    reader.refuse("undo_seconds", "is there without send_at, and only then");
  command.undo_seconds = seconds.value_or(0);
  RETURN_IF_ERROR(reader.finish());
  return StaffWork([command = std::move(command)](StaffCall& call) -> Result<Response> {
    auto own = command;
    own.reply.actor = call.actor();
    ASSIGN_OR_RETURN(const auto held, app::hold_reply(call.tx, call.env, own));
    return ok(wire::encode(held.reply), held.is_new ? 201 : 200);
  });
}

Result<StaffWork> move(const Request& request) {
  ASSIGN_OR_RETURN(const auto object, wire::parse_object(request.body));
  wire::ObjectReader reader(object);
  app::MovePendingReply command;
  ASSIGN_OR_RETURN(command.id, path_id<PendingReplyId>(request, 0));
  command.send_at = reader.time("send_at");
  command.version = reader.integer("version");
  RETURN_IF_ERROR(reader.finish());
  return StaffWork([command](StaffCall& call) -> Result<Response> {
    ASSIGN_OR_RETURN(const auto moved,
                     app::move_pending_reply(call.tx, call.env, call.actor(), command));
    return ok(wire::encode(moved));
  });
}

Result<StaffWork> take_back(const Request& request) {
  ASSIGN_OR_RETURN(const auto id, path_id<PendingReplyId>(request, 0));
  RETURN_IF_ERROR(check_no_body(request));
  return StaffWork([id](StaffCall& call) -> Result<Response> {
    ASSIGN_OR_RETURN(const auto taken, app::take_back_reply(call.tx, call.env, call.actor(), id));
    return ok(wire::encode(taken));
  });
}

Result<StaffWork> send_now(const Request& request) {
  ASSIGN_OR_RETURN(const auto id, path_id<PendingReplyId>(request, 0));
  RETURN_IF_ERROR(check_no_body(request));
  return StaffWork([id](StaffCall& call) -> Result<Response> {
    ASSIGN_OR_RETURN(const auto message,
                     app::send_pending_reply(call.tx, call.env, call.actor(), id));
    return ok_json(wire::to_json(message));
  });
}

}  // namespace

void add_pending_reply_routes(Api& api, Routes& routes) {
  const std::string of_conversation = "/api/v1/conversations/{id}/pending-replies";
  const std::string one = "/api/v1/pending-replies/{id}";
  routes.push_back(staff_read(api, of_conversation, list));
  routes.push_back(staff_write(api, Method::post, of_conversation, hold));
  routes.back().body_limit = kMessageBodyLimit;
  routes.push_back(staff_write(api, Method::patch, one, move));
  routes.push_back(staff_write(api, Method::del, one, take_back));
  routes.push_back(staff_write(api, Method::post, one + "/send", send_now));
}

}  // namespace harken::edge
