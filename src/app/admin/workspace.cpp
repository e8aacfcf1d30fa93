// SPDX-License-Identifier: AGPL-3.0-or-later
#include <boost/json.hpp>

#include "app/admin/admin_event.hpp"
#include "app/admin/audit.hpp"
#include "app/admin/sessions.hpp"
#include "app/admin/structure.hpp"
#include "wire/encode.hpp"

namespace harken::app {

namespace {

constexpr std::int64_t kWeekInMinutes = 7 * 24 * 60;

}  // namespace

Result<Workspace> update_workspace(Tx& tx, Env& env, const Actor& actor,
                                   const UpdateWorkspace& command) {
  RETURN_IF_ERROR(require(actor, Action::manage_workspace));
  ASSIGN_OR_RETURN(const auto before, get_workspace(tx, actor.workspace_id));
  auto workspace = before;
  if (command.name) {
    ASSIGN_OR_RETURN(workspace.name, check_name("name", *command.name, 100));
  }
  workspace.words = command.words.value_or(workspace.words);
  if (command.return_after_minutes) {
    workspace.return_after_minutes = *command.return_after_minutes;
    if (workspace.return_after_minutes < 0 || workspace.return_after_minutes > kWeekInMinutes)
      return fail_invalid("return_after_minutes", "minutes up to a week; 0 is never");
  }
  RETURN_IF_ERROR(tx.workspaces().update(workspace));
  RETURN_IF_ERROR(audit(tx, env, actor,
                        {"workspace.updated", workspace.id.to_string(), workspace.name,
                         wire::encode(before), wire::encode(workspace)}));
  RETURN_IF_ERROR(append_workspace_event(tx, env, workspace.id, "workspace.updated",
                                         {{"workspace", wire::encode(workspace)}}));
  return workspace;
}

}  // namespace harken::app
