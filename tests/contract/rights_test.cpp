// SPDX-License-Identifier: AGPL-3.0-or-later
// Readers may remember who is signed in (SQLite), but never longer than the commit that changes it.
#include <optional>

#include "contract/samples.hpp"

namespace harken::test {
namespace {

constexpr int kReaders = 8;

class RightsTest : public DeskTest {
 protected:
  void SetUp() override {
    DeskTest::SetUp();
    if (HasFatalFailure()) return;
    write([&](Tx& tx) -> Status {
      RETURN_IF_ERROR(tx.users().insert(user_, "hash"));
      RETURN_IF_ERROR(tx.api_tokens().insert(token_));
      return tx.sessions().insert(session_);
    });
  }

  // On every connection that reads, more than once: what each of them remembers is asked for.
  template <class T>
  std::optional<T> find(const std::function<Found<T>(Tx&)>& ask) {
    std::optional<T> found;
    const Work work = [&](Tx& tx) -> Status {
      ASSIGN_OR_RETURN(auto now, ask(tx));
      found = std::move(now);
      return {};
    };
    std::optional<T> first;
    for (int i = 0; i < kReaders; ++i) {
      read(work);
      if (i == 0) first = found;
      EXPECT_EQ(found.has_value(), first.has_value());
      if (const auto here = database_->read_here(work)) expect_ok(*here);
      EXPECT_EQ(found.has_value(), first.has_value());
    }
    return found;
  }
  User user() {
    const auto found = find<User>([&](Tx& tx) { return tx.users().find(workspace_.id, user_.id); });
    return found.value_or(User{});
  }
  bool has_session() {
    return find<Session>([&](Tx& tx) { return tx.sessions().find(session_.token_hash); })
        .has_value();
  }
  bool has_token() {
    return find<ApiToken>([&](Tx& tx) { return tx.api_tokens().find(token_.token_hash); })
        .has_value();
  }

  User user_ = make_user(Role::supervisor, {sales_.id});
  ApiToken token_{.id = TokenId(91),
                  .user_id = user_.id,
                  .workspace_id = workspace_.id,
                  .name = "bot",
                  .token_hash = "token",
                  .created_at = Timestamp{1}};
  Session session_{.id = SessionId(92),
                   .user_id = user_.id,
                   .workspace_id = workspace_.id,
                   .token_hash = "cookie",
                   .csrf_token = "csrf",
                   .created_at = Timestamp{1},
                   .last_seen_at = Timestamp{1}};
};

TEST_P(RightsTest, WhoIsDisabledOrDemotedIsSoAtOnce) {
  EXPECT_TRUE(user().active);
  user_.active = false;
  user_.role = Role::agent;
  user_.department_ids = {support_.id};
  user_.version = 2;
  write([&](Tx& tx) -> Status {
    EXPECT_TRUE(value_of(tx.users().update(user_, 1)));
    return {};
  });
  EXPECT_FALSE(user().active);
  EXPECT_EQ(user().role, Role::agent);
  EXPECT_EQ(user().department_ids, user_.department_ids);
}

TEST_P(RightsTest, AnEndedSessionAndARemovedTokenAreGoneAtOnce) {
  EXPECT_TRUE(has_session());
  EXPECT_TRUE(has_token());
  write([&](Tx& tx) { return tx.sessions().remove(session_.id); });
  EXPECT_FALSE(has_session());
  EXPECT_TRUE(has_token());
  write([&](Tx& tx) { return tx.api_tokens().remove_of_user(user_.id); });
  EXPECT_FALSE(has_token());
  write([&](Tx& tx) { return tx.sessions().insert(session_); });
  EXPECT_TRUE(has_session());
}

TEST_P(RightsTest, WhatIsTakenBackChangesNothing) {
  EXPECT_TRUE(has_session());
  const Status failed = run_write(*database_, [&](Tx& tx) -> Status {
    RETURN_IF_ERROR(tx.sessions().remove(session_.id));
    return fail(Errc::conflict, "stop");
  });
  EXPECT_FALSE(failed);
  EXPECT_TRUE(has_session());
}

TEST_P(RightsTest, AUserOfAnotherWorkspaceIsNotFound) {
  EXPECT_TRUE(user().active);
  EXPECT_FALSE(find<User>([&](Tx& tx) { return tx.users().find(WorkspaceId(9), user_.id); }));
}

HARKEN_ON_BOTH(RightsTest);

}  // namespace
}  // namespace harken::test
