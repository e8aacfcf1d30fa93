// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/admin/password.hpp"

#include <gtest/gtest.h>

#include "app/testing/env.hpp"

namespace harken::app {
namespace {

TEST(Password, NeedsTenCharactersOfAnyKind) {
  for (const auto good : {"correct horse", "пароль пароль", "1a1a1a1a1a", "          x"})
    EXPECT_TRUE(check_password("password", Secret(good))) << good;
  EXPECT_TRUE(check_password("password", Secret(std::string(199, 'a') + "b")));
}

TEST(Password, RefusesWhatAnybodyTriesFirst) {
  for (const std::string bad : {"", "too short", "секрет", "aaaaaaaaaa", "AAAAAAAAAAAA",
                                "1234567890", "Password123", "qwertyuiop"}) {
    const auto status = check_password("new", Secret(bad));
    ASSERT_FALSE(status) << bad;
    EXPECT_EQ(status.error().field, "new");
    if (!bad.empty()) EXPECT_FALSE(status.error().detail.contains(bad)) << "never printed";
  }
  EXPECT_FALSE(check_password("new", Secret(std::string(200, 'a') + "b")));
}

TEST(Password, FitsItsOwnHashOnly) {
  testing::CountingRandom random;
  const Secret password("correct horse");
  const auto first = hash_password(random, password);
  const auto second = hash_password(random, password);
  ASSERT_TRUE(first && second);
  EXPECT_TRUE(first->starts_with("$argon2id$v=19$m=19456,t=2,p=1$")) << *first;
  EXPECT_NE(*first, *second) << "each has its own salt";
  EXPECT_TRUE(verify_password(*first, password));
  EXPECT_TRUE(verify_password(*second, password));
  EXPECT_FALSE(verify_password(*first, Secret("correct Horse")));
  EXPECT_FALSE(verify_password(*first, Secret()));
}

TEST(Password, A69_NobodysPasswordNeverFits) {
  for (const auto guess : {"", "nobody-nobody!", "correct horse"})
    EXPECT_FALSE(verify_password("", Secret(guess)));
  EXPECT_FALSE(verify_password("not a hash", Secret("not a hash")));
}

}  // namespace
}  // namespace harken::app
