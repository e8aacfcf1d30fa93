// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/conversation/routing.hpp"

#include <boost/json.hpp>

#include "app/admin/admin_event.hpp"
#include "app/conversation/record.hpp"
#include "core/rules/routing.hpp"
#include "core/rules/transitions.hpp"
#include "wire/encode.hpp"

namespace harken::app {

namespace {

constexpr int kMostAtOnce = 50;
// In one transaction, as often as all that was asked for could be given away.
constexpr int kMostRounds = 20;

Status give(Tx& tx, Env& env, const Conversation& before, const Candidate& candidate) {
  auto after = before;
  give_to(after, candidate.id, candidate.name);
  RETURN_IF_ERROR(tx.users().note_routed(candidate.id, env.clock.now()));
  SystemLine line{SystemAction::routed, {}, candidate.name, {}};
  RETURN_IF_ERROR(record(tx, env, before, std::move(after), nullptr, std::move(line)));
  return {};
}

Result<std::vector<Candidate>> candidates_of(Tx& tx, Env& env, DepartmentId department) {
  ASSIGN_OR_RETURN(auto candidates, tx.users().list_candidates(department));
  for (auto& candidate : candidates) candidate.is_online = env.presence.is_online(candidate.id);
  return candidates;
}

// Who held what this conversation follows; none: it follows nothing.
Result<UserId> earlier_holder(Tx& tx, const Conversation& conversation) {
  if (!conversation.follows_id) return UserId();
  ASSIGN_OR_RETURN(const auto earlier,
                   tx.conversations().find(conversation.workspace_id, conversation.follows_id));
  return earlier ? earlier->holder_id : UserId();
}

// A member whose role lets them only look on is given nothing.
Result<std::optional<Candidate>> choose_who_answers(Tx& tx, WorkspaceId workspace,
                                                    std::vector<Candidate>& candidates,
                                                    UserId known) {
  while (auto next = choose_candidate(candidates, known)) {
    ASSIGN_OR_RETURN(const auto user, tx.users().find(workspace, next->id));
    if (user && user->rights.permissions.of(Action::reply) != Scope::none) return next;
    std::erase_if(candidates, [&](const Candidate& each) { return each.id == next->id; });
  }
  return std::nullopt;
}

// Who comes into question: all members, or one of them alone, or all but one.
struct Takers {
  UserId only = {};
  UserId except = {};
  bool have(UserId user) const { return user != except && (!only || user == only); }
};

// False: nobody is there for it, and it goes on waiting.
Result<bool> give_away(Tx& tx, Env& env, const Conversation& conversation,
                       const Department& department, const Takers& takers) {
  if (department.mode != RoutingMode::automatic) return false;
  ASSIGN_OR_RETURN(auto candidates, candidates_of(tx, env, department.id));
  std::erase_if(candidates, [&](const Candidate& each) { return !takers.have(each.id); });
  ASSIGN_OR_RETURN(const auto known, earlier_holder(tx, conversation));
  ASSIGN_OR_RETURN(const auto next,
                   choose_who_answers(tx, conversation.workspace_id, candidates, known));
  if (!next) return false;
  RETURN_IF_ERROR(give(tx, env, conversation, *next));
  return true;
}

// Who is not in the department sees nothing of the conversation, and learns only that it is there.
Status call_everybody(Tx& tx, Env& env, const Department& department) {
  return append_workspace_event(tx, env, department.workspace_id, "department.called",
                                {{"department", wire::encode(department)}});
}

}  // namespace

Status route(Tx& tx, Env& env, WorkspaceId workspace, ConversationId id, UserId except) {
  ASSIGN_OR_RETURN(const auto conversation, tx.conversations().find(workspace, id));
  if (!conversation || !is_queued(*conversation)) return {};
  ASSIGN_OR_RETURN(const auto department,
                   tx.departments().find(workspace, conversation->department_id));
  if (!department) return {};
  ASSIGN_OR_RETURN(const bool is_given,
                   give_away(tx, env, *conversation, *department, {.except = except}));
  if (is_given || department->alert_scope != AlertScope::all) return {};
  return call_everybody(tx, env, *department);
}

namespace {

struct Waiting {
  WorkspaceId workspace;
  // In whose departments.
  UserId member;
  ConversationId except = {};
};

// True: as many as are taken at once were there, all of them are given, and more may wait.
Result<bool> route_some(Tx& tx, Env& env, const Waiting& waiting, const Takers& takers) {
  ASSIGN_OR_RETURN(const auto queued, tx.conversations().list_queued_for(
                                          waiting.workspace, waiting.member, kMostAtOnce));
  bool all_given = true;
  for (const auto& conversation : queued) {
    if (conversation.id == waiting.except) continue;
    ASSIGN_OR_RETURN(const auto department,
                     tx.departments().find(waiting.workspace, conversation.department_id));
    if (!department) return false;
    ASSIGN_OR_RETURN(const bool is_given, give_away(tx, env, conversation, *department, takers));
    all_given = all_given && is_given;
  }
  return all_given && std::ssize(queued) == kMostAtOnce;
}

Status route_waiting(Tx& tx, Env& env, const Waiting& waiting, const Takers& takers) {
  if (!env.presence.is_online(waiting.member)) return {};
  for (int round = 0; round < kMostRounds; ++round) {
    ASSIGN_OR_RETURN(const bool goes_on, route_some(tx, env, waiting, takers));
    if (!goes_on) break;
  }
  return {};
}

}  // namespace

Status route_to(Tx& tx, Env& env, WorkspaceId workspace, UserId user, ConversationId except) {
  return route_waiting(tx, env, {workspace, user, except}, {.only = user});
}

Status route_among(Tx& tx, Env& env, WorkspaceId workspace, UserId member) {
  return route_waiting(tx, env, {workspace, member}, {});
}

}  // namespace harken::app
