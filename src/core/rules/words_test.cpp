// SPDX-License-Identifier: AGPL-3.0-or-later
#include "core/rules/words.hpp"

#include <gtest/gtest.h>

namespace harken {
namespace {

std::string folded(std::string_view text) {
  std::string joined;
  for (const auto& word : words_of(text)) joined += "[" + word.folded + "]";
  return joined;
}

// Hits stand in brackets.
std::string marked(std::string_view text, std::string_view query) {
  std::string shown;
  for (const auto& part : excerpt_of(text, wanted_words_of(query)))
    shown += part.is_hit ? "[" + part.text + "]" : part.text;
  return shown;
}

TEST(Words, UI22_AreFoldedInEnglishRussianAndIndonesian) {
  EXPECT_EQ(folded("My ORDER, please!"), "[my][order][please]");
  EXPECT_EQ(folded("Ёлка; ПОДЪЁМ и ещё"), "[елка][подъем][и][еще]");
  EXPECT_EQ(folded("Barang-barang rusak."), "[barang][barang][rusak]");
  EXPECT_EQ(folded("Zürich café ŁÓDŹ naïve"), "[zurich][cafe][lodz][naive]");
  EXPECT_EQ(folded("anna@example.com #4211"), "[anna][example][com][4211]");
}

TEST(Words, UI22_CombinedMarksMakeNoDifference) {
  EXPECT_EQ(folded("cafe\u0301"), "[cafe]");
  EXPECT_EQ(folded("\u0438\u0306од"), "[йод]");
  EXPECT_EQ(folded("йод"), "[йод]");
  EXPECT_EQ(folded("\u0301 x"), "[x]");
}

TEST(Words, IdeographsStandAlone) { EXPECT_EQ(folded("注文abc番号"), "[注][文][abc][番][号]"); }

TEST(Words, BrokenBytesAreNoWords) {
  EXPECT_EQ(folded("a\xFF\xC3 b\xE2\x82"), "[a][b]");
  EXPECT_EQ(folded(""), "");
}

TEST(Words, VeryLongOnesAreCutInTheIndexOnly) {
  const std::string all(300, 'x');
  const auto words = words_of(all);
  ASSERT_EQ(words.size(), 1U);
  EXPECT_EQ(words[0].folded.size(), 40U);
  EXPECT_EQ(words[0].end, 300U);
}

TEST(Words, TheIndexHasEachOnce) {
  EXPECT_EQ(index_words_of("Late order, late ORDER"), "late order");
  EXPECT_EQ(index_words_of("?!"), "");
}

TEST(WantedWords, UI22_WhatIsNearIsAHitAsAWholeWord) {
  auto wanted = wanted_words_of("walalby");
  ASSERT_EQ(wanted.size(), 1U);
  wanted[0].near = {"wallaby"};
  std::string shown;
  for (const auto& part : excerpt_of("Wallaby, wallabys", wanted))
    shown += part.is_hit ? "[" + part.text + "]" : part.text;
  EXPECT_EQ(shown, "[Wallaby], wallabys");
}

TEST(WantedWords, UI22_ThreeLettersAndTheLastOneArePrefixes) {
  const auto wanted = wanted_words_of("to order a");
  ASSERT_EQ(wanted.size(), 3U);
  EXPECT_FALSE(wanted[0].is_prefix);
  EXPECT_TRUE(wanted[1].is_prefix);
  EXPECT_TRUE(wanted[2].is_prefix);
  EXPECT_FALSE(wanted_words_of("to ").at(0).is_prefix);
}

TEST(WantedWords, UI22_OneFormFindsTheOthers) {
  EXPECT_EQ(marked("Заказ пропал", "заказы"), "[Заказ] пропал");
  EXPECT_EQ(marked("An order is late", "orders"), "An [order] is late");
  EXPECT_EQ(marked("Two orders returned", "return"), "Two orders [returned]");
  EXPECT_EQ(marked("A bus came", "buses"), "A bus came") << "what is left would be too short";
}

TEST(WantedWords, AreFewAndEachOnce) {
  EXPECT_EQ(wanted_words_of("order Order ORDER").size(), 1U);
  EXPECT_EQ(wanted_words_of("a b c d e f g h i j k").size(), 8U);
  EXPECT_TRUE(wanted_words_of("#!").empty());
}

TEST(Words, HasAllWantsEveryOne) {
  const auto wanted = wanted_words_of("late ord");
  EXPECT_TRUE(has_all("The order is LATE", wanted));
  EXPECT_FALSE(has_all("The order came", wanted));
}

TEST(Excerpt, UI22_MarksWholeWordsAsTheyWereWritten) {
  EXPECT_EQ(marked("Where is my Order?", "ord"), "Where is my [Order]?");
  EXPECT_EQ(marked("Заказы опаздывают, заказ пропал", "заказ"),
            "[Заказы] опаздывают, [заказ] пропал");
  EXPECT_EQ(marked("Tidak ada", "nothing"), "Tidak ada");
}

TEST(Excerpt, KeepsToTheNeighbourhoodOfTheFirstHit) {
  std::string text;
  for (int i = 0; i < 100; ++i) text += "word ";
  const auto shown = marked(text + "needle in here" + text, "needle");
  EXPECT_TRUE(shown.starts_with("…word "));
  EXPECT_TRUE(shown.contains(" [needle] in here"));
  EXPECT_TRUE(shown.ends_with("…"));
  EXPECT_LT(shown.size(), 200U);
}

TEST(Excerpt, IsOneLineAndNoMarkup) {
  EXPECT_EQ(marked("<b>late\n\torder</b>", "order"), "<b>late  [order]</b>");
}

}  // namespace
}  // namespace harken
