// SPDX-License-Identifier: AGPL-3.0-or-later
#include "adapters/sql/overview_rows.hpp"

#include "adapters/sql/conversation_select.hpp"
#include "adapters/sql/visibility.hpp"

namespace harken::sql {
namespace {

// $1 workspace, $2 actor, $3 how far the actor sees, $4 whether the actor oversees everything. What
// they do not see is not counted either.
constexpr auto kPeople =
    "SELECT u.user_id, count(c.conversation_id), "
    "count(c.conversation_id) FILTER (WHERE c.turn = 'ours'), "
    "min(CASE WHEN c.turn = 'ours' THEN c.waiting_since END), u.absent_since FROM \"user\" u "
    "LEFT JOIN conversation c ON c.holder_id = u.user_id AND c.lifecycle = 'active' AND " +
    kMaySee +
    " WHERE u.workspace_id = $1 AND u.active AND ($4 OR u.user_id = $2 OR u.user_id IN "
    "(SELECT m.user_id FROM department_member m JOIN department_member own "
    "ON own.department_id = m.department_id WHERE own.user_id = $2)) "
    "GROUP BY u.user_id, u.absent_since ORDER BY u.user_id";

constexpr auto kDepartments =
    "SELECT d.department_id, count(c.conversation_id) FILTER (WHERE c.holder_id IS NULL), "
    "min(CASE WHEN c.holder_id IS NULL THEN coalesce(c.waiting_since, c.created_at) END), "
    "count(c.holder_id), count(c.holder_id) FILTER (WHERE c.turn = 'ours'), "
    "min(CASE WHEN c.holder_id IS NOT NULL AND c.turn = 'ours' THEN c.waiting_since END) "
    "FROM department d LEFT JOIN conversation c ON c.workspace_id = $1 "
    "AND c.lifecycle = 'active' AND c.department_id = d.department_id AND " +
    kMaySee +
    " WHERE d.workspace_id = $1 AND ($4 OR d.department_id IN "
    "(SELECT department_id FROM department_member WHERE user_id = $2)) "
    "GROUP BY d.department_id ORDER BY d.department_id";

constexpr auto kLongestWaiting =
    kSelectConversation +
    "WHERE c.workspace_id = $1 AND c.lifecycle = 'active' AND c.turn = 'ours' "
    "AND c.waiting_since IS NOT NULL AND ($4 OR c.holder_id = $2 OR c.department_id IN "
    "(SELECT department_id FROM department_member WHERE user_id = $2)) AND " +
    kMaySee + " ORDER BY c.waiting_since, c.conversation_id LIMIT $5";

bool oversees_all(const Actor& actor) { return actor.scope_of(Action::oversee) == Scope::all; }

void read_person(const Row& row, PersonLoad& to) {
  read_columns(row, 0, to.user_id, to.held, to.unanswered, to.waiting_since, to.absent_since);
}

void read_department(const Row& row, DepartmentLoad& to) {
  read_columns(row, 0, to.department_id, to.queued, to.queued_since, to.held, to.unanswered,
               to.unanswered_since);
}

}  // namespace

Rows<PersonLoad> OverviewRows::list_people(const Actor& actor) {
  return list_rows(session_, kPeople, read_person, actor.workspace_id, actor.user_id,
                   reach_of(actor), oversees_all(actor));
}

Rows<DepartmentLoad> OverviewRows::list_departments(const Actor& actor) {
  return list_rows(session_, kDepartments, read_department, actor.workspace_id, actor.user_id,
                   reach_of(actor), oversees_all(actor));
}

Rows<Conversation> OverviewRows::list_longest_waiting(const Actor& actor, int limit) {
  return list_rows(session_, kLongestWaiting, read_conversation, actor.workspace_id, actor.user_id,
                   reach_of(actor), oversees_all(actor), limit);
}

}  // namespace harken::sql
