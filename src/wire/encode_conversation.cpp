// SPDX-License-Identifier: AGPL-3.0-or-later
#include <boost/json.hpp>

#include "wire/encode.hpp"
#include "wire/json_tools.hpp"

namespace harken::wire {

json::value encode(const Contact& contact) {
  return {{"id", contact.id.to_string()},
          {"number", contact.number},
          {"name", contact.name},
          {"email", contact.email},
          {"created_at", to_rfc3339(contact.created_at)},
          {"version", contact.version}};
}

json::value encode(const Visit& visit) {
  return {{"ip", visit.ip},
          {"browser", visit.browser},
          {"page_url", visit.page_url},
          {"page_title", visit.page_title},
          {"language", visit.language}};
}

namespace {

json::value encode_holder(const Conversation& conversation, Storage storage) {
  if (!conversation.holder_id) return nullptr;
  return json::object(
      {{"id", conversation.holder_id.to_string()}, {"name", conversation.holder_name}}, storage);
}

json::value encode_last(const std::optional<LastMessage>& last, Storage storage) {
  if (!last) return nullptr;
  return json::object({{"id", last->id.to_string()},
                       {"sender_kind", to_text(last->sender)},
                       {"text", last->text},
                       {"attachments", last->attachments},
                       {"created_at", to_rfc3339(last->created_at)}},
                      storage);
}

json::value encode_contact_of(const Conversation& conversation, Storage storage) {
  return json::object({{"id", conversation.contact_id.to_string()},
                       {"number", conversation.contact_number},
                       {"name", conversation.contact_name},
                       {"email", conversation.contact_email}},
                      storage);
}

}  // namespace

json::value encode(const Conversation& conversation, Storage storage) {
  return json::object({{"id", conversation.id.to_string()},
                       {"number", conversation.number},
                       {"contact", encode_contact_of(conversation, storage)},
                       {"channel_id", conversation.channel_id.to_string()},
                       {"platform", "widget"},
                       {"department_id", conversation.department_id.to_string()},
                       {"holder", encode_holder(conversation, storage)},
                       {"lifecycle", to_text(conversation.lifecycle)},
                       {"turn", to_text(conversation.turn)},
                       {"status", to_text(status_of(conversation))},
                       {"last_message", encode_last(conversation.last_message, storage)},
                       {"unread", conversation.unread},
                       {"waiting_since", time_or_null(conversation.waiting_since)},
                       {"label_ids", id_array(conversation.label_ids, storage)},
                       {"customer_delivered_id", id_or_null(conversation.customer_delivered_id)},
                       {"customer_read_id", id_or_null(conversation.customer_read_id)},
                       {"staff_read_id", id_or_null(conversation.staff_read_id)},
                       {"follows_id", id_or_null(conversation.follows_id)},
                       {"created_at", to_rfc3339(conversation.created_at)},
                       {"last_activity_at", to_rfc3339(conversation.last_activity_at)},
                       {"solved_at", time_or_null(conversation.solved_at)},
                       {"version", conversation.version}},
                      storage);
}

json::value encode(const PublicConversation& conversation, Storage storage) {
  json::value holder = nullptr;
  if (!conversation.holder_name.empty()) holder = json::string(conversation.holder_name, storage);
  return json::object({{"id", conversation.id.to_string()},
                       {"status", to_text(conversation.status)},
                       {"holder_name", std::move(holder)},
                       {"staff_read_id", id_or_null(conversation.staff_read_id)},
                       {"customer_read_id", id_or_null(conversation.customer_read_id)},
                       {"unread", conversation.unread}},
                      storage);
}

}  // namespace harken::wire
