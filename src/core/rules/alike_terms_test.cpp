// SPDX-License-Identifier: AGPL-3.0-or-later
#include "core/rules/alike_terms.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <iterator>

namespace harken {
namespace {

std::size_t shared(std::string_view a, std::string_view b) {
  const auto left = terms_of(a);
  const auto right = terms_of(b);
  Terms both;
  std::ranges::set_intersection(left, right, std::back_inserter(both));
  return both.size();
}

TEST(AlikeTerms, AL_GreetingsNumbersAndAddressesSayNothing) {
  EXPECT_EQ(terms_of("Hello! Please help: refund for order #48213 not received"),
            terms_of("refund for order A-99120 not received, kim@example.org https://shop.test/x"));
  EXPECT_TRUE(terms_of("Hello, good morning!").empty());
  EXPECT_TRUE(terms_of("Спасибо, добрый день").empty());
  EXPECT_TRUE(terms_of("halo kak, selamat siang 12345").empty());
  EXPECT_TRUE(terms_of("\xFF\xFE \xD0 👍🏽").empty());
}

TEST(AlikeTerms, AL_WaysOfSayingTheSameAreOne) {
  EXPECT_EQ(terms_of("can't log in"), terms_of("cannot sign in"));
  EXPECT_EQ(terms_of("не могу войти"), terms_of("не получается зайти"));
  EXPECT_EQ(terms_of("gak bisa login"), terms_of("tidak bisa login"));
  EXPECT_EQ(terms_of("webnya down"), terms_of("situs tidak bisa dibuka"));
  EXPECT_EQ(terms_of("chekout not working"), terms_of("checkout not working"))
      << "a slip of the finger";
}

TEST(AlikeTerms, AL_TheOppositeIsSomethingElse) {
  EXPECT_TRUE(is_complaint(terms_of("I can't log in")));
  EXPECT_TRUE(is_question(terms_of("How do I log in?")));
  EXPECT_FALSE(is_complaint(terms_of("How do I log in?")));
  EXPECT_NE(terms_of("can't log in"), terms_of("can't log out"));
  EXPECT_GT(shared("the code SPRING25 is rejected", "SPRING25 invalid"), 1U) << "codes stay";
}

TEST(AlikeTerms, AL_LongLettersAreBounded) {
  std::string text;
  for (int i = 0; i < 2'000; ++i)
    text += "word" + std::string(1, static_cast<char>('a' + i % 26)) + "x ";
  EXPECT_LE(terms_of(text).size(), kMaxTerms);
}

}  // namespace
}  // namespace harken
