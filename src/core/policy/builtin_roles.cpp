// SPDX-License-Identifier: AGPL-3.0-or-later
#include "core/policy/builtin_roles.hpp"

#include <algorithm>

namespace harken {

namespace {

constexpr Scope none = Scope::none, own = Scope::own, dept = Scope::department, all = Scope::all;

struct Row {
  Verb verb;
  Scope agent, supervisor, manager, it_support;  // an admin has everything
};

constexpr Row kRows[] = {
    {{Action::see, true, own}, dept, dept, all, all},
    {{Action::accept, true, none}, dept, dept, all, dept},
    {{Action::reply, true, none}, own, dept, all, own},
    {{Action::reassign, true, none}, own, dept, all, own},
    {{Action::take_over, true, none}, none, dept, all, none},
    {{Action::solve, true, none}, own, dept, all, own},
    {{Action::reopen, true, none}, dept, dept, all, dept},
    {{Action::label, true, none}, dept, dept, all, all},
    {{Action::write_note, true, none}, dept, dept, all, all},
    {{Action::oversee, true, none}, none, dept, all, none},
    {{Action::see_tickets, true, none}, dept, dept, all, dept},
    {{Action::make_tickets, false, none}, all, all, all, all},
    {{Action::edit_tickets, true, none}, dept, dept, all, dept},
    {{Action::assign_tickets, true, none}, dept, dept, all, dept},
    {{Action::escalate_tickets, true, none}, own, dept, all, own},
    {{Action::delete_tickets, true, none}, none, dept, all, none},
    {{Action::edit_labels, false, none}, none, all, all, none},
    {{Action::edit_canned_replies, false, none}, none, all, all, none},
    {{Action::edit_knowledge, false, none}, none, all, all, none},
    {{Action::edit_library, false, none}, none, all, all, none},
    {{Action::block_contacts, false, none}, none, all, all, none},
    {{Action::share_views, false, none}, none, all, all, none},
    {{Action::manage_people, false, none}, none, none, all, none},
    {{Action::manage_roles, false, none}, none, none, none, none},
    {{Action::manage_departments, false, none}, none, none, all, none},
    {{Action::manage_channels, false, none}, none, none, none, all},
    {{Action::manage_workspace, false, none}, none, none, none, none},
    {{Action::see_audit_log, false, none}, none, none, all, all},
};
static_assert(std::size(kRows) == kActionCount);

constexpr RoleId kLadder[] = {Role::it_support, Role::agent, Role::supervisor, Role::manager,
                              Role::admin};

constexpr auto kVerbs = [] {
  std::array<Verb, kActionCount> verbs{};
  std::ranges::transform(kRows, verbs.begin(), &Row::verb);
  return verbs;
}();

constexpr Rights gather(int rank, Scope Row::* column) {
  Rights rights{rank, {}};
  for (const auto& row : kRows) rights.permissions.set(row.verb.action, row.*column);
  return rights;
}

constexpr Rights kAgent = gather(10, &Row::agent);
constexpr Rights kSupervisor = gather(20, &Row::supervisor);
constexpr Rights kManager = gather(30, &Row::manager);
// They are asked by everybody and lead nobody.
constexpr Rights kItSupport = gather(10, &Row::it_support);
constexpr Rights kAdmin = [] {
  Rights rights{kHighestRank, {}};
  for (const auto& row : kRows) rights.permissions.set(row.verb.action, all);
  return rights;
}();

}  // namespace

std::span<const Verb> verbs() { return kVerbs; }

bool is_grantable(Action action, Scope scope) {
  const auto& verb = *std::ranges::find(kVerbs, action, &Verb::action);
  if (scope < verb.least) return false;
  return verb.is_of_conversations || scope == Scope::none || scope == Scope::all;
}

std::span<const RoleId> builtin_roles() { return kLadder; }

const Rights& rights_of(RoleId builtin) {
  if (builtin == Role::admin) return kAdmin;
  if (builtin == Role::manager) return kManager;
  if (builtin == Role::supervisor) return kSupervisor;
  return builtin == Role::it_support ? kItSupport : kAgent;
}

}  // namespace harken
