// SPDX-License-Identifier: AGPL-3.0-or-later
// What is put back by an undo, as JSON in its row.
#include <boost/json.hpp>

#include "wire/encode.hpp"
#include "wire/json_tools.hpp"
#include "wire/write.hpp"

namespace harken::wire {

namespace {

std::int64_t integer_of(const json::object& object, std::string_view name) {
  const auto* value = object.if_contains(name);
  return value && value->is_int64() ? value->get_int64() : 0;
}

template <class IdType>
IdType id_of(const json::object& object, std::string_view name) {
  return IdType(integer_of(object, name));
}

std::optional<Timestamp> time_of(const json::object& object, std::string_view name) {
  const auto* value = object.if_contains(name);
  if (!value || !value->is_int64()) return std::nullopt;
  return Timestamp{value->get_int64()};
}

std::string text_of(const json::object& object, std::string_view name) {
  const auto* value = object.if_contains(name);
  return value && value->is_string() ? std::string(value->get_string()) : std::string();
}

json::value micros_or_null(const std::optional<Timestamp>& at) {
  if (!at) return nullptr;
  return at->micros;
}

json::value encode(const std::optional<Escalation>& escalation) {
  if (!escalation) return nullptr;
  return {{"from_id", escalation->from_id.value()},
          {"from_name", escalation->from_name},
          {"reason", escalation->reason},
          {"at", escalation->at.micros}};
}

std::optional<Escalation> load_escalation(const json::object& facts) {
  const auto* value = facts.if_contains("escalation");
  if (!value || !value->is_object()) return std::nullopt;
  const auto& object = value->get_object();
  return Escalation{id_of<UserId>(object, "from_id"), text_of(object, "from_name"),
                    text_of(object, "reason"), Timestamp{integer_of(object, "at")}};
}

}  // namespace

std::string store_facts(const Facts& facts) {
  return json::serialize(json::value{{"department_id", facts.department_id.value()},
                                     {"holder_id", facts.holder_id.value()},
                                     {"holder_name", facts.holder_name},
                                     {"escalation", encode(facts.escalation)},
                                     {"access", store_access(facts.access)},
                                     {"set_aside_until", micros_or_null(facts.set_aside_until)},
                                     {"solve_at", micros_or_null(facts.solve_at)},
                                     {"is_solved", facts.lifecycle == Lifecycle::solved},
                                     {"solved_at", micros_or_null(facts.solved_at)},
                                     {"waiting_since", micros_or_null(facts.waiting_since)},
                                     {"unread", facts.unread},
                                     {"last_message_id", facts.last_message_id.value()}});
}

Facts load_facts(std::string_view text) {
  Facts facts;
  boost::system::error_code error;
  const auto value = json::parse(text, error);
  if (error || !value.is_object()) return facts;
  const auto& object = value.get_object();
  facts.department_id = id_of<DepartmentId>(object, "department_id");
  facts.holder_id = id_of<UserId>(object, "holder_id");
  facts.holder_name = text_of(object, "holder_name");
  facts.escalation = load_escalation(object);
  facts.access = load_access(text_of(object, "access"));
  facts.set_aside_until = time_of(object, "set_aside_until");
  facts.solve_at = time_of(object, "solve_at");
  const auto* is_solved = object.if_contains("is_solved");
  const bool was_solved = is_solved && is_solved->is_bool() && is_solved->get_bool();
  facts.lifecycle = was_solved ? Lifecycle::solved : Lifecycle::active;
  facts.solved_at = time_of(object, "solved_at");
  facts.waiting_since = time_of(object, "waiting_since");
  facts.unread = integer_of(object, "unread");
  facts.last_message_id = id_of<MessageId>(object, "last_message_id");
  return facts;
}

}  // namespace harken::wire
