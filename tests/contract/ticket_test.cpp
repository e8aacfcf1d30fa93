// SPDX-License-Identifier: AGPL-3.0-or-later
// Who may see a ticket is one rule with two forms: can_see, and kMaySeeTicket in lists, counts and
// search. Here they are asked the same, over cases that nobody has thought of.
#include <algorithm>
#include <random>
#include <set>

#include "contract/samples.hpp"
#include "core/policy/ticket_access.hpp"
#include "core/rules/words.hpp"
#include "ports/search.hpp"
#include "ports/tickets.hpp"

namespace harken::test {
namespace {

constexpr int kActors = 24;
constexpr int kTickets = 160;

class TicketSightTest : public DeskTest {
 protected:
  void SetUp() override {
    DeskTest::SetUp();
    if (HasFatalFailure()) return;
    conversation_ = make_conversation();
    for (int i = 0; i < kActors; ++i) actors_.push_back(make_actor());
    write([&](Tx& tx) -> Status {
      RETURN_IF_ERROR(tx.departments().insert(repairs_));
      for (const auto& user : users_) RETURN_IF_ERROR(tx.users().insert(user, "hash"));
      return tx.conversations().insert(conversation_);
    });
    for (int i = 0; i < kTickets; ++i) make_ticket(i);
  }

  template <class T>
  const T& one_of(const std::vector<T>& all) {
    return all[random_() % all.size()];
  }
  bool perhaps(unsigned percent) { return random_() % 100 < percent; }
  DepartmentId some_department() {
    return one_of(std::vector{sales_.id, support_.id, repairs_.id});
  }
  UserId some_user() { return one_of(users_).id; }

  Actor make_actor() {
    std::vector<DepartmentId> departments;
    for (const auto id : {sales_.id, support_.id, repairs_.id})
      if (perhaps(40)) departments.push_back(id);
    auto user = make_user(Role::agent, departments);
    user.rights.rank = one_of(std::vector{1, 10, 20, 40});
    user.rights.permissions.set(Action::see_tickets, Scope(random_() % 4));
    users_.push_back(user);
    return actor_of(user);
  }

  TicketEscalation make_escalation(std::int64_t level) {
    TicketEscalation escalation;
    escalation.id = make_id<TicketEscalationId>();
    escalation.level = level;
    escalation.state = EscalationState::returned;
    escalation.department_id = some_department();
    escalation.least_rank = one_of(std::vector{1, 10, 20, 40});
    if (perhaps(40)) escalation.assignee_id = some_user();
    escalation.from_id = some_user();
    escalation.opened_at = Timestamp{9};
    return escalation;
  }

  void make_ticket(int number) {
    Ticket ticket;
    ticket.id = make_id<TicketId>();
    ticket.workspace_id = workspace_.id;
    ticket.number = number + 1;
    ticket.client_id = "client-" + ticket.id.to_string();
    ticket.title = "Ticket";
    ticket.status = TicketStatus(random_() % 4);
    ticket.department_id = some_department();
    ticket.opened_by_id = some_user();
    if (perhaps(50)) ticket.responsible_id = some_user();
    if (perhaps(40)) ticket.requester.user_id = some_user();
    if (perhaps(40)) ticket.deadline = Timestamp{perhaps(50) ? 1 : INT64_MAX - 1};
    store(ticket);
    while (perhaps(40) && ticket.escalations.size() < 4) {
      ticket.escalations.push_back(make_escalation(std::ssize(ticket.escalations) + 1));
      store_next(ticket);
    }
    tickets_.push_back(std::move(ticket));
  }

  void store(const Ticket& ticket) {
    write([&](Tx& tx) -> Status {
      RETURN_IF_ERROR(tx.tickets().insert(ticket));
      ASSIGN_OR_RETURN(const bool is_new,
                       tx.tickets().link(ticket.id, conversation_.id, Timestamp{9}));
      EXPECT_TRUE(is_new);
      return {};
    });
  }
  void store_next(Ticket& ticket) {
    const auto before = ticket.version++;
    write([&](Tx& tx) -> Status {
      ASSIGN_OR_RETURN(const bool is_written, tx.tickets().update(ticket, before));
      EXPECT_TRUE(is_written);
      return {};
    });
  }

  std::set<TicketId> seen_by_rule(const Actor& actor) {
    std::set<TicketId> ids;
    for (const auto& ticket : tickets_)
      if (can_see(actor, ticket)) ids.insert(ticket.id);
    return ids;
  }
  static std::set<TicketId> ids_of(const std::vector<Ticket>& tickets) {
    std::set<TicketId> ids;
    for (const auto& ticket : tickets) ids.insert(ticket.id);
    return ids;
  }
  static std::string words(const Actor& actor) {
    return actor.name + ", rank " + std::to_string(actor.rights.rank) + ", sees " +
           std::to_string(int(actor.scope_of(Action::see_tickets)));
  }

  std::mt19937 random_{20'261'127};
  Department repairs_{DepartmentId(13), workspace_.id, "Repairs", {}, 1};
  std::vector<User> users_;
  std::vector<Actor> actors_;
  Conversation conversation_;
  std::vector<Ticket> tickets_;
};

TEST_P(TicketSightTest, AD4_TheRuleAndItsSqlFormAgreeOverGeneratedCases) {
  std::size_t pairs = 0;
  for (const auto& actor : actors_) {
    const auto expected = seen_by_rule(actor);
    pairs += expected.size();
    read([&](Tx& tx) -> Status {
      TicketQuery query;
      query.limit = kTickets + 1;
      EXPECT_EQ(ids_of(value_of(tx.tickets().list(actor, query))), expected) << words(actor);
      EXPECT_EQ(ids_of(value_of(tx.tickets().list_of_conversation(actor, conversation_.id, 1'000))),
                expected)
          << words(actor);
      return {};
    });
  }
  // Cases of both kinds, or it would show nothing.
  EXPECT_GT(pairs, 500U);
  EXPECT_LT(pairs, std::size_t(kActors * kTickets - 500));
}

TEST_P(TicketSightTest, AD4_CountsAreOfWhatIsSeen) {
  for (const auto& actor : actors_) {
    const auto is_open = [&](const Ticket& ticket) {
      return !is_closed(ticket) && can_see(actor, ticket);
    };
    const Timestamp now{1'000};
    const auto open = std::ranges::count_if(tickets_, is_open);
    const auto overdue = std::ranges::count_if(tickets_, [&](const Ticket& ticket) {
      return is_open(ticket) && ticket.deadline && *ticket.deadline < now;
    });
    read([&](Tx& tx) -> Status {
      const auto counts = value_of(tx.tickets().count(actor, now, 1'000));
      EXPECT_EQ(counts.all, open) << words(actor);
      EXPECT_EQ(counts.overdue, overdue) << words(actor);
      return {};
    });
  }
}

// Each ticket has a text in each of its parts, and all of them have the word.
class TicketSearchTest : public TicketSightTest {
 protected:
  void SetUp() override {
    TicketSightTest::SetUp();
    if (HasFatalFailure()) return;
    for (const auto& ticket : tickets_)
      for (const auto part :
           {TicketPart::comment, TicketPart::addition, TicketPart::main, TicketPart::internal})
        entries_.push_back(make_entry(ticket, part));
    write([&](Tx& tx) -> Status {
      for (const auto& entry : entries_) RETURN_IF_ERROR(tx.ticket_entries().insert(entry));
      return {};
    });
    follow_all();
  }

  TicketEntry make_entry(const Ticket& ticket, TicketPart part) {
    TicketEntry entry;
    entry.id = make_id<TicketEntryId>();
    entry.workspace_id = workspace_.id;
    entry.ticket_id = ticket.id;
    entry.part = part;
    entry.client_id = "client-" + entry.id.to_string();
    entry.author_id = ticket.opened_by_id;
    entry.text = "Нужна иголка";
    entry.created_at = Timestamp{10};
    return entry;
  }
  void follow_all() {
    write([&](Tx& tx) -> Status {
      for (const auto source : {SearchSource::ticket, SearchSource::ticket_entry}) {
        std::vector<SearchWords> words;
        ASSIGN_OR_RETURN(const auto from, tx.search().followed_up_to(source));
        for (const auto& text : value_of(tx.search().list_after(source, from, 10'000)))
          words.push_back({text.id, index_words_of(text.text)});
        if (words.empty()) continue;
        ASSIGN_OR_RETURN(const bool is_followed,
                         tx.search().follow(source, from, words.back().id, words, {}));
        EXPECT_TRUE(is_followed);
      }
      return {};
    });
  }
  std::set<std::int64_t> found(const Actor& actor, std::string_view text) {
    std::set<std::int64_t> ids;
    read([&](Tx& tx) -> Status {
      for (const auto& match : value_of(tx.tickets().search(actor, wanted_words_of(text), 10'000)))
        ids.insert(match.found_id);
      return {};
    });
    return ids;
  }

  std::vector<TicketEntry> entries_;
};

TEST_P(TicketSearchTest, CO4_AD4_WhatIsFoundIsWhatMayBeRead) {
  for (const auto& actor : actors_) {
    std::set<std::int64_t> readable;
    for (const auto& entry : entries_) {
      const auto ticket = std::ranges::find(tickets_, entry.ticket_id, &Ticket::id);
      if (can_read(actor, entry.part, *ticket)) readable.insert(entry.id.value());
    }
    EXPECT_EQ(found(actor, "иголк"), readable) << words(actor);
  }
}

TEST_P(TicketSearchTest, UI8_ATicketIsFoundByNumberAndTitleAndUnderItsNewTitleAtOnce) {
  auto ticket = tickets_.front();
  const auto actor =
      *std::ranges::find_if(actors_, [&](const Actor& each) { return can_see(each, ticket); });
  EXPECT_TRUE(found(actor, std::to_string(ticket.number)).contains(ticket.id.value()));
  EXPECT_TRUE(found(actor, "tickets").contains(ticket.id.value()));
  ticket.title = "Принтер горит";
  store_next(ticket);
  EXPECT_EQ(found(actor, "принтер"), std::set{ticket.id.value()});
  EXPECT_FALSE(found(actor, "ticket").contains(ticket.id.value()));
  follow_all();
  EXPECT_EQ(found(actor, "принтер"), std::set{ticket.id.value()});
}

TEST_P(TicketSearchTest, LC18_WhatIsRemovedIsFoundNoMore) {
  const auto& ticket = tickets_.front();
  write([&](Tx& tx) { return tx.tickets().remove(ticket.id); });
  for (const auto& actor : actors_) {
    EXPECT_FALSE(found(actor, "ticket").contains(ticket.id.value()));
    for (const auto& entry : entries_)
      if (entry.ticket_id == ticket.id)
        EXPECT_FALSE(found(actor, "иголка").contains(entry.id.value()));
  }
}

TEST_P(TicketSearchTest, LC18_WhatWasReadBeforeItWasRemovedIsNotWritten) {
  const auto& ticket = tickets_.front();
  const SearchWords read{ticket.id.value(), index_words_of("ticket")};
  write([&](Tx& tx) -> Status {
    RETURN_IF_ERROR(tx.tickets().remove(ticket.id));
    const auto up_to = value_of(tx.search().followed_up_to(SearchSource::ticket));
    EXPECT_TRUE(value_of(tx.search().follow(SearchSource::ticket, up_to, up_to, {&read, 1}, {})));
    return {};
  });
  EXPECT_EQ(number("SELECT count(*) FROM ticket_text"),
            static_cast<std::int64_t>(tickets_.size() + entries_.size()) - 5);
}

HARKEN_ON_BOTH(TicketSightTest);
HARKEN_ON_BOTH(TicketSearchTest);

}  // namespace
}  // namespace harken::test
