// SPDX-License-Identifier: AGPL-3.0-or-later
#include "core/rules/access_requests.hpp"

#include <gtest/gtest.h>

#include "core/testing/samples.hpp"

namespace harken {
namespace {

using namespace testing;

constexpr AccessRequestId kRequest{500};

Access request_of(const Actor& actor) {
  return {kRequest, actor.user_id, actor.name, std::nullopt, "I know this customer", kNow};
}

Conversation make_asked_by_ben() {
  auto conversation = make_held_by(ana());
  EXPECT_TRUE(request_access(conversation, ben(), request_of(ben())).value());
  return conversation;
}

template <class T>
const char* code_of(const Result<T>& outcome) {
  return outcome ? "" : outcome.error().code;
}

TEST(AccessRequest, UI5_AColleagueAsksOnceAndMayNotWriteYet) {
  auto conversation = make_asked_by_ben();
  EXPECT_FALSE(*request_access(conversation, ben(), request_of(ben())));
  EXPECT_EQ(conversation.access.size(), 1U);
  EXPECT_STREQ(code_of(prepare_reply(conversation, ben())), "not_holder");
}

TEST(AccessRequest, UI5_OnlyForWhatAColleagueHolds) {
  auto queued = make_new();
  EXPECT_STREQ(code_of(request_access(queued, ben(), request_of(ben()))), "not_held");
  auto own = make_held_by(ana());
  EXPECT_STREQ(code_of(request_access(own, ana(), request_of(ana()))), "is_holder");
  auto solved = make_solved_by(ana());
  EXPECT_STREQ(code_of(request_access(solved, ben(), request_of(ben()))), "not_active");
  auto crowded = make_held_by(ana());
  crowded.access.resize(kMostAccesses);
  EXPECT_STREQ(code_of(request_access(crowded, ben(), request_of(ben()))), "too_many");
}

TEST(AccessGrant, UI5_WriteLetsAnswerWithoutBecomingTheHolder) {
  auto conversation = make_asked_by_ben();
  ASSERT_TRUE(*grant_access(conversation, ana(), kRequest, AccessLevel::write, false));
  ASSERT_TRUE(prepare_reply(conversation, ben()));
  EXPECT_EQ(conversation.holder_id, kAna);
  EXPECT_FALSE(*grant_access(conversation, ana(), kRequest, AccessLevel::write, false));
}

TEST(AccessGrant, UI5_ReadAndNoteDoesNotLetAnswer) {
  auto conversation = make_asked_by_ben();
  ASSERT_TRUE(*grant_access(conversation, mira(), kRequest, AccessLevel::read_and_note, false));
  EXPECT_STREQ(code_of(prepare_reply(conversation, ben())), "not_holder");
  EXPECT_TRUE(*grant_access(conversation, ana(), kRequest, AccessLevel::write, false))
      << "more later";
  EXPECT_TRUE(prepare_reply(conversation, ben()));
}

TEST(AccessGrant, UI5_OnlyTheHolderOrAnotherSupervisorDecides) {
  auto conversation = make_asked_by_ben();
  const auto grant = [&](const Actor& actor, AccessRequestId id) {
    return code_of(grant_access(conversation, actor, id, AccessLevel::write, false));
  };
  EXPECT_STREQ(grant(ben(), kRequest), "not_holder");
  EXPECT_STREQ(grant(ruth(), kRequest), "not_holder");
  EXPECT_STREQ(grant(ana(), AccessRequestId(9)), "not_found");
  auto own = make_held_by(ana());
  ASSERT_TRUE(request_access(own, mira(), request_of(mira())));
  EXPECT_STREQ(code_of(grant_access(own, mira(), kRequest, AccessLevel::write, false)),
               "not_holder");
}

TEST(AccessGrant, UI5_InAnExclusiveDepartmentOnlyTheHolderWrites) {
  auto conversation = make_asked_by_ben();
  EXPECT_STREQ(code_of(grant_access(conversation, ana(), kRequest, AccessLevel::write, true)),
               "exclusive_department");
  EXPECT_TRUE(*grant_access(conversation, ana(), kRequest, AccessLevel::read_and_note, true));
}

TEST(AccessEnd, UI5_RevokedDeclinedOrLeft) {
  const auto granted = [] {
    auto conversation = make_asked_by_ben();
    EXPECT_TRUE(grant_access(conversation, ana(), kRequest, AccessLevel::write, false));
    return conversation;
  };
  for (const auto& actor : {ana(), mira(), ben()}) {
    auto conversation = granted();
    ASSERT_TRUE(end_access(conversation, actor, kRequest)) << actor.name;
    EXPECT_STREQ(code_of(prepare_reply(conversation, ben())), "not_holder");
    EXPECT_STREQ(code_of(end_access(conversation, actor, kRequest)), "not_found");
  }
  auto conversation = granted();
  const auto colleague = make_actor(UserId(30), "Cai", Role::agent, {kSales});
  EXPECT_STREQ(code_of(end_access(conversation, colleague, kRequest)), "not_holder");
}

TEST(AccessEnd, UI5_WithTheHoldingAndWithSolving) {
  const auto granted = [] {
    auto conversation = make_asked_by_ben();
    EXPECT_TRUE(grant_access(conversation, ana(), kRequest, AccessLevel::write, false));
    return conversation;
  };
  auto taken = granted();
  ASSERT_TRUE(take_over(taken, mira()));
  EXPECT_TRUE(taken.access.empty());
  auto released = granted();
  ASSERT_TRUE(release(released, ana()));
  EXPECT_TRUE(released.access.empty());
  auto solved = granted();
  ASSERT_TRUE(solve(solved, ana(), kNow));
  EXPECT_TRUE(solved.access.empty());
}

}  // namespace
}  // namespace harken
