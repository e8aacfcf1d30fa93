// SPDX-License-Identifier: AGPL-3.0-or-later
#include <boost/json.hpp>

#include "app/admin/admin_event.hpp"
#include "edge/api/routes.hpp"
#include "ports/audit_log.hpp"

namespace harken::edge {

namespace json = boost::json;

namespace {

json::value encode(const AuditEntry& entry) {
  json::value actor = nullptr;
  if (entry.actor_id) actor = {{"id", entry.actor_id.to_string()}, {"name", entry.actor_name}};
  return {
      {"id", entry.id.to_string()},
      {"at", to_rfc3339(entry.created_at)},
      {"actor", std::move(actor)},
      {"action", entry.action},
      {"subject", {{"kind", entry.kind}, {"id", entry.subject_id}, {"name", entry.subject_name}}},
      {"address", entry.address},
      {"changes", json::parse(entry.changes)}};
}

Result<std::string> optional_word(const Request& request, std::string_view name) {
  auto text = request.query_param(name).value_or("");
  if (text.size() > 60) return fail_invalid(std::string(name), "too long");
  return text;
}

Result<std::optional<Timestamp>> optional_time(const Request& request, std::string_view name) {
  const auto text = request.query_param(name);
  if (!text) return std::nullopt;
  const auto at = parse_rfc3339(*text);
  if (!at)
    return fail_invalid(std::string(name),
                        std::string(name) + " is no time like 2026-11-23T08:05:00Z");
  return at;
}

Result<AuditQuery> decode_query(const Request& request) {
  RETURN_IF_ERROR(check_query(
      request, {"person", "kind", "action", "subject", "from", "to", "limit", "after"}));
  AuditQuery query;
  ASSIGN_OR_RETURN(query.actor_id, optional_query_id<UserId>(request, "person"));
  ASSIGN_OR_RETURN(query.kind, optional_word(request, "kind"));
  ASSIGN_OR_RETURN(query.action, optional_word(request, "action"));
  ASSIGN_OR_RETURN(query.subject_id, optional_word(request, "subject"));
  ASSIGN_OR_RETURN(query.from, optional_time(request, "from"));
  ASSIGN_OR_RETURN(query.to, optional_time(request, "to"));
  ASSIGN_OR_RETURN(query.limit, limit_of(request, 50, 200));
  ASSIGN_OR_RETURN(query.after, optional_query_id<AuditEntryId>(request, "after"));
  return query;
}

Result<StaffWork> list(const Request& request) {
  ASSIGN_OR_RETURN(const auto query, decode_query(request));
  return StaffWork([query](StaffCall& call) -> Result<Response> {
    RETURN_IF_ERROR(app::require(call.actor(), Action::see_audit_log));
    auto wanted = query;
    wanted.limit += 1;  // tells whether there is more
    ASSIGN_OR_RETURN(auto entries, call.tx.audit_log().list(call.actor().workspace_id, wanted));
    json::value next = nullptr;
    if (std::ssize(entries) > query.limit) {
      entries.resize(static_cast<std::size_t>(query.limit));
      next = json::string(entries.back().id.to_string());
    }
    json::array items;
    for (const auto& entry : entries) items.push_back(encode(entry));
    return ok({{"items", std::move(items)}, {"next", std::move(next)}});
  });
}

}  // namespace

void add_audit_routes(Api& api, Routes& routes) {
  routes.push_back(staff_read(api, "/api/v1/audit", list));
}

}  // namespace harken::edge
