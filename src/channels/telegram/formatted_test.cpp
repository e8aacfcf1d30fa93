// SPDX-License-Identifier: AGPL-3.0-or-later
#include "channels/telegram/formatted.hpp"

#include <gtest/gtest.h>

#include <boost/json/serialize.hpp>

namespace harken::telegram {
namespace {

Node words(std::string text) { return {.kind = NodeKind::text, .text = std::move(text)}; }
Node of(NodeKind kind, std::vector<Node> children) {
  return {.kind = kind, .children = std::move(children)};
}
Node paragraph(std::vector<Node> children) { return of(NodeKind::paragraph, std::move(children)); }

// "bold 0+4" of each, with the words that it marks.
std::vector<std::string> shown(const FormattedText& whole) {
  std::vector<std::string> result;
  for (const auto& each : whole.entities)
    result.push_back(each.type + " " + std::to_string(each.offset) + "+" +
                     std::to_string(each.length) + (each.url.empty() ? "" : " " + each.url));
  return result;
}
using Shown = std::vector<std::string>;

TEST(TelegramFormatted, CH2_CountsInUtf16AndNests) {
  auto bold = words("bold");
  bold.bold = true;
  auto both = words(" and italic");
  both.bold = both.italic = true;
  auto link = words("the shop");
  link.href = "https://shop.example/a?b=1";
  auto code = words("x = *1*");
  code.code = code.bold = true;
  const auto text = formatted(
      {{paragraph({words("👍 "), bold, both, words(", see "), link, words(": "), code})}});
  EXPECT_EQ(text.text, "👍 bold and italic, see the shop: x = *1*");
  EXPECT_EQ(shown(text), (Shown{"bold 3+4", "bold 7+11", "italic 7+11",
                                "text_link 24+8 https://shop.example/a?b=1", "code 34+7"}));
}

TEST(TelegramFormatted, CH2_BlocksStandApartAndListsHaveTheirMarks) {
  const auto inner =
      of(NodeKind::bullet_list, {of(NodeKind::list_item, {paragraph({words("deep")})})});
  auto list =
      of(NodeKind::ordered_list, {of(NodeKind::list_item, {paragraph({words("one")}), inner}),
                                  of(NodeKind::list_item, {paragraph({words("two")})})});
  list.start = 3;
  Node picture{.kind = NodeKind::picture, .file_id = "f"};
  Node fence{.kind = NodeKind::code_block, .text = "a < b"};
  const auto text =
      formatted({{of(NodeKind::heading, {words("Head")}), picture, paragraph({}), list,
                  of(NodeKind::quote, {paragraph({words("said")}), paragraph({words("more")})}),
                  Node{.kind = NodeKind::divider}, fence}});
  EXPECT_EQ(text.text, "Head\n\n3. one\n   • deep\n4. two\n\nsaid\nmore\n\n———\n\na < b");
  EXPECT_EQ(shown(text), (Shown{"bold 0+4", "blockquote 31+9", "pre 47+5"}));
}

TEST(TelegramFormatted, CH2_AnAddressThatIsNoPageStandsBehindItsWords) {
  auto mail = words("write to us");
  mail.href = "mailto:help@shop.example";
  auto same = words("help@shop.example");
  same.href = mail.href;
  const auto text = formatted({{paragraph({mail, words(", "), same})}});
  EXPECT_EQ(text.text, "write to us (help@shop.example), help@shop.example");
  EXPECT_TRUE(text.entities.empty());
}

TEST(TelegramFormatted, CH2_ALongTextFallsIntoPiecesThatKeepTheirMarks) {
  std::string long_words;
  for (int i = 0; i < 40; ++i) long_words += "👍 word ";
  auto bold = words(long_words);
  bold.bold = true;
  const auto whole = formatted({{paragraph({words("plain "), bold}), paragraph({words("end")})}});
  const auto pieces = split_formatted(whole, 100);
  ASSERT_GT(pieces.size(), 2u);
  std::string together;
  for (const auto& piece : pieces) {
    together += piece.text + " ";
    for (const auto& entity : piece.entities) {
      const auto& object = entity.as_object();
      const auto end = object.at("offset").as_uint64() + object.at("length").as_uint64();
      EXPECT_GT(object.at("length").as_uint64(), 0u);
      EXPECT_LE(end, 100u);
    }
  }
  EXPECT_EQ(json::serialize(pieces[0].entities[0]), R"({"type":"bold","offset":6,"length":90})");
  EXPECT_EQ(pieces[1].entities[0].as_object().at("offset"), 0u);
  EXPECT_TRUE(pieces.back().text.ends_with("end"));
  EXPECT_EQ(together.find("plain 👍 word 👍"), 0u);
}

}  // namespace
}  // namespace harken::telegram
