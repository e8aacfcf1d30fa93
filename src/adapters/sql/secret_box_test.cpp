// SPDX-License-Identifier: AGPL-3.0-or-later
#include "adapters/sql/secret_box.hpp"

#include <gtest/gtest.h>

#include <set>

namespace harken::sql {
namespace {

const SecretBox kBox(SecretKey{1, 2, 3});
constexpr std::string_view kPlace = "7/token";

std::string seal(const std::string& plain) {
  return kBox.seal(Secret(plain), kPlace).value_or("nothing");
}

TEST(SecretBoxTest, A75_WhatItSealsOpensAndShowsNothing) {
  for (const auto& plain : {std::string(), std::string("hunter2"), std::string(4'000, 'x'),
                            std::string("a\0b", 3), std::string("пароль")}) {
    const auto sealed = seal(plain);
    EXPECT_TRUE(is_sealed(sealed));
    if (!plain.empty()) EXPECT_FALSE(sealed.contains(plain));
    const auto opened = kBox.open(sealed, kPlace);
    ASSERT_TRUE(opened);
    EXPECT_EQ(opened->reveal(), plain);
  }
}

TEST(SecretBoxTest, A75_TheSameSecretNeverLooksTheSame) {
  std::set<std::string> seen;
  for (int i = 0; i < 100; ++i) seen.insert(seal("hunter22"));
  EXPECT_EQ(seen.size(), 100U);
}

TEST(SecretBoxTest, A75_NeitherAnotherKeyNorAnotherPlaceOpensIt) {
  const auto sealed = seal("hunter22");
  EXPECT_FALSE(SecretBox(SecretKey{1, 2, 4}).open(sealed, kPlace));
  EXPECT_FALSE(kBox.open(sealed, "8/token"));
  EXPECT_FALSE(kBox.open(sealed, "7/hook_secret"));
}

TEST(SecretBoxTest, A75_WhatWasChangedOrCutDoesNotOpen) {
  const auto sealed = seal("hunter22");
  for (std::size_t i = 0; i < sealed.size(); ++i) {
    auto changed = sealed;
    changed[i] = changed[i] == 'A' ? 'B' : 'A';
    const auto opened = kBox.open(changed, kPlace);
    EXPECT_TRUE(!opened) << i;
    EXPECT_FALSE(kBox.open(sealed.substr(0, i), kPlace)) << i;
  }
  EXPECT_FALSE(kBox.open("hunter2", kPlace));
}

}  // namespace
}  // namespace harken::sql
