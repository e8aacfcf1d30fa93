// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/ticket/record.hpp"
#include "ports/ticket_statuses.hpp"
#include "wire/ticket.hpp"

namespace harken::app {

namespace {

std::string words_of(const std::optional<Timestamp>& at) {
  return at ? to_rfc3339(*at) : std::string();
}

std::string ids_of(const std::vector<LabelId>& ids) {
  std::string joined;
  for (const auto id : ids) joined += (joined.empty() ? "" : ",") + id.to_string();
  return joined;
}

Result<std::string> department_name(Tx& tx, const Ticket& ticket) {
  ASSIGN_OR_RETURN(const auto found,
                   tx.departments().find(ticket.workspace_id, ticket.department_id));
  return found ? found->name : std::string();
}

Result<std::string> label_names(Tx& tx, const Ticket& ticket) {
  std::string names;
  for (const auto id : ticket.label_ids) {
    ASSIGN_OR_RETURN(const auto label, tx.labels().find(ticket.workspace_id, id));
    if (label) names += (names.empty() ? "" : ", ") + label->name;
  }
  return names;
}

// The own name as it is now: who reads the history later reads what was said then.
Result<std::string> status_name(Tx& tx, const Ticket& ticket) {
  if (!ticket.own_status_id) return std::string(wire::to_text(ticket.status));
  ASSIGN_OR_RETURN(const auto own,
                   tx.ticket_statuses().find(ticket.workspace_id, ticket.own_status_id));
  return own ? own->name : std::string(wire::to_text(ticket.status));
}

template <class IdType>
std::string id_text(IdType id) {
  return id ? id.to_string() : std::string();
}

}  // namespace

Result<std::vector<FieldChange>> changes_between(Tx& tx, const Ticket& before,
                                                 const Ticket& after) {
  std::vector<FieldChange> changes;
  const auto add = [&](const char* field, std::string from, std::string to,
                       std::string from_id = {}, std::string to_id = {}) {
    if (from == to && from_id == to_id) return;
    changes.push_back(
        {field, std::move(from), std::move(to), std::move(from_id), std::move(to_id)});
  };
  add("title", before.title, after.title);
  if (before.description != after.description)
    changes.push_back({"description", before.excerpt, after.excerpt});
  add("priority", wire::to_text(before.priority), wire::to_text(after.priority));
  ASSIGN_OR_RETURN(auto status_before, status_name(tx, before));
  ASSIGN_OR_RETURN(auto status_after, status_name(tx, after));
  add("status", std::move(status_before), std::move(status_after), id_text(before.own_status_id),
      id_text(after.own_status_id));
  add("responsible", before.responsible_name, after.responsible_name,
      id_text(before.responsible_id), id_text(after.responsible_id));
  add("deadline", words_of(before.deadline), words_of(after.deadline));
  if (before.department_id != after.department_id) {
    ASSIGN_OR_RETURN(auto from, department_name(tx, before));
    ASSIGN_OR_RETURN(auto to, department_name(tx, after));
    add("department", std::move(from), std::move(to), id_text(before.department_id),
        id_text(after.department_id));
  }
  if (before.label_ids != after.label_ids) {
    ASSIGN_OR_RETURN(auto from, label_names(tx, before));
    ASSIGN_OR_RETURN(auto to, label_names(tx, after));
    add("labels", std::move(from), std::move(to), ids_of(before.label_ids),
        ids_of(after.label_ids));
  }
  return changes;
}

}  // namespace harken::app
