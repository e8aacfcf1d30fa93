// SPDX-License-Identifier: AGPL-3.0-or-later
#include <boost/json.hpp>

#include "wire/encode.hpp"
#include "wire/json_tools.hpp"
#include "wire/write.hpp"

namespace harken::wire {

namespace {

json::value person(UserId id, const std::string& name) {
  return {{"id", id.to_string()}, {"name", name}};
}

json::array encode_mentions(const std::vector<Mention>& mentions) {
  json::array result;
  for (const auto& mention : mentions) result.push_back(person(mention.id, mention.name));
  return result;
}

}  // namespace

std::string store_mentions(const std::vector<Mention>& mentions) {
  return mentions.empty() ? "[]" : json::serialize(encode_mentions(mentions));
}

json::value encode(const Notification& each) {
  json::value contact = nullptr;
  if (each.conversation_id)
    contact = {{"number", each.contact_number}, {"name", each.contact_name}};
  json::value ticket = nullptr;
  if (each.ticket_id)
    ticket = {{"id", each.ticket_id.to_string()},
              {"number", each.ticket_number},
              {"title", each.ticket_title}};
  return {{"id", each.id.to_string()},
          {"kind", to_text(each.kind)},
          {"conversation_id", id_or_null(each.conversation_id)},
          {"contact", std::move(contact)},
          {"ticket", std::move(ticket)},
          {"actor", each.actor_id ? person(each.actor_id, each.actor_name) : json::value(nullptr)},
          {"text", each.text},
          {"created_at", to_rfc3339(each.created_at)},
          {"read_at", time_or_null(each.read_at)}};
}

json::value encode(const Note& note) {
  return {{"id", note.id.to_string()},
          {"client_id", note.client_id},
          {"conversation_id", id_or_null(note.conversation_id)},
          {"contact_id", note.contact_id.to_string()},
          {"author", {{"id", note.author_id.to_string()}, {"name", note.author_name}}},
          {"text", note.text},
          {"mentions", encode_mentions(note.mentions)},
          {"created_at", to_rfc3339(note.created_at)}};
}

namespace {

// `message`: JSON, or empty; it goes last into the object that `data` is.
std::string frame(const Event& event, std::string_view type, std::string_view data,
                  std::string_view message) {
  std::string result;
  result.reserve(data.size() + message.size() + 96);
  result.append(R"({"seq":")").append(std::to_string(event.seq));
  result.append(R"(","type":")").append(type);
  result.append(R"(","data":)").append(data);
  if (!message.empty()) {
    result.back() = ',';
    result.append(R"("message":)").append(message).push_back('}');
  }
  result.push_back('}');
  return result;
}

}  // namespace

std::string staff_frame(const Event& event) {
  return frame(event, event.type, event.data,
               event.message ? to_json(EventMessage{*event.message}) : std::string());
}

// To the customer there is one thread; that a message opened a conversation is our affair.
std::string visitor_frame(const Event& event) {
  const bool opens = event.type == "conversation.created";
  const auto message = event.message.and_then(to_public);
  return frame(event, opens ? "message.created" : event.type, *event.public_data,
               message ? to_json(*message) : std::string());
}

}  // namespace harken::wire
