// SPDX-License-Identifier: AGPL-3.0-or-later
#include "channels/email/tnef.hpp"

#include <gtest/gtest.h>

#include "channels/email/parse.hpp"
#include "core/base/base64.hpp"

namespace harken::email {
namespace {

using namespace std::string_literals;

std::string little(std::uint32_t value, int bytes) {
  std::string result;
  for (int i = 0; i < bytes; ++i) result.push_back(static_cast<char>(value >> (8 * i) & 0xFF));
  return result;
}

std::string attribute(int level, std::uint32_t id, const std::string& data) {
  std::uint32_t sum = 0;
  for (const char c : data) sum += static_cast<unsigned char>(c);
  return little(static_cast<std::uint32_t>(level), 1) + little(id, 4) +
         little(static_cast<std::uint32_t>(data.size()), 4) + data + little(sum & 0xFFFF, 2);
}

std::string property(std::uint32_t type, std::uint32_t id, const std::string& value) {
  auto padded = value;
  padded.resize((value.size() + 3) / 4 * 4);
  return little(type, 2) + little(id, 2) + little(1, 4) +
         little(static_cast<std::uint32_t>(value.size()), 4) + padded;
}

std::string wide(std::string_view ascii) {
  std::string result;
  for (const char c : ascii) result += std::string(1, c) + '\0';
  return result + std::string(2, '\0');
}

const std::string kBegin = "\x78\x9f\x3e\x22\x01\0"s;
const std::string kRussian = attribute(1, 0x00069007, little(1251, 4) + little(0, 4));

std::string file(const std::string& title, const std::string& data, const std::string& more = "") {
  return attribute(2, 0x00069002, std::string(14, '\0')) + attribute(2, 0x00018010, title + '\0') +
         attribute(2, 0x0006800f, data) + more;
}

TEST(Tnef, CH7_TakesOutTheFilesWithTheirLongNames) {
  const auto properties =
      little(4, 4) +
      // A number with a name of its own, and several texts: they only have to be passed.
      little(0x0003, 2) + little(0x8001, 2) + std::string(16, 'g') + little(1, 4) + little(6, 4) +
      wide("ab") + std::string(2, '\0') + little(7, 4) + little(0x101E, 2) + little(0x3A00, 2) +
      little(2, 4) + little(1, 4) + "x\0\0\0"s + little(2, 4) + "yz\0\0"s +
      property(0x001F, 0x3707, wide("Invoice of November.pdf")) +
      property(0x001E, 0x370E, "application/PDF\0"s);
  const auto files = files_in_tnef(
      kBegin + kRussian + file("INVOIC~1.PDF", "%PDF-1", attribute(2, 0x00069005, properties)) +
      file("\xf1\xf7\xb8\xf2.txt", "words"));
  ASSERT_TRUE(files);
  ASSERT_EQ(files->size(), 2U);
  EXPECT_EQ((*files)[0].name, "Invoice of November.pdf");
  EXPECT_EQ((*files)[0].type, "application/pdf");
  EXPECT_EQ((*files)[0].content, "%PDF-1");
  EXPECT_EQ((*files)[1].name, "счёт.txt");
  EXPECT_EQ((*files)[1].content, "words");
}

TEST(Tnef, CH7_F30_WhatIsBrokenStaysAsItCame) {
  const auto whole = kBegin + kRussian + file("a.txt", "words");
  EXPECT_TRUE(files_in_tnef(whole));
  for (std::size_t length = 0; length < whole.size(); ++length)
    if (const auto files = files_in_tnef(whole.substr(0, length)))
      EXPECT_LE(files->size(), 1U) << length;
  EXPECT_FALSE(files_in_tnef(whole.substr(0, whole.size() - 1)));
  EXPECT_FALSE(files_in_tnef("no such thing"));
  EXPECT_FALSE(files_in_tnef(kBegin + attribute(2, 0x0006800f, "of no file")));
  EXPECT_FALSE(files_in_tnef(kBegin + attribute(2, 0x00069002, "") +
                             attribute(2, 0x00018010, "a mail inside")))
      << "it has no bytes of its own";
  const auto endless = little(0xFFFFFFFF, 4) + little(0x1102, 2) + little(0x3701, 2) +
                       little(0xFFFFFFFF, 4) + little(0xFFFFFFFF, 4);
  const auto files =
      files_in_tnef(kBegin + file("a.txt", "words", attribute(2, 0x00069005, endless)));
  ASSERT_TRUE(files);
  EXPECT_EQ((*files)[0].name, "a.txt");
}

std::vector<std::string> names_in(const std::string& words, const std::string& packed) {
  const auto mail =
      parse_mail("From: ana@b.test\nContent-Type: multipart/mixed; boundary=x\n\n--x\n\n" + words +
                 "\n--x\nContent-Type: application/ms-tnef; name=winmail.dat\n"
                 "Content-Transfer-Encoding: base64\n\n" +
                 to_base64(packed) + "\n--x--\n");
  std::vector<std::string> names;
  if (mail)
    for (const auto& each : mail->attachments) names.push_back(each.name);
  return names;
}

TEST(Tnef, CH7_AMailHasTheFilesInsteadOfThePack) {
  using Names = std::vector<std::string>;
  EXPECT_EQ(names_in("See both", kBegin + file("a.txt", "1") + file("b.pdf", "2")),
            (Names{"a.txt", "b.pdf"}));
  EXPECT_EQ(names_in("See", kBegin + "broken"), Names{"winmail.dat"});
  EXPECT_EQ(names_in("Only looks", kBegin + kRussian), Names{});
  EXPECT_EQ(names_in("", kBegin + kRussian), Names{"winmail.dat"}) << "it may hold the words";
}

}  // namespace
}  // namespace harken::email
