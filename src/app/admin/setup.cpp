// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/admin/setup.hpp"

#include "app/admin/admin_event.hpp"
#include "app/admin/people.hpp"
#include "app/admin/sample_conversation.hpp"
#include "app/admin/statuses.hpp"
#include "app/admin/structure.hpp"
#include "core/policy/builtin_roles.hpp"
#include "ports/nodes.hpp"

namespace harken::app {

Result<bool> is_setup_needed(Tx& tx) {
  ASSIGN_OR_RETURN(const auto workspaces, tx.workspaces().list());
  return workspaces.empty();
}

Result<SetupDone> set_up(Tx& tx, Env& env, const Setup& command) {
  ASSIGN_OR_RETURN(const bool is_needed, is_setup_needed(tx));
  if (!is_needed && !command.is_further)
    return fail(Errc::conflict, "setup_done", "this desk has been set up already");
  RETURN_IF_ERROR(tx.nodes().set_setup_salt({}));
  SetupDone done;
  done.workspace.id = env.ids.make<WorkspaceId>();
  done.workspace.created_at = env.clock.now();
  ASSIGN_OR_RETURN(done.workspace.name, check_name("workspace", command.workspace, 100));
  RETURN_IF_ERROR(tx.workspaces().insert(done.workspace));
  RETURN_IF_ERROR(add_default_statuses(tx, env, done.workspace.id));
  // The desk itself acts until its first admin is there.
  Actor founder;
  founder.workspace_id = done.workspace.id;
  founder.rights = rights_of(Role::admin);
  ASSIGN_OR_RETURN(
      done.admin,
      create_user(tx, env, founder,
                  {command.name, command.email, Role::admin, command.password_hash, {}}));
  ASSIGN_OR_RETURN(done.department,
                   create_department(tx, env, founder, {"Support", {done.admin.id}}));
  CreateChannel channel;
  channel.name = done.workspace.name;
  channel.department_id = done.department.id;
  ASSIGN_OR_RETURN(done.channel, create_channel(tx, env, founder, channel));
  ASSIGN_OR_RETURN(const auto admin, tx.users().find(done.workspace.id, done.admin.id));
  if (admin) done.admin = *admin;
  if (!command.sample_language.empty())
    RETURN_IF_ERROR(add_sample_conversation(tx, env, done, command.sample_language));
  return done;
}

}  // namespace harken::app
