// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/admin/admin_event.hpp"

#include <boost/json.hpp>

#include "core/rules/text.hpp"
#include "wire/encode.hpp"

namespace harken::app {

Status append_workspace_event(Tx& tx, Env& env, WorkspaceId workspace, const char* type,
                              const boost::json::value& data) {
  return append_event_for(tx, env, workspace, {.everyone = true}, type, data);
}

Status append_event_for(Tx& tx, Env& env, WorkspaceId workspace, const Audience& audience,
                        const char* type, const boost::json::value& data) {
  Event event;
  event.workspace_id = workspace;
  event.type = type;
  event.audience = audience;
  event.data = boost::json::serialize(data);
  event.created_at = env.clock.now();
  tx.events().append(std::move(event));
  return {};
}

Status require(const Actor& actor, Action action) {
  if (can(actor, action)) return {};
  return fail(Errc::forbidden, "forbidden",
              std::string("your role lacks the permission ") + wire::to_text(action));
}

Status require_admin(const Actor& actor) { return require(actor, Action::manage_workspace); }

std::unexpected<Error> version_conflict(const boost::json::value& current) {
  auto failure = fail(Errc::conflict, "version_conflict", "somebody changed it meanwhile");
  failure.error().current = boost::json::serialize(current);
  return failure;
}

Result<std::string> check_name(std::string_view field, std::string_view name, std::size_t max) {
  const auto trimmed = trim(name);
  if (trimmed.empty())
    return fail_invalid(std::string(field), std::string(field) + " must not be empty");
  RETURN_IF_ERROR(check_line(field, trimmed, max));
  return std::string(trimmed);
}

}  // namespace harken::app
