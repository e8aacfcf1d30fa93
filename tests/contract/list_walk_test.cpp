// SPDX-License-Identifier: AGPL-3.0-or-later
// What is shown costs what it is, however much else is there.
#include <sqlite3.h>

#include "adapters/sql/contact_rows.hpp"
#include "adapters/sql/conversation_rows.hpp"
#include "adapters/sql/mapping.hpp"
#include "adapters/sql/ticket_rows.hpp"
#include "contract/samples.hpp"

namespace harken::test {
namespace {

constexpr int kOfEach = 1'000;
constexpr int kShown = 10;
// PostgreSQL plans a statement for its values five times, and then perhaps for any.
constexpr int kTimes = 8;
// Of rows, and of what SQLite takes for a step: it takes some hundred for a row that is shown.
constexpr std::int64_t kMostRows = 20 * kShown;
constexpr std::int64_t kMostSteps = 1'000 * kShown;

// Of all statements in this process: what else runs meanwhile is not many.
std::atomic<std::int64_t> steps;  // NOLINT(*-avoid-non-const-global-variables)

int count_steps(sqlite3* connection, char** /*error*/, const sqlite3_api_routines* /*unused*/) {
  const auto add = [](unsigned /*event*/, void* /*context*/, void* statement, void* /*time*/) {
    steps +=
        sqlite3_stmt_status(static_cast<sqlite3_stmt*>(statement), SQLITE_STMTSTATUS_VM_STEP, 1);
    return 0;
  };
  return sqlite3_trace_v2(connection, SQLITE_TRACE_PROFILE, add, nullptr);
}

using OnOpen = void (*)();

class ListWalkTest : public DeskTest {
 protected:
  void SetUp() override {
    DeskTest::SetUp();
    if (HasFatalFailure()) return;
    const User agents[] = {make_user(Role::agent, {}), make_user(Role::agent, {})};
    write([&](Tx& tx) -> Status {
      for (const User& agent : agents) RETURN_IF_ERROR(tx.users().insert(agent, ""));
      for (int i = 0; i < kOfEach; ++i) {
        RETURN_IF_ERROR(add(tx, i, {}, Lifecycle::active));
        RETURN_IF_ERROR(add(tx, i, agents[i % 2].id, Lifecycle::active));
        RETURN_IF_ERROR(add(tx, i, agents[i % 2].id, Lifecycle::solved));
        RETURN_IF_ERROR(add_of_each(tx));
      }
      return {};
    });
    database_.reset();
    sqlite3_auto_extension(reinterpret_cast<OnOpen>(count_steps));
    driver_ = value_of(sql::make_driver(options()));
    session_ = value_of(driver_->connect_writer());
    sqlite3_cancel_auto_extension(reinterpret_cast<OnOpen>(count_steps));
    // SQLite knows nothing of its tables in a desk either.
    if (is_postgres()) expect_ok(session_->run_script("ANALYZE"));
  }

  Status add(Tx& tx, int minutes, UserId holder, Lifecycle lifecycle) {
    auto made = make_conversation();
    made.holder_id = holder;
    made.lifecycle = lifecycle;
    if (minutes % (kOfEach / kShown) == 0) made.department_id = sales_.id;
    made.last_activity_at = Timestamp{1'000 + minutes * std::int64_t(60'000'000)};
    conversations_.push_back(made.id);
    return tx.conversations().insert(made);
  }

  Status add_of_each(Tx& tx) {
    auto contact = make_contact();
    contact.id = make_id<ContactId>();
    contact.number = contact.id.value();
    contacts_.push_back(contact.id);
    RETURN_IF_ERROR(tx.contacts().insert(contact));
    const auto name = std::to_string(next_id_.load());
    auto conversation = make_conversation();
    conversation.id = conversations_.back();
    const auto message = make_message(conversation, name);
    messages_.push_back(message.id);
    RETURN_IF_ERROR(tx.messages().insert(message));
    const Note note{.id = make_id<NoteId>(),
                    .workspace_id = workspace_.id,
                    .conversation_id = conversation.id,
                    .contact_id = contact.id,
                    .author_id = UserId(5),
                    .author_name = "Ana",
                    .client_id = name,
                    .text = "Hello",
                    .created_at = Timestamp{200}};
    notes_.push_back(note.id);
    RETURN_IF_ERROR(tx.notes().insert(note));
    const Ticket ticket{.id = make_id<TicketId>(),
                        .workspace_id = workspace_.id,
                        .number = next_id_,
                        .client_id = name,
                        .title = "Hello",
                        .department_id = support_.id,
                        .opened_by_id = UserId(5),
                        .created_at = Timestamp{200}};
    tickets_.push_back(ticket.id);
    return tx.tickets().insert(ticket);
  }

  bool is_postgres() const { return GetParam() == Engine::postgres; }

  std::int64_t done() {
    if (!is_postgres()) return steps;
    return value_of(sql::get_number(*session_,
                                    "SELECT CAST(sum(seq_tup_read + idx_tup_fetch) AS BIGINT) "
                                    "FROM pg_stat_xact_user_tables"));
  }

  // Each time no more than what is shown asks for.
  template <class Show>
  void expect_cheap(const std::string& what, Show show) {
    for (int i = 0; i < kTimes; ++i) {
      expect_ok(session_->begin(sql::Begin::read));
      const auto before = done();
      EXPECT_EQ(std::ssize(value_of(show())), kShown) << what;
      EXPECT_LT(done() - before, is_postgres() ? kMostRows : kMostSteps) << what << ", time " << i;
      expect_ok(session_->commit());
    }
  }

  // From the middle of them.
  template <class Rows, class Ids>
  void expect_cheap_by_ids(const std::string& what, Rows rows, const Ids& ids) {
    const auto some = std::span(ids).subspan(ids.size() / 2, kShown);
    expect_cheap(what, [&] { return rows.list_of_ids(workspace_.id, some); });
  }

  std::vector<ContactId> contacts_;
  std::vector<ConversationId> conversations_;
  std::vector<MessageId> messages_;
  std::vector<NoteId> notes_;
  std::vector<TicketId> tickets_;
  std::unique_ptr<sql::Driver> driver_;
  std::unique_ptr<sql::SqlSession> session_;
};

TEST_P(ListWalkTest, APageOfConversationsIsWalkedNotSorted) {
  const Actor admin = actor_of(make_user(Role::admin, {}));
  sql::ConversationRows rows(*session_);
  for (const View view : {View::fresh, View::unassigned, View::team, View::solved, View::all})
    expect_cheap("view " + std::to_string(int(view)),
                 [&] { return rows.list(admin, {.view = view, .limit = kShown}); });
}

// SQLite plans before it knows what is asked for.
class PostgresListWalkTest : public ListWalkTest {};

TEST_P(PostgresListWalkTest, WhatFewHaveIsLookedUp) {
  const Actor admin = actor_of(make_user(Role::admin, {}));
  sql::ConversationRows rows(*session_);
  const ConversationQuery query{.view = View::solved, .department_id = sales_.id, .limit = kShown};
  expect_cheap("solved in a small department", [&] { return rows.list(admin, query); });
}

TEST_P(ListWalkTest, RowsOfIdsAreLookedUpByThem) {
  expect_cheap_by_ids("contacts", sql::ContactRows(*session_), contacts_);
  expect_cheap_by_ids("conversations", sql::ConversationRows(*session_), conversations_);
  expect_cheap_by_ids("messages", sql::MessageRows(*session_), messages_);
  expect_cheap_by_ids("notes", sql::NoteRows(*session_), notes_);
  expect_cheap_by_ids("tickets", sql::TicketRows(*session_), tickets_);
}

HARKEN_ON_BOTH(ListWalkTest);
HARKEN_ON_POSTGRES(PostgresListWalkTest);

}  // namespace
}  // namespace harken::test
