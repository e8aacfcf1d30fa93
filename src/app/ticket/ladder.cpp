// SPDX-License-Identifier: AGPL-3.0-or-later
#include <algorithm>
#include <boost/json.hpp>

#include "app/admin/admin_event.hpp"
#include "app/admin/audit.hpp"
#include "app/ticket/escalation.hpp"
#include "wire/encode.hpp"

namespace harken::app {

namespace {

Status check_known(const Ladder& ladder, std::string_view field, DepartmentId id) {
  const bool is_known = !id || std::ranges::any_of(ladder.departments,
                                                   [&](const auto& each) { return each.id == id; });
  return is_known ? Status() : fail_invalid(std::string(field), "no such department");
}

Status write_parents(Tx& tx, const Ladder& before, const Ladder& after) {
  for (std::size_t i = 0; i < after.departments.size(); ++i) {
    auto department = after.departments[i];
    if (department.parent_id == before.departments[i].parent_id) continue;
    const auto old_version = department.version++;
    ASSIGN_OR_RETURN(const bool is_written, tx.departments().update(department, old_version));
    if (!is_written) return fail(Errc::unavailable, "unavailable", "changed meanwhile; try again");
  }
  return {};
}

Result<Ladder> applied(const UpdateLadder& command, Ladder ladder) {
  for (const auto& [id, parent] : command.parents) {
    RETURN_IF_ERROR(check_known(ladder, "parents", id));
    RETURN_IF_ERROR(check_known(ladder, "parents", parent));
    std::ranges::find(ladder.departments, id, &Department::id)->parent_id = parent;
  }
  RETURN_IF_ERROR(check_parents(ladder.departments));
  if (command.last_department_id) ladder.last_department_id = *command.last_department_id;
  if (command.developers_department_id)
    ladder.developers_department_id = *command.developers_department_id;
  RETURN_IF_ERROR(check_known(ladder, "last_department_id", ladder.last_department_id));
  RETURN_IF_ERROR(check_known(ladder, "developers_department_id", ladder.developers_department_id));
  return ladder;
}

boost::json::value words_of(const Ladder& ladder) {
  boost::json::object parents;
  for (const auto& each : ladder.departments)
    if (each.parent_id) parents[each.id.to_string()] = each.parent_id.to_string();
  return {{"parents", std::move(parents)},
          {"last_department_id", ladder.last_department_id.to_string()},
          {"developers_department_id", ladder.developers_department_id.to_string()}};
}

}  // namespace

Result<Ladder> preview_ladder(Tx& tx, const Actor& actor, const UpdateLadder& command) {
  RETURN_IF_ERROR(require(actor, Action::manage_departments));
  ASSIGN_OR_RETURN(auto ladder, load_ladder(tx, actor.workspace_id));
  return applied(command, std::move(ladder));
}

Status update_ladder(Tx& tx, Env& env, const Actor& actor, const UpdateLadder& command) {
  RETURN_IF_ERROR(require(actor, Action::manage_departments));
  ASSIGN_OR_RETURN(const auto before, load_ladder(tx, actor.workspace_id));
  ASSIGN_OR_RETURN(const auto after, applied(command, before));
  RETURN_IF_ERROR(write_parents(tx, before, after));
  ASSIGN_OR_RETURN(auto workspace, tx.workspaces().find(actor.workspace_id));
  if (!workspace) return fail_not_found("workspace");
  workspace->last_department_id = after.last_department_id;
  workspace->developers_department_id = after.developers_department_id;
  RETURN_IF_ERROR(tx.workspaces().update(*workspace));
  RETURN_IF_ERROR(audit(tx, env, actor,
                        {"ladder.updated", workspace->id.to_string(), workspace->name,
                         words_of(before), words_of(after)}));
  return append_workspace_event(tx, env, actor.workspace_id, "ladder.updated",
                                boost::json::object{});
}

}  // namespace harken::app
