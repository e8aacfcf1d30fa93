// SPDX-License-Identifier: AGPL-3.0-or-later
#include "core/rules/alike_rank.hpp"

#include <gtest/gtest.h>

#include <string>

namespace harken {
namespace {

const std::vector<std::string> kTickets{
    "Login fails after the update",           // 0
    "Receipts are not sent by e-mail",        // 1
    "Courier is late with parcels in Berlin"  // 2
    "\nThe delivery company has too few drivers",
    "How to log in with a passkey",            // 3
    "Возврат денег за заказ не приходит",      // 4
    "Pembayaran dengan kartu kredit ditolak",  // 5
    "Printer in the office is on fire",        // 6
    "Update of the price list",                // 7
};

std::vector<std::size_t> found(std::string_view text, std::size_t most = 3) {
  std::vector<Terms> texts;
  for (const auto& ticket : kTickets) texts.push_back(terms_of(ticket));
  const std::vector<Terms> asked{terms_of(text)};
  std::vector<std::size_t> at;
  for (const auto& each : rank_alike(asked, texts, most)) at.push_back(each.at);
  return at;
}

TEST(AlikeRank, LC16_TheMostAlikeIsFirstInEveryLanguage) {
  const auto first = [](std::string_view text) {
    const auto all = found(text);
    return all.empty() ? std::string("nothing") : kTickets[all.front()];
  };
  EXPECT_EQ(first("hi, since the update I cannot sign in any more"), kTickets[0]);
  EXPECT_EQ(first("I never got a receipt by email"), kTickets[1]);
  EXPECT_EQ(first("my parcel is late, where is the courier?"), kTickets[2]);
  EXPECT_EQ(first("Здравствуйте! Не вернули деньги за заказ, где возврат"), kTickets[4]);
  EXPECT_EQ(first("kak, kartu kredit saya ditolak waktu bayar"), kTickets[5]);
}

TEST(AlikeRank, LC16_WhatNobodyHasATicketForFindsNothing) {
  EXPECT_TRUE(found("What are your opening hours on Sunday?").empty());
  EXPECT_TRUE(found("Hello, good morning!").empty());
  EXPECT_TRUE(found("").empty());
}

TEST(AlikeRank, LC16_OneWordInCommonIsNotEnough) {
  const auto all = found("Please update my postal address");
  EXPECT_TRUE(all.empty()) << kTickets[all.front()];
}

TEST(AlikeRank, LC16_NoMoreThanAskedFor) {
  std::vector<Terms> same(30, terms_of("Login fails after the update"));
  const std::vector<Terms> asked{terms_of("login fails since the update")};
  const auto ranked = rank_alike(asked, same, 5);
  ASSERT_EQ(ranked.size(), 5U);
  EXPECT_EQ(ranked.front().at, 0U) << "of equals the earlier";
}

TEST(AlikeRank, LC16_AnyOfWhatIsAskedMayFit) {
  std::vector<Terms> texts;
  for (const auto& ticket : kTickets) texts.push_back(terms_of(ticket));
  const std::vector<Terms> asked{terms_of("Do you ship to Norway?"),
                                 terms_of("card declined at payment")};
  const auto ranked = rank_alike(asked, texts, 1);
  ASSERT_EQ(ranked.size(), 1U);
  EXPECT_EQ(ranked.front().at, 5U);
}

}  // namespace
}  // namespace harken
