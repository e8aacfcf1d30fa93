// SPDX-License-Identifier: AGPL-3.0-or-later
#include <boost/json.hpp>

#include "wire/encode.hpp"
#include "wire/json_tools.hpp"

namespace harken::wire {

json::value encode(const File& file, Storage storage) {
  return json::object(
      {{"id", file.id}, {"name", file.name}, {"type", file.type}, {"size", file.size}}, storage);
}

json::value encode(const Note& note) {
  return {{"id", note.id.to_string()},
          {"client_id", note.client_id},
          {"conversation_id", id_or_null(note.conversation_id)},
          {"contact_id", note.contact_id.to_string()},
          {"author", {{"id", note.author_id.to_string()}, {"name", note.author_name}}},
          {"text", note.text},
          {"created_at", to_rfc3339(note.created_at)}};
}

namespace {

json::array encode_files(const std::vector<File>& files, Storage storage) {
  json::array result(storage);
  result.reserve(files.size());
  for (const auto& file : files) result.push_back(encode(file, storage));
  return result;
}

json::value encode_system(const std::optional<SystemLine>& line) {
  if (!line) return nullptr;
  json::object result{{"action", to_text(line->action)}};
  if (!line->actor.empty()) result["actor"] = line->actor;
  if (!line->target.empty()) result["target"] = line->target;
  if (!line->department.empty()) result["department"] = line->department;
  return result;
}

json::value encode_message(const Message& message, const char* delivery, Storage storage) {
  json::value mark(nullptr, storage);
  if (message.sender == SenderKind::user) mark = json::object({{"state", delivery}}, storage);
  return json::object({{"id", message.id.to_string()},
                       {"conversation_id", message.conversation_id.to_string()},
                       {"channel_id", message.channel_id.to_string()},
                       {"client_id", message.client_id},
                       {"kind", to_text(message.kind)},
                       {"sender",
                        {{"kind", to_text(message.sender)},
                         {"id", id_or_null(message.user_id)},
                         {"name", message.sender_name}}},
                       {"text", message.text},
                       {"attachments", encode_files(message.attachments, storage)},
                       {"system", encode_system(message.system)},
                       {"delivery", std::move(mark)},
                       {"created_at", to_rfc3339(message.created_at)}},
                      storage);
}

}  // namespace

json::value encode(const Message& message, Storage storage) {
  return encode_message(message, "sent", storage);
}

json::value encode(const Message& message, const Conversation& conversation, Storage storage) {
  const char* state = "sent";
  if (message.id <= conversation.customer_read_id)
    state = "read";
  else if (message.id <= conversation.customer_delivered_id)
    state = "delivered";
  return encode_message(message, state, storage);
}

json::value encode(const PublicMessage& message, Storage storage) {
  json::value system = nullptr;
  if (message.action)
    system = {{"action", to_text(*message.action)}, {"actor", message.sender_name}};
  return json::object(
      {{"id", message.id.to_string()},
       {"client_id", message.client_id},
       {"kind", to_text(message.kind)},
       {"sender", {{"kind", to_text(message.sender)}, {"name", message.sender_name}}},
       {"text", message.text},
       {"attachments", encode_files(message.attachments, storage)},
       {"system", std::move(system)},
       {"created_at", to_rfc3339(message.created_at)}},
      storage);
}

namespace {

std::string frame(const Event& event, std::string_view type, std::string_view data) {
  std::string result;
  result.reserve(data.size() + 64);
  result.append(R"({"seq":")").append(std::to_string(event.seq));
  result.append(R"(","type":")").append(type);
  result.append(R"(","data":)").append(data).push_back('}');
  return result;
}

}  // namespace

std::string staff_frame(const Event& event) { return frame(event, event.type, event.data); }

// To the customer there is one thread; that a message opened a conversation is our affair.
std::string visitor_frame(const Event& event) {
  const bool opens = event.type == "conversation.created";
  return frame(event, opens ? "message.created" : event.type, *event.public_data);
}

}  // namespace harken::wire
