// SPDX-License-Identifier: AGPL-3.0-or-later
#include "edge/ws/server_frame.hpp"

#include <boost/json.hpp>

#include "wire/json_writer.hpp"

namespace harken::ws {

namespace json = boost::json;

namespace {

Buffer to_frame(const json::object& object) { return make_text(json::serialize(object)); }

}  // namespace

Buffer staff_hello(Seq newest, UserId user) {
  return to_frame(
      {{"type", "hello"}, {"seq", std::to_string(newest)}, {"user_id", user.to_string()}});
}

Buffer visitor_hello(Seq newest) {
  return to_frame({{"type", "hello"}, {"seq", std::to_string(newest)}});
}

Buffer resync(Seq newest) {
  return to_frame({{"type", "resync"}, {"seq", std::to_string(newest)}});
}

Buffer cursor_expired(Seq newest) {
  return to_frame({{"type", "cursor_expired"}, {"seq", std::to_string(newest)}});
}

Buffer ack(std::string_view client_id, MessageId message) {
  wire::JsonWriter out;
  wire::write_object(out, [&] {
    out.field("type", "ack").field("client_id", client_id).field("message_id", message);
  });
  return make_text(out.text());
}

Buffer refused(const Error& error, std::string_view client_id) {
  json::object object{{"type", "refused"}, {"code", error.code}};
  if (!client_id.empty()) object["client_id"] = client_id;
  if (!error.detail.empty()) object["detail"] = error.detail;
  if (error.retry_after_seconds > 0) object["retry_after"] = error.retry_after_seconds;
  return to_frame(object);
}

Buffer presence(UserId user, bool is_online) {
  return to_frame({{"type", "presence"}, {"user_id", user.to_string()}, {"online", is_online}});
}

Buffer alike_changed() { return to_frame({{"type", "alike"}}); }

Buffer conversation_removed(Seq seq, ConversationId conversation) {
  return to_frame({{"seq", std::to_string(seq)},
                   {"type", "conversation.removed"},
                   {"data", {{"conversation_id", conversation.to_string()}}}});
}

Buffer looking(ConversationId conversation, UserId user, std::string_view name, bool active) {
  return to_frame({{"type", "looking"},
                   {"conversation_id", conversation.to_string()},
                   {"active", active},
                   {"who", {{"id", user.to_string()}, {"name", name}}}});
}

Buffer typing_for_staff(const Typing& typing) {
  json::object who{{"kind", typing.user_id ? "user" : "customer"}, {"name", typing.name}};
  if (typing.user_id) who["id"] = typing.user_id.to_string();
  return to_frame({{"type", "typing"},
                   {"conversation_id", typing.conversation_id.to_string()},
                   {"active", typing.active},
                   {"note", typing.is_note},
                   {"who", std::move(who)}});
}

Buffer typing_for_visitor(const Typing& typing) {
  return to_frame({{"type", "typing"}, {"active", typing.active}, {"name", typing.name}});
}

}  // namespace harken::ws
