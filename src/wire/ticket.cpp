// SPDX-License-Identifier: AGPL-3.0-or-later
#include "wire/ticket.hpp"

#include <boost/json.hpp>

#include "wire/document.hpp"
#include "wire/encode.hpp"
#include "wire/json_tools.hpp"

namespace harken::wire {

namespace {

json::value person(UserId id, const std::string& name) {
  if (!id) return nullptr;
  return {{"id", id.to_string()}, {"name", name}};
}

json::value encode(const TicketRequester& requester) {
  if (requester.user_id)
    return {{"kind", "user"}, {"id", requester.user_id.to_string()}, {"name", requester.name}};
  if (!requester.contact_id) return nullptr;
  return {{"kind", "contact"},
          {"id", requester.contact_id.to_string()},
          {"name", requester.name},
          {"number", requester.number}};
}

json::array encode(const std::vector<File>& files) {
  json::array result;
  for (const auto& file : files)
    result.push_back(
        {{"id", file.id}, {"name", file.name}, {"type", file.type}, {"size", file.size}});
  return result;
}

json::array encode(const std::vector<TicketConversation>& conversations) {
  json::array result;
  for (const auto& each : conversations) result.push_back(wire::encode(each));
  return result;
}

json::array encode(const std::vector<TicketAction>& actions) {
  json::array result;
  for (const auto action : actions) result.push_back(to_text(action));
  return result;
}

}  // namespace

json::value encode(const TicketEscalation& each) {
  return {
      {"id", each.id.to_string()},
      {"level", each.level},
      {"state", to_text(each.state)},
      {"department_id", each.department_id.to_string()},
      {"assignee", person(each.assignee_id, each.assignee_name)},
      {"from", person(each.from_id, each.from_name)},
      {"reason", each.reason},
      {"outcome", each.outcome},
      {"external_url", each.external_url.empty() ? json::value() : json::value(each.external_url)},
      {"opened_at", to_rfc3339(each.opened_at)},
      {"acknowledged_at", time_or_null(each.acknowledged_at)},
      {"waiting_since", time_or_null(each.waiting_since)},
      {"closed_at", time_or_null(each.closed_at)}};
}

json::value encode(const TicketConversation& each) {
  return {{"id", each.id.to_string()},
          {"number", each.number},
          {"contact",
           {{"id", each.contact_id.to_string()},
            {"number", each.contact_number},
            {"name", each.contact_name}}},
          {"platform", to_text(each.channel_kind)},
          {"status", to_text(each.status)}};
}

json::value encode(const SeenTicket& seen) {
  const auto& ticket = seen.ticket;
  const auto& escalations = ticket.escalations;
  return {{"id", ticket.id.to_string()},
          {"number", ticket.number},
          {"title", ticket.title},
          {"description", encode(ticket.description)},
          {"excerpt", ticket.excerpt},
          {"status", to_text(ticket.status)},
          {"status_id", id_or_null(ticket.own_status_id)},
          {"priority", to_text(ticket.priority)},
          {"department_id", ticket.department_id.to_string()},
          {"responsible", person(ticket.responsible_id, ticket.responsible_name)},
          {"deadline", time_or_null(ticket.deadline)},
          {"requester", encode(ticket.requester)},
          {"opened_by", person(ticket.opened_by_id, ticket.opened_by_name)},
          {"label_ids", id_array(ticket.label_ids)},
          {"conversations", encode(seen.conversations)},
          {"more_conversations", ticket.conversations - std::ssize(seen.conversations)},
          {"comments", ticket.comments},
          {"attachments", encode(seen.attachments)},
          {"escalation", escalations.empty() ? json::value() : encode(escalations.back())},
          {"has_internal", seen.has_internal},
          {"actions", encode(seen.actions)},
          {"created_at", to_rfc3339(ticket.created_at)},
          {"updated_at", to_rfc3339(ticket.updated_at)},
          {"closed_at", time_or_null(ticket.closed_at)},
          {"version", ticket.version}};
}

json::value encode(const OwnTicketStatus& status) {
  return {{"id", status.id.to_string()},
          {"name", status.name},
          {"base", to_text(status.base)},
          {"position", status.position},
          {"version", status.version}};
}

json::value encode(const TicketEntry& entry) {
  json::array mentions;
  for (const auto& each : entry.mentions) mentions.push_back(person(each.id, each.name));
  return {{"id", entry.id.to_string()},
          {"ticket_id", entry.ticket_id.to_string()},
          {"part", to_text(entry.part)},
          {"client_id", entry.client_id},
          {"author", person(entry.author_id, entry.author_name)},
          {"body", encode(entry.body)},
          {"text", entry.text},
          {"attachments", encode(entry.attachments)},
          {"mentions", std::move(mentions)},
          {"created_at", to_rfc3339(entry.created_at)}};
}

json::value encode(const TicketChange& change) {
  json::array changes;
  for (const auto& each : change.changes)
    changes.push_back({{"field", each.field}, {"from", each.from}, {"to", each.to}});
  return {{"id", change.id.to_string()},
          {"action", to_text(change.action)},
          {"actor", person(change.actor_id, change.actor_name)},
          {"at", to_rfc3339(change.created_at)},
          {"changes", std::move(changes)},
          {"reason", change.reason}};
}

}  // namespace harken::wire
