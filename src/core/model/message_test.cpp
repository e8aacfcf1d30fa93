// SPDX-License-Identifier: AGPL-3.0-or-later
#include "core/model/message.hpp"

#include <gtest/gtest.h>

#include <type_traits>

#include "core/testing/samples.hpp"

namespace harken {
namespace {

using namespace testing;

Message of_staff() {
  auto message = make_message(MessageId(7), SenderKind::user, "your parcel left", kNow);
  message.user_id = kAna;
  message.sender_name = "Ana";
  message.client_id = "ana-browser-1";
  message.attachments = {File{.id = "f", .name = "a.png"}};
  return message;
}

Message line(SystemAction action) {
  auto message = make_message(MessageId(8), SenderKind::system, "", kNow);
  message.kind = MessageKind::system;
  message.system = SystemLine{action, "Ana", "Ben", "Repairs"};
  return message;
}

TEST(ToPublic, A57_OfStaffOnlyTheName) {
  const auto shown = to_public(of_staff());
  ASSERT_TRUE(shown);
  EXPECT_EQ(shown->id, MessageId(7));
  EXPECT_EQ(shown->sender, SenderKind::user);
  EXPECT_EQ(shown->sender_name, "Ana");
  EXPECT_EQ(shown->client_id, "") << "made in the agent's browser";
  EXPECT_EQ(shown->text, "your parcel left");
  EXPECT_EQ(shown->attachments.size(), 1u);
  EXPECT_EQ(shown->created_at, kNow);
  EXPECT_EQ(shown->action, std::nullopt);
}

TEST(ToPublic, KeepsTheCustomersOwnClientId) {
  auto message = make_message(MessageId(9), SenderKind::customer, "hello", kNow);
  message.client_id = "visitor-1";
  EXPECT_EQ(to_public(message)->client_id, "visitor-1");
}

TEST(ToPublic, A57_ReassignmentsAndReturnsAreOursAlone) {
  EXPECT_EQ(to_public(line(SystemAction::reassigned)), std::nullopt);
  for (const auto action :
       {SystemAction::returned, SystemAction::released, SystemAction::escalated,
        SystemAction::set_aside, SystemAction::woken, SystemAction::solve_planned,
        SystemAction::access_granted, SystemAction::access_revoked, SystemAction::undone})
    EXPECT_EQ(to_public(line(action)), std::nullopt) << int(action);
}

TEST(ToPublic, ALineNamesTheActorAndNothingElse) {
  for (const auto action : {SystemAction::accepted, SystemAction::solved, SystemAction::reopened}) {
    const auto shown = to_public(line(action));
    ASSERT_TRUE(shown);
    EXPECT_EQ(shown->action, action);
    EXPECT_EQ(shown->sender_name, "Ana");
    EXPECT_EQ(shown->text, "");
  }
}

TEST(ToPublic, WhatTheDeskDidByItselfNamesWhoItConcerns) {
  const auto routed = to_public(line(SystemAction::routed));
  EXPECT_EQ(routed->action, SystemAction::accepted);
  EXPECT_EQ(routed->sender_name, "Ben");
  const auto solved = to_public(line(SystemAction::auto_solved));
  EXPECT_EQ(solved->action, SystemAction::solved);
  EXPECT_EQ(solved->sender_name, "Ben");
}

template <class T>
concept CanBecomePublic = requires(const T& value) { to_public(value); };

TEST(ToPublic, A56_ANoteHasNoWayOut) {
  EXPECT_TRUE(CanBecomePublic<Message>);
  EXPECT_FALSE(CanBecomePublic<Note>);
  EXPECT_FALSE((std::is_convertible_v<Note, Message>));
  EXPECT_FALSE((std::is_constructible_v<PublicMessage, Note>));
}

}  // namespace
}  // namespace harken
