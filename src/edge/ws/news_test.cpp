// SPDX-License-Identifier: AGPL-3.0-or-later
#include "edge/ws/news.hpp"

#include <gtest/gtest.h>

namespace harken::ws {
namespace {

TEST(News, ComesBackAsItWas) {
  const auto read = parse_news(
      encode(TypingThere{WorkspaceId(3), {ConversationId(4), UserId(5), "Ana", true, true}}));
  ASSERT_TRUE(read && std::holds_alternative<TypingThere>(*read));
  const auto& typing = std::get<TypingThere>(*read);
  EXPECT_EQ(typing.workspace_id, WorkspaceId(3));
  EXPECT_EQ(typing.typing.conversation_id, ConversationId(4));
  EXPECT_EQ(typing.typing.user_id, UserId(5));
  EXPECT_EQ(typing.typing.name, "") << "the database knows it";
  EXPECT_TRUE(typing.typing.active && typing.typing.is_note);

  const auto committed = parse_news(encode(Committed{WorkspaceId(3), 4711}));
  ASSERT_TRUE(committed && std::holds_alternative<Committed>(*committed));
  EXPECT_EQ(std::get<Committed>(*committed).newest, 4711);
}

TEST(News, F26WhatAnotherVersionSaysMoreIsPassedOver) {
  EXPECT_FALSE(parse_news(R"({"type":"of a later version","workspace":3})"));
  const auto known = parse_news(R"({"type":"stored","channel":7,"later":{"a":1}})");
  ASSERT_TRUE(known && std::holds_alternative<Stored>(*known));
  EXPECT_EQ(std::get<Stored>(*known).channel_id, ChannelId(7));
}

TEST(News, WhatIsNoneIsRefused) {
  for (const auto* text : {"", "{", "[]", "4711", R"({"type":7})"})
    EXPECT_FALSE(parse_news(text)) << text;
}

}  // namespace
}  // namespace harken::ws
