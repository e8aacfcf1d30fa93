// SPDX-License-Identifier: AGPL-3.0-or-later
// The ladder, and the escalations of a ticket under whatever people do to it.
#include <gtest/gtest.h>

#include <random>

#include "core/rules/ladder.hpp"
#include "core/rules/tickets.hpp"
#include "core/testing/samples.hpp"

namespace harken {
namespace {

using namespace testing;

constexpr DepartmentId kHead{12}, kIt{13}, kDevelopers{14};

Actor head() { return make_actor(UserId(26), "Hal", Role::manager, {kHead}); }
Actor ivy() { return make_actor(UserId(27), "Ivy", Role::it_support, {kIt}); }
Actor dev() { return make_actor(UserId(28), "Dev", Role::agent, {kDevelopers}); }
Actor asker() { return {UserId(29), kWorkspace, {}, "Ask", {kSales}}; }

User user_of(const Actor& actor) {
  User user;
  user.id = actor.user_id;
  user.workspace_id = kWorkspace;
  user.name = actor.name;
  user.rights = actor.rights;
  user.department_ids = actor.department_ids;
  return user;
}

Ladder ladder() {
  Ladder ladder;
  ladder.departments = {{kSales, kWorkspace, "Sales", {kAna, kBen, UserId(22)}},
                        {kHead, kWorkspace, "Head office", {UserId(26)}},
                        {kIt, kWorkspace, "IT", {UserId(27)}},
                        {kDevelopers, kWorkspace, "Developers", {UserId(28)}}};
  ladder.departments[0].parent_id = kHead;
  for (const auto& actor : {ana(), ben(), mira(), head(), ivy(), dev()})
    ladder.users.push_back(user_of(actor));
  ladder.last_department_id = kIt;
  ladder.developers_department_id = kDevelopers;
  return ladder;
}

TEST(Ladder, LC7_GoesUpLevelByLevelToTheLastDepartmentAndTheDevelopers) {
  std::vector<DepartmentId> steps;
  for (const auto& step : steps_from(ladder(), kSales)) steps.push_back(step.department_id);
  EXPECT_EQ(steps, (std::vector{kSales, kHead, kIt, kDevelopers}));
}

TEST(Ladder, LC8_FromTheHighestItIsTheLastDepartment) {
  EXPECT_EQ(step_above(ladder(), kSales, 40)->department_id, kIt);
  auto without = ladder();
  without.last_department_id = {};
  EXPECT_FALSE(step_above(without, kSales, 40));
}

TEST(Ladder, NobodyIsAskedWhoIsDisabledOrAsks) {
  auto changed = ladder();
  std::ranges::find(changed.users, UserId(22), &User::id)->active = false;
  EXPECT_EQ(step_above(changed, kSales, 10)->department_id, kHead);
  EXPECT_EQ(step_above(ladder(), kSales, 15, UserId(22))->department_id, kHead);
}

TEST(Ladder, ParentsMakeNoCircle) {
  auto departments = ladder().departments;
  EXPECT_TRUE(check_parents(departments));
  departments[1].parent_id = kSales;
  EXPECT_EQ(check_parents(departments).error().field, "parents");
}

Ticket make_ticket() {
  Ticket ticket;
  ticket.id = TicketId(500);
  ticket.workspace_id = kWorkspace;
  ticket.department_id = kSales;
  ticket.responsible_id = kAna;
  ticket.opened_by_id = asker().user_id;
  ticket.requester.user_id = asker().user_id;
  return ticket;
}

std::optional<LadderStep> step_for(const Ticket& ticket, const Actor& actor) {
  const auto* open = open_escalation(ticket);
  const int rank = open ? std::max(actor.rights.rank, open->least_rank) : actor.rights.rank;
  return step_above(ladder(), open ? open->department_id : ticket.department_id, rank,
                    actor.user_id);
}

// Whatever has happened, these hold.
void check(const Ticket& ticket, Timestamp now) {
  EXPECT_FALSE(can(asker(), TicketAction::see_internal, ticket));
  EXPECT_FALSE(can_read(asker(), TicketPart::internal, ticket));
  EXPECT_FALSE(can_read(asker(), TicketPart::comment, ticket));
  EXPECT_TRUE(can_read(asker(), TicketPart::main, ticket));
  const auto seen = as_seen_by(asker(), ticket);
  EXPECT_TRUE(seen.escalations.empty() && seen.label_ids.empty() && seen.comments == 0);
  for (std::size_t i = 0; i < ticket.escalations.size(); ++i) {
    const auto& each = ticket.escalations[i];
    EXPECT_EQ(each.level, std::int64_t(i) + 1);
    const bool is_open = each.state == EscalationState::open;
    EXPECT_EQ(is_open, !each.closed_at);
    if (is_open) EXPECT_EQ(i + 1, ticket.escalations.size());
    if (!is_open) EXPECT_FALSE(each.waiting_since);
    if (each.assignee_id) EXPECT_TRUE(each.acknowledged_at);
  }
  if (is_closed(ticket)) EXPECT_FALSE(open_escalation(ticket));
  if (!ticket.escalations.empty()) EXPECT_TRUE(can(ana(), TicketAction::see_internal, ticket));
  EXPECT_LE(ticket.created_at.micros, now.micros);
}

// Refused means unchanged.
bool same(const Ticket& a, const Ticket& b) {
  if (a.escalations.size() != b.escalations.size() || a.status != b.status) return false;
  if (a.escalations.empty()) return true;
  const auto &x = a.escalations.back(), &y = b.escalations.back();
  return x.state == y.state && x.assignee_id == y.assignee_id &&
         x.waiting_since == y.waiting_since && x.outcome == y.outcome;
}

TEST(TicketEscalation, LC9_NoPathShowsInternalToWhoAskedAndRefusalsChangeNothing) {
  std::mt19937 random(7);
  const std::vector people{ana(), ben(), mira(), head(), ivy(), dev(), asker(), rob()};
  std::int64_t ids = 1'000;
  for (int run = 0; run < 300; ++run) {
    auto ticket = make_ticket();
    auto now = kNow;
    for (int i = 0; i < 30; ++i) {
      now = now.plus_seconds(60);
      const auto& who = people[random() % people.size()];
      const auto before = ticket;
      const auto step = step_for(ticket, who);
      const TicketEscalationId id(++ids);
      Status done;
      switch (random() % 7) {
        case 0:
          done = escalate(ticket, who, id, step, "why", now);
          break;
        case 1: {
          const auto taken = acknowledge(ticket, who, now);
          if (!taken) done = std::unexpected(taken.error());
          break;
        }
        case 2:
          done = give_back(ticket, who, "no", now);
          break;
        case 3:
          done = raise(ticket, who, id, step, {"up"}, now);
          break;
        case 4:
          done = settle(ticket, who, "done", now);
          break;
        case 5:
          if (can(who, TicketAction::write_internal, ticket)) note_internal_word(ticket, who, now);
          break;
        case 6:
          if (can(who, TicketAction::edit, ticket))
            set_status(ticket, TicketStatus(random() % 4), now);
          break;
      }
      if (!done) EXPECT_TRUE(same(before, ticket)) << done.error().code;
      check(ticket, now);
    }
  }
}

TEST(TicketEscalation, LC9_TheClockInsideRunsWhileTheHandlerWaits) {
  auto ticket = make_ticket();
  ASSERT_TRUE(
      escalate(ticket, mira(), TicketEscalationId(1), step_for(ticket, mira()), "why", kNow));
  EXPECT_EQ(ticket.escalations.back().waiting_since, kNow);
  note_internal_word(ticket, head(), kNow.plus_seconds(5));
  EXPECT_FALSE(ticket.escalations.back().waiting_since);
  note_internal_word(ticket, ana(), kNow.plus_seconds(9));
  EXPECT_EQ(ticket.escalations.back().waiting_since, kNow.plus_seconds(9));
}

TEST(TicketDeadline, LC13_TheResponsibleIsToldADayAndAnHourBeforeAndWhenItHasPassed) {
  auto ticket = make_ticket();
  const auto deadline = kNow.plus_seconds(2 * 86'400);
  set_deadline(ticket, deadline, kNow);
  EXPECT_EQ(ticket.remind_at, kNow.plus_seconds(86'400));
  EXPECT_EQ(next_reminder(ticket, *ticket.remind_at), deadline.plus_seconds(-3'600));
  EXPECT_EQ(next_reminder(ticket, deadline.plus_seconds(-3'600)), deadline);
  EXPECT_FALSE(next_reminder(ticket, deadline));
  set_status(ticket, TicketStatus::closed, kNow);
  EXPECT_FALSE(ticket.remind_at);
}

}  // namespace
}  // namespace harken
