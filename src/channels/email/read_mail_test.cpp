// SPDX-License-Identifier: AGPL-3.0-or-later
// Mails as programs write them, and what is made of them: fixtures/*.eml and *.expected.json.
#include "channels/email/read_mail.hpp"

#include <gtest/gtest.h>

#include <boost/json.hpp>

#include "channels/email/charset.hpp"
#include "channels/email/testing/testing.hpp"

namespace harken::email {
namespace {

namespace json = boost::json;

TEST(EmailReadMail, FixturesAreReadAsExpected) {
  int count = 0;
  for (const auto& entry : std::filesystem::directory_iterator(fixtures())) {
    if (entry.path().extension() != ".eml") continue;
    ++count;
    auto expected = entry.path();
    expected.replace_extension(".expected.json");
    const auto read = read_mail(file_bytes(entry.path()));
    ASSERT_TRUE(read) << entry.path();
    const auto text = to_json(*read);
    EXPECT_TRUE(is_utf8(text)) << entry.path();
    boost::system::error_code error;
    EXPECT_EQ(json::parse(text), json::parse(file_bytes(expected), error))
        << entry.path().filename() << " is read as\n"
        << text;
  }
  EXPECT_GE(count, 10);
}

TEST(EmailReadMail, JsonKeepsAllOfIt) {
  for (const auto& entry : std::filesystem::directory_iterator(fixtures())) {
    if (entry.path().extension() != ".eml") continue;
    const auto read = read_mail(file_bytes(entry.path()));
    ASSERT_TRUE(read);
    const auto again = read_mail_from_json(to_json(*read));
    ASSERT_TRUE(again) << entry.path();
    EXPECT_EQ(to_json(*again), to_json(*read));
  }
}

TEST(EmailReadMail, BrokenLettersOfAnyFieldCostNoMail) {
  const auto read = read_mail(
      "From: Ana <ana@b.test>\nSubject: x\xF5\xBE\x8A\x8B\n"
      "Content-Type: multipart/\xF5\xBE\x8A\x8B; boundary=x; report-type=\"\xFF\"\n\n"
      "--x\nContent-Type: text/plain; charset=utf-8\n\n" +
      std::string(100, 'y') +
      "\xF5\xBE\x8A\x8B\n"
      "--x\nContent-Type: image/\xF5; name=\"\xF5\x90.png\"\n\nz\n--x--\n");
  ASSERT_TRUE(read);
  EXPECT_TRUE(is_utf8(read->visible));
  const auto json = to_json(*read);
  EXPECT_TRUE(is_utf8(json));
  const auto again = read_mail_from_json(json);
  ASSERT_TRUE(again) << again.error().detail;
  EXPECT_EQ(to_json(*again), json);
  EXPECT_TRUE(again->visible.starts_with("yyy"));
  EXPECT_TRUE(again->mail.type.starts_with("multipart/\xEF\xBF\xBD"));
}

TEST(EmailReadMail, F30_NonsenseFromTheSandboxIsAnError) {
  for (const auto* text : {"", "{", "[]", "{}", "null", "{\"message_id\":1}"})
    EXPECT_FALSE(read_mail_from_json(text)) << text;
}

TEST(EmailReadMail, A25_HtmlThatCostsTooMuchIsShownAsText) {
  std::string html;
  for (int i = 0; i < 5'000; ++i) html += "<div>";
  const auto read = read_mail("From: a@b.test\nContent-Type: text/html\n\n" + html + "words");
  ASSERT_TRUE(read);
  EXPECT_EQ(read->html, "");
  EXPECT_EQ(read->visible, "words");
}

TEST(EmailReadMail, TextOfAMessageHasItsLongestLength) {
  const auto read = read_mail("From: a@b.test\n\n" + std::string(100'000, 'x'));
  ASSERT_TRUE(read);
  EXPECT_EQ(read->visible.size(), 20'000U);
}

TEST(EmailReadMail, AnythingIsReadOrRefused) {
  // The fixtures, cut and twisted in every place with a fixed step: none may crash or be no UTF-8.
  for (const auto& entry : std::filesystem::directory_iterator(fixtures())) {
    if (entry.path().extension() != ".eml") continue;
    const auto whole = file_bytes(entry.path());
    for (std::size_t i = 0; i < whole.size(); i += 97) {
      auto twisted = whole;
      twisted[i] = static_cast<char>(twisted[i] ^ 0x80);
      twisted.erase(i / 2, i % 13);
      for (const auto& bytes : {whole.substr(0, i), twisted})
        if (const auto read = read_mail(bytes))
          ASSERT_TRUE(is_utf8(to_json(*read))) << entry.path() << i;
    }
  }
}

}  // namespace
}  // namespace harken::email
