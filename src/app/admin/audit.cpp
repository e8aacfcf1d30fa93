// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/admin/audit.hpp"

#include <algorithm>
#include <boost/json.hpp>

#include "core/rules/text.hpp"
#include "ports/audit_log.hpp"

namespace harken::app {

namespace json = boost::json;

namespace {

constexpr std::size_t kLongestText = 500;

// What is no news, and what must not stand in any log.
constexpr std::string_view kLeftOut[] = {"id",    "version",    "online",
                                         "key",   "password",   "password_hash",
                                         "token", "token_hash", "csrf_token"};

bool is_left_out(std::string_view field) {
  return std::ranges::find(kLeftOut, field) != std::end(kLeftOut);
}

bool is_empty(const json::value& value) {
  if (const auto* text = value.if_string()) return text->empty();
  if (const auto* list = value.if_array()) return list->empty();
  return value.is_null();
}

json::value shortened(const json::value& value) {
  const auto* text = value.if_string();
  if (!text || text->size() <= kLongestText) return value;
  return json::string(first_code_points(*text, kLongestText));
}

// Objects inside (settings, permissions) become fields of their own: settings.title.
void flatten(const json::value& value, const std::string& path, json::object& fields) {
  if (!value.is_object()) return;
  for (const auto& [name, inner] : value.get_object()) {
    if (is_left_out(name)) continue;
    const auto full = path + std::string(name);
    if (inner.is_object())
      flatten(inner, full + ".", fields);
    else if (!is_empty(inner))
      fields[full] = shortened(inner);
  }
}

json::value field_of(const json::object& fields, std::string_view name) {
  const auto* value = fields.if_contains(name);
  return value ? *value : json::value(nullptr);
}

std::string kind_of(std::string_view action) {
  return std::string(action.substr(0, action.find('.')));
}

}  // namespace

json::array changes_between(const json::value& before, const json::value& after) {
  json::object old_fields, new_fields;
  flatten(before, {}, old_fields);
  flatten(after, {}, new_fields);
  json::object all = old_fields;
  for (const auto& [name, value] : new_fields) all[name] = value;
  json::array changes;
  for (const auto& [name, value] : all) {
    auto from = field_of(old_fields, name);
    auto to = field_of(new_fields, name);
    if (from == to) continue;
    changes.push_back({{"field", name}, {"from", std::move(from)}, {"to", std::move(to)}});
  }
  return changes;
}

Status audit(Tx& tx, Env& env, const Actor& actor, const Audited& what) {
  AuditEntry entry;
  entry.id = env.ids.make<AuditEntryId>();
  entry.workspace_id = actor.workspace_id;
  entry.actor_id = actor.user_id;
  entry.actor_name = actor.name;
  entry.action = what.action;
  entry.kind = kind_of(what.action);
  entry.subject_id = what.subject_id;
  entry.subject_name = what.subject_name;
  entry.address = actor.address;
  entry.changes = json::serialize(changes_between(what.before, what.after));
  entry.created_at = env.clock.now();
  return tx.audit_log().insert(entry);
}

}  // namespace harken::app
