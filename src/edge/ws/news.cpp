// SPDX-License-Identifier: AGPL-3.0-or-later
#include "edge/ws/news.hpp"

#include <boost/json.hpp>

namespace harken::ws {

namespace json = boost::json;

namespace {

json::object write(const Committed& news) {
  return {{"type", "committed"}, {"workspace", news.workspace_id.value()}, {"newest", news.newest}};
}

json::object write(const TypingThere& news) {
  return {{"type", "typing"},
          {"workspace", news.workspace_id.value()},
          {"conversation", news.typing.conversation_id.value()},
          {"user", news.typing.user_id.value()},
          {"active", news.typing.active},
          {"note", news.typing.is_note}};
}

json::object write(const LookingThere& news) {
  return {{"type", "looking"},
          {"workspace", news.workspace_id.value()},
          {"conversation", news.conversation_id.value()},
          {"user", news.user_id.value()},
          {"active", news.active},
          {"answer", news.is_answer}};
}

json::object write(const PresenceChanged&) { return {{"type", "presence"}}; }

json::object write(const SessionsEnded&) { return {{"type", "sessions_ended"}}; }

json::object write(const AlikeChanged& news) {
  return {{"type", "alike"}, {"workspace", news.workspace_id.value()}};
}

json::object write(const Stored& news) {
  return {{"type", "stored"}, {"channel", news.channel_id.value()}};
}

// Members that are missing are as those of a struct that nobody has filled.
std::int64_t number(const json::object& from, std::string_view name) {
  const auto* value = from.if_contains(name);
  return value && value->is_int64() ? value->as_int64() : 0;
}

bool flag(const json::object& from, std::string_view name) {
  const auto* value = from.if_contains(name);
  return value && value->is_bool() && value->as_bool();
}

std::string text(const json::object& from, std::string_view name) {
  const auto* value = from.if_contains(name);
  return value && value->is_string() ? std::string(value->as_string()) : std::string();
}

TypingThere read_typing(const json::object& from) {
  return {WorkspaceId(number(from, "workspace")),
          {ConversationId(number(from, "conversation")),
           UserId(number(from, "user")),
           {},
           flag(from, "active"),
           flag(from, "note")}};
}

LookingThere read_looking(const json::object& from) {
  return {WorkspaceId(number(from, "workspace")),
          ConversationId(number(from, "conversation")),
          UserId(number(from, "user")),
          {},
          flag(from, "active"),
          flag(from, "answer")};
}

}  // namespace

std::string encode(const News& news) {
  return json::serialize(std::visit([](const auto& each) { return write(each); }, news));
}

std::optional<News> parse_news(std::string_view message) {
  boost::system::error_code error;
  const auto parsed = json::parse(message, error);
  if (error || !parsed.is_object()) return std::nullopt;
  const auto& from = parsed.as_object();
  const auto type = text(from, "type");
  if (type == "committed")
    return Committed{WorkspaceId(number(from, "workspace")), number(from, "newest")};
  if (type == "typing") return read_typing(from);
  if (type == "looking") return read_looking(from);
  if (type == "presence") return PresenceChanged{};
  if (type == "sessions_ended") return SessionsEnded{};
  if (type == "alike") return AlikeChanged{WorkspaceId(number(from, "workspace"))};
  if (type == "stored") return Stored{ChannelId(number(from, "channel"))};
  return std::nullopt;
}

}  // namespace harken::ws
