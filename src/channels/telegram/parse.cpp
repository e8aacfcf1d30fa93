// SPDX-License-Identifier: AGPL-3.0-or-later
#include "channels/telegram/parse.hpp"

#include <algorithm>
#include <boost/json/serialize.hpp>
#include <span>

#include "channels/telegram/content.hpp"
#include "core/rules/text.hpp"

namespace harken::telegram {

namespace {

constexpr std::int64_t kNoChat = 0;

Inbound ignored(const char* note) {
  Inbound result;
  result.kind = InboundKind::ignored;
  result.note = note;
  return result;
}

std::int64_t chat_of(const json::object& message) {
  const auto* chat = object_of(message, "chat");
  return chat ? integer_of(*chat, "id") : kNoChat;
}

Timestamp moment(std::int64_t seconds) {
  constexpr std::int64_t kFarFuture = 100'000'000'000;
  return Timestamp{std::clamp<std::int64_t>(seconds, 0, kFarFuture) * 1'000'000};
}

InboundSender sender_of(const json::object& user) {
  InboundSender sender;
  sender.external_id = std::to_string(integer_of(user, "id"));
  sender.name = name_of(user);
  sender.user_name = clean(text_of(user, "username"));
  sender.language = clean(text_of(user, "language_code"));
  return sender;
}

// "Bot API, Message": in a chat with the bot alone the chat is the customer.
InboundSender sender_of_message(const json::object& message) {
  const auto* from = object_of(message, "from");
  auto sender = sender_of(from ? *from : *object_of(message, "chat"));
  sender.external_id = std::to_string(chat_of(message));
  const auto* contact = object_of(message, "contact");
  const bool is_own = contact && from && integer_of(*contact, "user_id") == integer_of(*from, "id");
  if (is_own) sender.phone = clean(text_of(*contact, "phone_number"));
  return sender;
}

// Nullptr: it is for the desk.
const char* why_not_for_us(const json::object& message) {
  if (message.contains("business_connection_id")) return "business_message";
  if (message.contains("guest_query_id")) return "guest_message";
  const auto* chat = object_of(message, "chat");
  const auto type = chat ? text_of(*chat, "type") : std::string();
  if (type == "channel") return "channel_post";
  if (type != "private") return "group_chat";
  const auto* from = object_of(message, "from");
  return from && is_true(*from, "is_bot") ? "from_bot" : nullptr;
}

// "/start", "/start PAYLOAD", "/start@the_bot".
bool is_start(std::string_view text) {
  const auto command = text.substr(0, text.find_first_of(" \n"));
  return command == "/start" || command.starts_with("/start@");
}

std::vector<std::string> replies_of(const json::object& message) {
  const auto* original = object_of(message, "reply_to_message");
  const auto id = original ? integer_of(*original, "message_id") : 0;
  if (id == 0) return {};
  return {message_key(chat_of(message), id)};
}

// No mark may reach beyond the end.
void cut(Content& content) {
  content.text = first_code_points(content.text, kMaxTextLength);
  const auto end = static_cast<std::int64_t>(count_code_points(content.text));
  std::erase_if(content.marks, [&](const TextMark& mark) { return mark.offset >= end; });
  for (auto& mark : content.marks) mark.length = std::min(mark.length, end - mark.offset);
}

// Of those that are for us: who and when.
Inbound envelope_of(const json::object& message) {
  Inbound result;
  result.sender = sender_of_message(message);
  result.external_id = message_key(chat_of(message), integer_of(message, "message_id"));
  result.sent_at = moment(integer_of(message, "date"));
  return result;
}

Inbound parse_start(const json::object& message) {
  auto result = envelope_of(message);
  result.kind = InboundKind::greeting;
  const auto text = clean(text_of(message, "text"));
  const auto payload = text.find(' ');
  if (payload != std::string::npos) result.note = trim(text.substr(payload));
  return result;
}

// What is forwarded or quoted stands above the first.
Content content_at(const std::vector<const json::object*>& messages, std::size_t at) {
  auto content = at == 0 ? heading_of(*messages[at]) : Content();
  content.add(content_of(*messages[at]));
  return content;
}

InboundPart part_of(const json::object& message, const Content& content) {
  return {message_key(chat_of(message), integer_of(message, "message_id")), content.text,
          content.marks};
}

Inbound parse_content(const std::vector<const json::object*>& messages) {
  const auto& first = *messages.front();
  auto result = envelope_of(first);
  Content content;
  for (std::size_t i = 0; i < messages.size(); ++i) {
    auto own = content_at(messages, i);
    for (auto& file : own.files) file.part = i;
    content.add(own);
    if (messages.size() > 1) result.parts.push_back(part_of(*messages[i], own));
  }
  for (const auto* more : std::span(messages).subspan(1))
    result.more_external_ids.push_back(
        message_key(chat_of(*more), integer_of(*more, "message_id")));
  cut(content);
  result.text = std::move(content.text);
  result.marks = std::move(content.marks);
  result.files = std::move(content.files);
  result.replies_to = replies_of(first);
  return result;
}

Status check_envelope(const json::object& message) {
  if (chat_of(message) == kNoChat || !find_integer(message, "message_id"))
    return fail_invalid("message", "a message without its chat or id");
  return {};
}

Result<Inbound> parse_message(const std::vector<const json::object*>& messages) {
  const auto& first = *messages.front();
  RETURN_IF_ERROR(check_envelope(first));
  if (const auto* why = why_not_for_us(first)) return ignored(why);
  if (is_start(text_of(first, "text"))) return parse_start(first);
  return parse_content(messages);
}

Result<Inbound> parse_edit(const json::object& message) {
  // A place that moves comes as an edit every few seconds, for hours. The last one, which lasts no
  // longer, is taken.
  const auto* location = object_of(message, "location");
  if (location && location->contains("live_period")) return ignored("live_location");
  RETURN_IF_ERROR(check_envelope(message));
  if (const auto* why = why_not_for_us(message)) return ignored(why);
  auto result = parse_content({&message});
  result.kind = InboundKind::edit;
  result.sent_at = moment(integer_of(message, "edit_date"));
  return result;
}

// "Bot API, CallbackQuery". Its data may be forged: only what the menu offers counts.
Result<Inbound> parse_choice(const Settings& settings, const json::object& query) {
  const auto* from = object_of(query, "from");
  if (!from || !find_integer(*from, "id"))
    return fail_invalid("callback_query", "a callback query without its sender");
  const auto* message = object_of(query, "message");
  const auto* chat = message ? object_of(*message, "chat") : nullptr;
  if (chat && text_of(*chat, "type") != "private") return ignored("group_chat");
  const auto data = text_of(query, "data");
  const auto id =
      data.starts_with("d:") ? DepartmentId::parse(std::string_view(data).substr(2)) : std::nullopt;
  const auto* entry = id ? find_entry(settings, *id) : nullptr;
  Inbound result = entry ? Inbound() : ignored("unknown_button");
  result.sender = sender_of(*from);
  json::object callback{{"query", text_of(query, "id")}};
  if (message) callback["message_id"] = integer_of(*message, "message_id");
  result.callback = json::serialize(callback);
  if (!entry) return result;
  result.kind = InboundKind::choice;
  result.department_id = entry->id;
  result.text = entry->label;
  return result;
}

// "Bot API, ChatMemberUpdated": in a private chat it says that the bot was blocked, or is no more.
Result<Inbound> parse_membership(const json::object& change) {
  if (const auto* why = why_not_for_us(change)) return ignored(why);
  const auto* now = object_of(change, "new_chat_member");
  const auto* from = object_of(change, "from");
  if (!now || !from || !find_integer(*from, "id"))
    return fail_invalid("my_chat_member", "a change without its new state");
  Inbound result = ignored("unblocked");
  if (text_of(*now, "status") == "kicked") result = {.kind = InboundKind::left};
  result.sender = sender_of(*from);
  result.sent_at = moment(integer_of(change, "date"));
  return result;
}

// What an update of another kind is called in `note`.
Inbound ignored_update(const json::object& update) {
  for (const auto& [name, value] : update) {
    const std::string_view field(name);
    if (field == "channel_post" || field == "edited_channel_post") return ignored("channel_post");
    if (field.contains("business")) return ignored("business_message");
    if (field == "guest_message") return ignored("guest_message");
  }
  return ignored("other_update");
}

Result<Inbound> parse_update(const FindSettings& settings, const json::object& update) {
  if (const auto* message = object_of(update, "message")) return parse_message({message});
  if (const auto* message = object_of(update, "edited_message")) return parse_edit(*message);
  if (const auto* query = object_of(update, "callback_query"))
    return parse_choice(settings(), *query);
  if (const auto* change = object_of(update, "my_chat_member")) return parse_membership(*change);
  for (const auto wanted : kWantedUpdates)
    if (update.contains(wanted))
      return fail_invalid(std::string(wanted), std::string(wanted) + " is no object");
  return ignored_update(update);
}

std::vector<json::object> readable(const std::vector<RawInbound>& items) {
  std::vector<json::object> updates;
  for (const auto& item : items)
    if (auto update = parse_object(item.payload)) updates.push_back(*std::move(update));
  return updates;
}

}  // namespace

std::string message_key(std::int64_t chat_id, std::int64_t message_id) {
  return std::to_string(chat_id) + ":" + std::to_string(message_id);
}

Result<RawInbound> to_raw(const json::object& update, std::string payload) {
  const auto id = find_integer(update, "update_id");
  if (!id) return fail_invalid("update_id", "an update without its number");
  RawInbound raw{.external_id = std::to_string(*id), .payload = std::move(payload)};
  for (const auto* kind : {"message", "edited_message", "my_chat_member", "callback_query"}) {
    const auto* body = object_of(update, kind);
    if (!body) continue;
    const auto* inner = object_of(*body, "message");  // of a callback query
    const auto chat = chat_of(inner ? *inner : *body);
    if (chat != kNoChat) raw.lane = std::to_string(chat);
    // An edit comes alone.
    if (std::string_view(kind) == "message") raw.group = text_of(*body, "media_group_id");
  }
  return raw;
}

Result<Inbound> parse(const FindSettings& settings, const std::vector<RawInbound>& items) {
  const auto updates = readable(items);
  if (updates.empty()) return fail_invalid("update", "this is no update of the Bot API");
  if (updates.size() == 1) return parse_update(settings, updates.front());
  std::vector<const json::object*> messages;
  for (const auto& update : updates)
    if (const auto* message = object_of(update, "message")) messages.push_back(message);
  if (messages.empty()) return fail_invalid("update", "an album holds messages");
  return parse_message(messages);
}

}  // namespace harken::telegram
