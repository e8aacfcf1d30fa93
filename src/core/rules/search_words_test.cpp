// SPDX-License-Identifier: AGPL-3.0-or-later
#include "core/rules/search_words.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace harken {
namespace {

TEST(SearchWords, KB1_WordsAreFoldedWithoutAccentsAndMarks) {
  EXPECT_EQ(folded_words_of("Crème-brûlée, ЁЛКА; O'Neil 5 × a"),
            (std::vector<std::string>{"creme", "brulee", "елка", "neil", "5"}));
  EXPECT_TRUE(folded_words_of("\xFF\xFE — … 👍🏽 \xD0").empty());
  EXPECT_EQ(folded_words_of(std::string(100, 'x')).at(0).size(), 40U);
}

TEST(SearchWords, KB1_FormsOfOneWordHaveOneStem) {
  const auto expect_same = [](std::initializer_list<const char*> forms) {
    for (const auto* form : forms) EXPECT_EQ(stem_of(form), stem_of(*forms.begin())) << form;
  };
  expect_same({"return", "returns", "returned", "returning"});
  expect_same({"deliver", "delivers", "delivered"});
  expect_same({"доставка", "доставки", "доставку", "доставке", "доставкой"});
  expect_same({"возврат", "возврата", "возвраты", "возвратов", "возвратом"});
  expect_same({"kembali", "mengembalikan", "dikembalikan"});
  expect_same({"bayar", "bayarnya", "bayarkan"});
  EXPECT_EQ(stem_of("vase"), "vase") << "short words stay as they are";
}

TEST(SearchWords, KB1_TheTitleSaysMostAboutAnArticle) {
  const auto words =
      index_words("How to return a vase", {"Who pays"}, "You return it. Return labels pay.");
  const auto weight = [&](std::string_view word) {
    const auto found = std::ranges::find(words, word, &IndexedWord::word);
    return found == words.end() ? 0 : found->weight;
  };
  EXPECT_GT(weight("return"), weight("pays"));
  EXPECT_GT(weight("pays"), weight("labels"));
  EXPECT_GT(weight("label"), 0) << "stems are found too";
}

TEST(SearchWords, KB1_ASlipOfTheFingerIsForgiven) {
  for (const auto* typed : {"retrun", "retun", "returrn", "rteurn", "retur", "refurn"})
    EXPECT_TRUE(is_slip_of(typed, "returns")) << typed;
  EXPECT_TRUE(is_slip_of("достакв", "доставка"));
  for (const auto* typed : {"ret", "rtn", "turnre", "window"})
    EXPECT_FALSE(is_slip_of(typed, "returns")) << typed;
}

TEST(SearchWords, KB1_SnippetsMarkWhatWasFound) {
  const std::string text =
      std::string(40, 'a') + " " + std::string(60, 'b') + " You return the Vase in its box.";
  const auto parts = snippet_of(text, query_words("vases retur"));
  std::string marked, whole;
  for (const auto& part : parts) {
    whole += part.text;
    if (part.is_hit) marked += part.text + ",";
  }
  EXPECT_EQ(marked, "return,Vase,");
  EXPECT_TRUE(whole.starts_with("…")) << whole;
  EXPECT_EQ(snippet_of("Nothing here", query_words("vase")).at(0).text, "Nothing here");
}

TEST(SearchWords, KB1_QueriesAreBounded) {
  std::string many;
  for (int i = 0; i < 50; ++i) many += "word" + std::to_string(i) + " ";
  EXPECT_EQ(query_words(many).size(), kMaxQueryWords);
  EXPECT_EQ(query_words("same SAME same").size(), 1U);
}

}  // namespace
}  // namespace harken
