// SPDX-License-Identifier: AGPL-3.0-or-later
#include "adapters/sql/postgres/many_rows.hpp"

#include <gtest/gtest.h>

#include "adapters/sql/conversation_cache.hpp"

namespace harken::sql {
namespace {

const std::vector<Value> kTwo = {{.integer = 1}, {.type = Value::Type::text, .text = "a"}};

TEST(TextForMany, InsertsFromArrays) {
  EXPECT_EQ(
      text_for_many("INSERT INTO pet (id, name) VALUES ($1, $2) ON CONFLICT DO NOTHING", kTwo),
      "INSERT INTO pet (id, name) SELECT v.a1, v.a2 FROM unnest($1::bigint[], $2::text[]) "
      "AS v(a1, a2) ON CONFLICT DO NOTHING");
}

TEST(TextForMany, UpdatesFromArrays) {
  EXPECT_EQ(text_for_many("UPDATE pet SET name = $2 WHERE id = $1", kTwo),
            "UPDATE pet SET name = v.a2 FROM unnest($1::bigint[], $2::text[]) AS v(a1, a2) "
            "WHERE id = v.a1");
}

TEST(TextForMany, LeavesTheRestAlone) {
  for (const char* text :
       {"SELECT $1, $2", "DELETE FROM pet WHERE id = $1 AND name = $2",
        "INSERT INTO pet (id, name) SELECT $1, $2",
        "INSERT INTO pet (id, name) VALUES ($1, lower($2))",
        "INSERT INTO pet (id, name) VALUES ($1, $2) ON CONFLICT (id) DO UPDATE SET name = $2"})
    EXPECT_FALSE(text_for_many(text, kTwo)) << text;
}

TEST(ChangesConversations, IsEveryTableThatTheyAreReadWith) {
  for (const char* text :
       {"UPDATE conversation SET unread = 0", "DELETE FROM contact WHERE contact_id = $1",
        "UPDATE \"user\" SET name = $1", "INSERT INTO conversation (a) VALUES ($1)",
        "WITH gone AS (DELETE FROM channel WHERE a = $1) SELECT 1"})
    EXPECT_TRUE(changes_conversations(text)) << text;
  for (const char* text :
       {"SELECT * FROM conversation", "UPDATE contact_text SET a = 1",
        "INSERT INTO contact (a) VALUES ($1)", "UPDATE message SET a = 1",
        "INSERT INTO draft (a) VALUES ($1) ON CONFLICT (a) DO UPDATE SET a = $1"})
    EXPECT_FALSE(changes_conversations(text)) << text;
}

}  // namespace
}  // namespace harken::sql
