// SPDX-License-Identifier: AGPL-3.0-or-later
// Mails as programs write them, and what is made of them: fixtures/*.eml and *.expected.json.
#include "channels/email/read_mail.hpp"

#include <gtest/gtest.h>

#include <boost/json.hpp>

#include "channels/email/charset.hpp"
#include "channels/email/testing/testing.hpp"
#include "core/base/base64.hpp"

namespace harken::email {
namespace {

namespace json = boost::json;

std::string_view facts_in(std::string_view packed) { return packed.substr(0, packed.find('\0')); }

// With the contents of its files in it.
json::value shown(const ReadMail& read) {
  const auto packed = pack(read);
  auto facts = json::parse(facts_in(packed));
  for (std::size_t i = 0; i < read.mail.attachments.size(); ++i) {
    auto& file = facts.at("attachments").at(i).as_object();
    file.erase("size");
    file.emplace("content", to_base64(read.mail.attachments[i].content));
  }
  return facts;
}

TEST(EmailReadMail, FixturesAreReadAsExpected) {
  int count = 0;
  for (const auto& entry : std::filesystem::directory_iterator(fixtures())) {
    if (entry.path().extension() != ".eml") continue;
    ++count;
    auto expected = entry.path();
    expected.replace_extension(".expected.json");
    const auto read = read_mail(file_bytes(entry.path()));
    ASSERT_TRUE(read) << entry.path();
    const auto facts = shown(*read);
    boost::system::error_code error;
    EXPECT_EQ(facts, json::parse(file_bytes(expected), error))
        << entry.path().filename() << " is read as\n"
        << facts;
  }
  EXPECT_GE(count, 10);
}

TEST(EmailReadMail, PackingKeepsAllOfIt) {
  for (const auto& entry : std::filesystem::directory_iterator(fixtures())) {
    if (entry.path().extension() != ".eml") continue;
    const auto read = read_mail(file_bytes(entry.path()));
    ASSERT_TRUE(read);
    const auto again = unpack_mail(pack(*read));
    ASSERT_TRUE(again) << entry.path();
    EXPECT_EQ(shown(*again), shown(*read));
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
  const auto packed = pack(*read);
  EXPECT_TRUE(is_utf8(facts_in(packed)));
  const auto again = unpack_mail(packed);
  ASSERT_TRUE(again) << again.error().detail;
  EXPECT_EQ(pack(*again), packed);
  EXPECT_TRUE(again->visible.starts_with("yyy"));
  EXPECT_TRUE(again->mail.type.starts_with("multipart/\xEF\xBF\xBD"));
}

TEST(EmailReadMail, F30_NonsenseFromTheSandboxIsAnError) {
  using namespace std::string_literals;
  for (const auto& text :
       {""s, "\0"s, "{\0"s, "[]\0"s, "{}\0"s, "null\0"s, "{\"message_id\":1}\0"s})
    EXPECT_FALSE(unpack_mail(text)) << text;
  auto mail = *read_mail("From: a@b.test\n\nx");
  mail.mail.attachments = {{"a", "text/plain", {}, "12345"}, {"b", "text/plain", {}, "\0\xFF"s}};
  const auto packed = pack(mail);
  ASSERT_TRUE(unpack_mail(packed));
  EXPECT_EQ(unpack_mail(packed)->mail.attachments.at(1).content, "\0\xFF"s);
  EXPECT_FALSE(unpack_mail(packed + "x"));
  EXPECT_FALSE(unpack_mail(packed.substr(0, packed.size() - 1)));
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
          ASSERT_TRUE(is_utf8(facts_in(pack(*read)))) << entry.path() << i;
    }
  }
}

}  // namespace
}  // namespace harken::email
