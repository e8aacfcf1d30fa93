// SPDX-License-Identifier: AGPL-3.0-or-later
#include "core/rules/text.hpp"

#include <gtest/gtest.h>

namespace harken {
namespace {

using namespace std::string_view_literals;

std::string repeat(std::string_view text, std::size_t times) {
  std::string result;
  for (std::size_t i = 0; i < times; ++i) result += text;
  return result;
}

// Odd, but text: it has to come out as it went in.
constexpr std::string_view kNasty[] = {
    "' OR 1=1; --",
    "<script>alert(1)</script>",
    "{{7*7}} ${7*7} {%x%}",
    "%s%n%x \\0 \\u0000",
    "🏳️‍🌈👩‍👩‍👧‍👦🇮🇩",
    "Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢L̠ͨͧͩ͘G̴̻͈͍͔̹̑͗̎̅͛́Ǫ̵̹̻̝̳͂̌̌͘",
    "\u202Eright to left\u202C and \u200Bzero width",
    "مرحبا Привет 你好 नमस्ते",
    "\uFEFFbyte order mark",
    "=1+1\t-2\n@SUM(A1)",
    "\uFFFF\U0010FFFF",
    "null",
    "\\",
    "\"",
};

TEST(CheckText, TakesNastyStrings) {
  for (const auto text : kNasty) EXPECT_TRUE(check_text("text", text, 20'000)) << text;
}

TEST(CheckText, RefusesControlCharacters) {
  for (const auto bad : {"a\0b"sv, "\x1b[31m"sv, "bell\a"sv, "cr\r"sv, "del\x7f"sv, "\u0085"sv,
                         "\u009b"sv, "\x01"sv})
    EXPECT_FALSE(check_text("text", bad, 100)) << bad;
  EXPECT_TRUE(check_text("text", "line\nbreak\tand tab", 100));
  EXPECT_TRUE(check_text("text", "\u00a0", 100)) << "the first beyond the C1 controls";
}

TEST(CheckText, NamesTheField) {
  const auto status = check_text("greeting", "\a", 100);
  ASSERT_FALSE(status);
  EXPECT_EQ(status.error().kind, Errc::invalid);
  EXPECT_STREQ(status.error().code, "invalid");
  EXPECT_EQ(status.error().field, "greeting");
}

TEST(CheckText, CountsCodePointsNotBytes) {
  EXPECT_TRUE(check_text("text", repeat("😀", 100), 100));
  EXPECT_FALSE(check_text("text", repeat("😀", 101), 100));
  EXPECT_TRUE(check_text("text", repeat("a", 100), 100));
  EXPECT_FALSE(check_text("text", repeat("a", 101), 100));
  EXPECT_TRUE(check_text("text", "", 0));
}

TEST(CheckLine, IsOneLine) {
  EXPECT_TRUE(check_line("name", "Ana Čović", 100));
  for (const auto bad : {"a\nb"sv, "a\tb"sv, "a\rb"sv, "\u0085"sv})
    EXPECT_FALSE(check_line("name", bad, 100)) << bad;
}

TEST(CountCodePoints, KnowsUtf8) {
  EXPECT_EQ(count_code_points(""), 0u);
  EXPECT_EQ(count_code_points("aé你😀"), 4u);
}

TEST(FirstCodePoints, NeverCutsInsideOne) {
  constexpr auto text = "aé你😀"sv;
  EXPECT_EQ(first_code_points(text, 0), "");
  EXPECT_EQ(first_code_points(text, 2), "aé");
  EXPECT_EQ(first_code_points(text, 3), "aé你");
  EXPECT_EQ(first_code_points(text, 4), text);
  EXPECT_EQ(first_code_points(text, 9), text);
}

TEST(Trim, TakesWhiteSpaceOffBothEnds) {
  EXPECT_EQ(trim(" \t\r\n a b \n"), "a b");
  EXPECT_EQ(trim(" \n\t "), "");
  EXPECT_EQ(trim(""), "");
}

TEST(CheckClientId, TakesEightToSixtyFourLetters) {
  EXPECT_TRUE(check_client_id("12345678"));
  EXPECT_TRUE(check_client_id("0c2fae4a-8b9d-4c4e-9a5e_XYZ"));
  EXPECT_TRUE(check_client_id(std::string(64, 'x')));
  for (const auto& bad :
       {std::string("1234567"), std::string(65, 'x'), std::string(), std::string("12345 78"),
        std::string("1234567é"), std::string("12345678\n"), std::string("../../../")}) {
    const auto status = check_client_id(bad);
    ASSERT_FALSE(status) << bad;
    EXPECT_EQ(status.error().field, "client_id");
  }
}

TEST(CheckEmail, CatchesSlips) {
  for (const auto good : {"a@b", "ana.o'neil+shop@mail.example", "имя@пример.рф"})
    EXPECT_TRUE(check_email("email", good)) << good;
  for (const auto bad : {"", "a", "@", "a@", "@b", "a@b@c", "a b@c", "a@b ", "a@b\n", "a@b\x01"})
    EXPECT_FALSE(check_email("email", bad)) << bad;
  EXPECT_TRUE(check_email("email", std::string(252, 'x') + "@y"));
  EXPECT_FALSE(check_email("email", std::string(253, 'x') + "@y"));
}

TEST(ToLowerAscii, LeavesOtherLettersAlone) { EXPECT_EQ(to_lower_ascii("AbZ-É"), "abz-É"); }

TEST(PreviewOf, FoldsWhiteSpaceToOneLine) {
  EXPECT_EQ(preview_of("  a \n\n b\t c  "), "a b c");
  EXPECT_EQ(preview_of(" \n "), "");
}

TEST(PreviewOf, CutsAtCodePoints) {
  EXPECT_EQ(preview_of(repeat("😀", 500)), repeat("😀", kPreviewLength));
  EXPECT_EQ(preview_of(repeat("a", 500)), repeat("a", kPreviewLength));
  EXPECT_EQ(preview_of(repeat("x 你\n", 500)).size(), preview_of(repeat("x 你\n", 80)).size());
  EXPECT_EQ(count_code_points(preview_of(repeat("aé你😀", 500))), kPreviewLength);
}

TEST(Text, OnlyWellFormedUtf8WithoutNulIsStoredAsText) {
  using namespace std::string_view_literals;
  for (const auto text :
       {""sv, "plain"sv, "\xC3\xA9"sv, "\xE2\x82\xAC"sv, "\xF0\x9F\x91\x8D"sv, "\xED\x9F\xBF"sv})
    EXPECT_TRUE(is_storable_text(text)) << text;
  for (const auto text : {"\0"sv, "\xE9"sv, "\xC0\x80"sv, "\xED\xA0\x80"sv, "\xF4\x90\x80\x80"sv,
                          "\xE2\x82"sv, "\x80"sv, "\xF0\x8F\xBF\xBF"sv, "a\xC3"sv, "\xC3\x28"sv})
    EXPECT_FALSE(is_storable_text(text)) << text.size();
}

}  // namespace
}  // namespace harken
