// SPDX-License-Identifier: AGPL-3.0-or-later
// The table of tickets page by page, against a sort and a filter of all of them.
#include <algorithm>
#include <random>

#include "contract/samples.hpp"
#include "core/policy/builtin_roles.hpp"
#include "ports/deletions.hpp"
#include "ports/ticket_statuses.hpp"
#include "ports/tickets.hpp"

namespace harken::test {
namespace {

constexpr TicketSort kSorts[] = {TicketSort::number,     TicketSort::status,  TicketSort::title,
                                 TicketSort::priority,   TicketSort::created, TicketSort::deadline,
                                 TicketSort::responsible};
constexpr Timestamp kNow{500};

// Their order is another than that of their ids; 94 is deleted, as good as none, yet not mixed with
// those that have none.
constexpr TicketStatusId kVendor(91), kParts(92), kSame(93), kGone(94);
std::int64_t place_of(TicketStatusId own) {
  if (own == kGone) return 1;
  if (own == kParts) return 2;
  return own == kVendor ? 3 : own == kSame ? 4 : 0;
}

// By what a ticket stands where it does; texts here are a letter, and some more of it in few
// titles.
std::int64_t key_of(const Ticket& ticket, TicketSort sort) {
  const auto letter = [](const std::string& text) { return text.empty() ? 0 : int(text.front()); };
  switch (sort) {
    case TicketSort::number:
      return ticket.number;
    case TicketSort::status:
      return std::int64_t(ticket.status) * 10 + place_of(ticket.own_status_id);
    case TicketSort::title:
      return letter(ticket.title) * 100 + std::ssize(ticket.title);
    case TicketSort::priority:
      return std::int64_t(ticket.priority);
    case TicketSort::responsible:
      return letter(ticket.responsible_name);
    case TicketSort::created:
      return ticket.created_at.micros;
    case TicketSort::deadline:
      return ticket.deadline ? ticket.deadline->micros : INT64_MAX;
  }
  return 0;
}

class TicketListTest : public DeskTest {
 protected:
  // Many have the same in every column but the number.
  void add(int count) {
    write([&](Tx& tx) -> Status {
      for (int i = 0; i < count; ++i) RETURN_IF_ERROR(tx.tickets().insert(make_ticket()));
      return {};
    });
  }

  Ticket make_ticket() {
    const auto pick = [&](int below) {
      return std::uniform_int_distribution(0, below - 1)(random_);
    };
    Ticket made{.id = make_id<TicketId>(), .workspace_id = workspace_.id};
    made.number = std::ssize(all_) + 1;
    made.client_id = made.id.to_string();
    made.title = std::string(1, char('a' + pick(3))) + (pick(40) == 0 ? "-rare" : "");
    made.priority = TicketPriority(pick(3));
    made.status = pick(30) == 0 ? TicketStatus::waiting : TicketStatus::closed;
    made.department_id = pick(50) == 0 ? support_.id : sales_.id;
    if (pick(3) != 0) made.responsible_id = UserId(700 + pick(2));
    if (made.responsible_id) made.responsible_name = made.responsible_id == UserId(700) ? "x" : "y";
    if (pick(3) == 0) made.deadline = Timestamp{400 + pick(200)};
    made.opened_by_id = UserId(pick(60) == 0 ? 701 : 702);
    if (pick(30) == 0) made.requester.user_id = UserId(701);
    made.created_at = Timestamp{100 + pick(5)};
    all_.push_back(made);
    return made;
  }

  // Waiting ones have one of them, or none.
  void add_own_statuses() {
    const auto insert = [&](Tx& tx, TicketStatusId id, std::int64_t position) {
      return tx.ticket_statuses().insert(
          {id, workspace_.id, id.to_string(), TicketStatus::waiting, position});
    };
    write([&](Tx& tx) -> Status {
      RETURN_IF_ERROR(insert(tx, kVendor, 5));
      RETURN_IF_ERROR(insert(tx, kParts, 0));
      RETURN_IF_ERROR(insert(tx, kSame, 5));
      RETURN_IF_ERROR(insert(tx, kGone, 3));
      for (auto& ticket : all_) {
        const auto own = ticket.number % 5;
        if (ticket.status != TicketStatus::waiting || own == 0) continue;
        ticket.own_status_id = TicketStatusId(90 + own);
        EXPECT_TRUE(value_of(tx.tickets().update(ticket, ticket.version)));
      }
      return tx.deletions().hide({.workspace_id = workspace_.id,
                                  .kind = Deletable::ticket_status,
                                  .subject_id = kGone.value(),
                                  .deleted_at = Timestamp{9}});
    });
  }

  std::vector<TicketId> pages(const Actor& actor, TicketQuery query) {
    query.now = kNow;
    std::vector<TicketId> ids;
    read([&](Tx& tx) -> Status {
      for (;;) {
        const auto page = value_of(tx.tickets().list(actor, query));
        for (const auto& ticket : page) ids.push_back(ticket.id);
        if (std::ssize(page) < query.limit) return {};
        query.after = page.back();
      }
    });
    return ids;
  }

  template <class Is>
  std::vector<TicketId> expected(const TicketQuery& query, Is is) {
    auto rows = all_;
    std::erase_if(rows, [&](const Ticket& ticket) { return !is(ticket); });
    std::ranges::sort(rows, [&](const Ticket& left, const Ticket& right) {
      const auto a = std::pair(key_of(left, query.sort), left.id);
      const auto b = std::pair(key_of(right, query.sort), right.id);
      return query.is_descending ? a > b : a < b;
    });
    std::vector<TicketId> ids;
    for (const auto& ticket : rows) ids.push_back(ticket.id);
    return ids;
  }

  template <class Is>
  void expect_pages(const Actor& actor, TicketQuery query, Is is) {
    for (const auto sort : kSorts)
      for (const bool is_descending : {false, true}) {
        query.sort = sort;
        query.is_descending = is_descending;
        EXPECT_EQ(pages(actor, query), expected(query, is))
            << int(sort) << (is_descending ? " down" : " up");
      }
    expect_count(actor, query, std::ranges::count_if(all_, is));
  }

  // The first page alone.
  template <class Is>
  void expect_first(const Actor& actor, TicketQuery query, Is is) {
    query.now = kNow;
    for (const auto sort : kSorts)
      for (const bool is_descending : {false, true}) {
        query.sort = sort;
        query.is_descending = is_descending;
        auto ids = expected(query, is);
        ids.resize(std::min(ids.size(), std::size_t(query.limit)));
        read([&](Tx& tx) -> Status {
          const auto page = value_of(tx.tickets().list(actor, query));
          EXPECT_TRUE(std::ranges::equal(page, ids, {}, &Ticket::id))
              << int(sort) << (is_descending ? " down" : " up");
          return {};
        });
      }
  }

  void expect_count(const Actor& actor, TicketQuery query, std::int64_t expected) {
    query.now = kNow;
    read([&](Tx& tx) -> Status {
      EXPECT_EQ(value_of(tx.tickets().count(actor, query)),
                std::min<std::int64_t>(expected, query.limit));
      query.limit = 10'000;
      EXPECT_EQ(value_of(tx.tickets().count(actor, query)), expected);
      return {};
    });
  }

  Actor who_sees(Scope scope, UserId id = UserId(1)) {
    Actor actor{id, workspace_.id, rights_of(Role::agent), "Somebody", {}};
    actor.rights.permissions.set(Action::see_tickets, scope);
    actor.rights.permissions.set(Action::see, scope);
    return actor;
  }

  std::mt19937 random_{7};
  std::vector<Ticket> all_;
};

TEST_P(TicketListTest, UI9_EachOrderGivesEveryTicketOnceOverItsPages) {
  add(57);
  expect_pages(who_sees(Scope::all), {.limit = 4}, [](const Ticket&) { return true; });
}

// Also where one page ends among those of a status that is deleted.
TEST_P(TicketListTest, UI9_LC12_ByStatusMeansByTheOwnOnesInTheirPlacesInsideIt) {
  add(2'600);
  add_own_statuses();
  const auto admin = who_sees(Scope::all);
  const auto expect_by_status = [&](TicketQuery query, auto is) {
    query.sort = TicketSort::status;
    for (const bool is_descending : {false, true}) {
      query.is_descending = is_descending;
      EXPECT_EQ(pages(admin, query), expected(query, is)) << (is_descending ? "down" : "up");
    }
  };
  expect_by_status({.limit = 7}, [](const Ticket&) { return true; });
  expect_by_status({.status = TicketStatus::waiting, .limit = 7},
                   [](const Ticket& ticket) { return !is_closed(ticket); });
  expect_by_status({.own_status_id = kParts, .limit = 3},
                   [](const Ticket& ticket) { return ticket.own_status_id == kParts; });
}

// Some of it is looked up, some found along an index: more of it is there than is looked up.
TEST_P(TicketListTest, UI9_WhatIsAskedForIsFoundWhetherItIsMuchOrLittle) {
  add(2'300);
  const auto admin = who_sees(Scope::all);
  const auto is_of = [](const Ticket& ticket, UserId user) {
    return ticket.opened_by_id == user || ticket.requester.user_id == user;
  };
  expect_pages(admin, {.status = TicketStatus::closed, .limit = 500},
               [](const Ticket& ticket) { return is_closed(ticket); });
  expect_pages(admin, {.status = TicketStatus::waiting, .limit = 7},
               [](const Ticket& ticket) { return !is_closed(ticket); });
  expect_pages(admin, {.without_responsible = true, .limit = 100},
               [](const Ticket& ticket) { return !ticket.responsible_id; });
  expect_pages(admin, {.department_id = sales_.id, .limit = 500},
               [&](const Ticket& ticket) { return ticket.department_id == sales_.id; });
  expect_pages(admin, {.department_id = support_.id, .text = "RARE", .limit = 7},
               [&](const Ticket& ticket) {
                 return ticket.department_id == support_.id && ticket.title.contains("rare");
               });
  expect_pages(admin, {.text = "rare", .limit = 30},
               [](const Ticket& ticket) { return ticket.title.contains("rare"); });
  expect_pages(who_sees(Scope::own, UserId(701)), {.view = TicketView::opened, .limit = 30},
               [&](const Ticket& ticket) { return is_of(ticket, UserId(701)); });
  expect_pages(admin, {.view = TicketView::overdue, .limit = 10}, [](const Ticket& ticket) {
    return ticket.deadline && *ticket.deadline < kNow && !is_closed(ticket);
  });
  expect_pages(who_sees(Scope::own, UserId(701)), {.limit = 300}, [&](const Ticket& ticket) {
    return is_of(ticket, UserId(701)) || ticket.responsible_id == UserId(701);
  });
}

TEST_P(TicketListTest, UI9_WhatWasSubmittedIsFoundNearTheBeginningOfAnOrderAndBehind) {
  add(10'600);
  const auto is_mine = [](const Ticket& ticket) { return ticket.responsible_id == UserId(700); };
  const auto all = int(std::ranges::count_if(all_, is_mine));
  ASSERT_GT(all, 3'000);
  for (const int limit : {50, all})
    expect_first(who_sees(Scope::own, UserId(700)), {.view = TicketView::submitted, .limit = limit},
                 is_mine);
}

TEST_P(TicketListTest, LC16_APageHasTheFilesLinksAndEscalationsOfEachOfItsTickets) {
  add(3);
  std::vector<Conversation> linked;
  for (int i = 0; i < 4; ++i) linked.push_back(make_conversation());
  std::vector<TicketId> ids;
  for (const auto& ticket : all_) ids.push_back(ticket.id);
  write([&](Tx& tx) -> Status {
    for (const auto& each : linked) RETURN_IF_ERROR(tx.conversations().insert(each));
    for (const auto& each : linked)
      RETURN_IF_ERROR(tx.tickets().link(ids.at(0), each.id, Timestamp{9}));
    RETURN_IF_ERROR(tx.tickets().link(ids.at(2), linked.at(0).id, Timestamp{9}));
    for (int i = 0; i < 2; ++i) {
      const File file{.id = "file" + std::to_string(i), .workspace_id = workspace_.id, .name = "a"};
      RETURN_IF_ERROR(tx.files().insert(file));
      RETURN_IF_ERROR(tx.ticket_entries().attach(ids.at(std::size_t(i) * 2), {file}));
    }
    auto escalated = all_.at(1);
    for (const std::int64_t level : {1, 2})
      escalated.escalations.push_back(
          {.id = make_id<TicketEscalationId>(),
           .level = level,
           .state = level == 1 ? EscalationState::raised : EscalationState::open,
           .department_id = support_.id,
           .from_id = UserId(702)});
    EXPECT_TRUE(value_of(tx.tickets().update(escalated, escalated.version)));
    return {};
  });
  const auto admin = who_sees(Scope::all);
  read([&](Tx& tx) -> Status {
    const auto links = value_of(tx.tickets().list_links(admin, ids, 2));
    EXPECT_EQ(links.size(), 3U) << "two at most of each";
    EXPECT_EQ(links.at(0).conversation.id, linked.at(3).id) << "the newest first";
    EXPECT_EQ(links.at(2).ticket_id, ids.at(2));
    EXPECT_EQ(links.at(2).conversation.number, linked.at(0).number);
    EXPECT_TRUE(value_of(tx.tickets().list_links(who_sees(Scope::own), ids, 2)).empty());
    const auto files = value_of(tx.ticket_entries().list_files(ids));
    EXPECT_EQ(files.size(), 2U);
    EXPECT_EQ(files.at(1).ticket_id, ids.at(2));
    EXPECT_EQ(files.at(1).file.id, "file1");
    const auto page = value_of(tx.tickets().list(admin, {.is_descending = false, .limit = 9}));
    EXPECT_EQ(page.size(), 3U);
    for (const auto& ticket : page)
      EXPECT_EQ(ticket.escalations.size(), ticket.id == ids.at(1) ? 2U : 0U);
    return {};
  });
}

TEST_P(TicketListTest, LC16_TicketsOfIdsAreThoseThatAreThereWithTheirEscalations) {
  add(205);
  std::vector<TicketId> ids{TicketId(9)};
  for (const auto& ticket : all_) ids.push_back(ticket.id);
  const auto gone = all_.at(1);
  auto escalated = all_.back();
  escalated.escalations = {{.id = make_id<TicketEscalationId>(),
                            .level = 1,
                            .department_id = support_.id,
                            .from_id = UserId(702)}};
  write([&](Tx& tx) -> Status {
    EXPECT_TRUE(value_of(tx.tickets().update(escalated, escalated.version)));
    return tx.deletions().hide({.workspace_id = workspace_.id,
                                .kind = Deletable::ticket,
                                .subject_id = gone.id.value(),
                                .deleted_at = Timestamp{9}});
  });
  read([&](Tx& tx) -> Status {
    auto found = value_of(tx.tickets().list_of_ids(workspace_.id, ids));
    EXPECT_EQ(found.size(), 204U);
    EXPECT_EQ(std::ranges::find(found, gone.id, &Ticket::id), found.end());
    const auto last = std::ranges::find(found, escalated.id, &Ticket::id);
    EXPECT_EQ(last == found.end() ? 0U : last->escalations.size(), 1U);
    EXPECT_TRUE(value_of(tx.tickets().list_of_ids(WorkspaceId(2), ids)).empty());
    return {};
  });
}

HARKEN_ON_BOTH(TicketListTest);

}  // namespace
}  // namespace harken::test
