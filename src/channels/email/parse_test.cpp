// SPDX-License-Identifier: AGPL-3.0-or-later
#include "channels/email/parse.hpp"

#include <gtest/gtest.h>

#include "channels/email/attachment_name.hpp"
#include "channels/email/charset.hpp"

namespace harken::email {
namespace {

ParsedMail parsed(const std::string& mail) {
  auto result = parse_mail(mail);
  EXPECT_TRUE(result) << (result ? "" : result.error().detail);
  return result.value_or(ParsedMail{});
}

std::string nested(int depth) {
  std::string mail = "From: a@b.test\n";
  for (int i = 0; i < depth; ++i) {
    const auto boundary = "b" + std::to_string(i);
    mail += "Content-Type: multipart/mixed; boundary=" + boundary + "\n\n--" + boundary + "\n";
  }
  return mail + "Content-Type: text/plain\n\nin the middle\n";
}

std::string with_parts(int count) {
  std::string mail = "From: a@b.test\nContent-Type: multipart/mixed; boundary=x\n\n";
  for (int i = 0; i < count; ++i) mail += "--x\nContent-Type: text/plain\n\nhello\n";
  return mail + "--x--\n";
}

TEST(EmailParse, ReadsHeadersInEveryWriting) {
  const auto mail = parsed(
      "From: =?koi8-r?B?4c7O?= <Ana@Example.org>\r\n"
      "To: \"Help, Desk\" <help@desk.test>, undisclosed: x@y.test, z@y.test;\r\n"
      "Cc: <>\r\n"
      "Subject: =?utf-8?Q?Gr=C3=BC=C3=9Fe?=\r\n =?utf-8?Q?_aus_K=C3=B6ln?=\r\n"
      "Message-ID: <one@example.org>\r\nIn-Reply-To: <two@desk.test>\r\n"
      "References: <zero@desk.test>\r\n <two@desk.test>\r\n"
      "Date: Tue, 24 Nov 2026 10:00:00 +0200\r\n\r\nHello\r\n");
  EXPECT_EQ(mail.from, (std::vector<Address>{{"Анн", "Ana@Example.org"}}));
  EXPECT_EQ(mail.to, (std::vector<Address>{
                         {"Help, Desk", "help@desk.test"}, {"", "x@y.test"}, {"", "z@y.test"}}));
  EXPECT_TRUE(mail.cc.empty());
  EXPECT_EQ(mail.subject, "Grüße aus Köln");
  EXPECT_EQ(mail.message_id, "one@example.org");
  EXPECT_EQ(mail.in_reply_to, (std::vector<std::string>{"two@desk.test"}));
  EXPECT_EQ(mail.references, (std::vector<std::string>{"zero@desk.test", "two@desk.test"}));
  ASSERT_TRUE(mail.date);
  EXPECT_EQ(to_rfc3339(*mail.date), "2026-11-24T08:00:00.000000Z");
  EXPECT_EQ(mail.text, "Hello\n");
}

TEST(EmailParse, NoEncodedWordOfARunIsLost) {
  const std::string run = "=?utf-8?B?T8O5IGVzdCBtYQ==?=\r\n =?UTF-8?b?IGNvbW1hbmRl?=";
  const auto mail = parsed(
      "From: " + run + " <ana@b.test>\r\nTo: Desk <help@desk.test>, " + run +
      " <ben@b.test>\r\nSubject: " + run + "\r\n 12\r\n" + "Content-Type: application/pdf\r\n" +
      "Content-Disposition: attachment; filename=\"" + run + ".pdf\"\r\n\r\nx");
  EXPECT_EQ(mail.subject, "Où est ma commande 12");
  EXPECT_EQ(mail.from, (std::vector<Address>{{"Où est ma commande", "ana@b.test"}}));
  EXPECT_EQ(mail.to.at(1), (Address{"Où est ma commande", "ben@b.test"}));
  EXPECT_EQ(mail.attachments.at(0).name, "Où est ma commande.pdf");
  const auto subject = [](const std::string& words) {
    return parsed("From: a@b.test\nSubject: " + words + "\n\nx").subject;
  };
  EXPECT_EQ(subject("=?utf-8?B?T8M=?= =?utf-8?B?uQ==?="), "Où") << "a letter in two";
  EXPECT_EQ(subject("=?utf-8?B?T8O5?= =?koi8-r?B?4Q==?="), "OùА");
  EXPECT_EQ(subject("=?utf-8?B?T8O5?= and =?utf-8?B?T8O5?="), "Où and Où");
  EXPECT_EQ(subject("=?utf-8?B?T8O5?= =?utf-8?B"), "Où =?utf-8?B");
}

TEST(EmailParse, RawBytesInHeadersAreGuessed) {
  EXPECT_EQ(parsed("From: a@b.test\nSubject: Gr\xFC\xDF"
                   "e\n\nx")
                .subject,
            "Grüße");
  EXPECT_EQ(parsed("From: a@b.test\nSubject: \xCF\xF0\xE8\xE2\xE5\xF2\n\nx").subject, "Привет");
  EXPECT_EQ(parsed("From: a@b.test\nSubject: \xF0\xD2\xC9\xD7\xC5\xD4\n\nx").subject, "Привет");
  EXPECT_EQ(parsed("From: a@b.test\nSubject: Grüße\n\nx").subject, "Grüße");
}

TEST(EmailParse, TextIsReadWhateverItsLabelSays) {
  EXPECT_EQ(to_utf8("\xCF\xF0\xE8\xE2\xE5\xF2", "windows-1251"), "Привет");
  EXPECT_EQ(to_utf8("Привет", "us-ascii"), "Привет");
  EXPECT_EQ(to_utf8("Привет", "no-such-charset"), "Привет");
  EXPECT_EQ(to_utf8("\xCF\xF0\xE8\xE2\xE5\xF2", "utf-8"), "Привет");
  EXPECT_EQ(to_utf8("\x93quoted\x94", "iso-8859-1"), "“quoted”");
  EXPECT_EQ(to_utf8("\x1b$B$3$s\x1b(B", "iso-2022-jp"), "こん");
  EXPECT_EQ(to_utf8("\xC4\xE3\xBA\xC3", "gb2312"), "你好");
  EXPECT_EQ(to_utf8(std::string_view("\xFF\xFEh\0i\0", 6), ""), "hi");
  EXPECT_EQ(to_utf8("caf\xE9", ""), "café");
  EXPECT_TRUE(is_utf8(to_utf8("\xFF\xC0\x80 \xED\xA0\x80", "utf-8")));
  EXPECT_EQ(to_utf8("long enough to be right, and cut off here \xD0", "utf-8"),
            "long enough to be right, and cut off here \xEF\xBF\xBD");
}

TEST(EmailParse, TheLastLetterIsThereWithoutALineBehindIt) {
  EXPECT_EQ(to_utf8("a", "windows-1258"), "a");
  EXPECT_EQ(to_utf8("c\xE1m \xF5n b\xE0", "windows-1258"), "cám ơn bà");
  EXPECT_EQ(to_utf8("c\xB8m b\xB5", "tcvn"), "cám bà");
  // With nothing held back, the end adds nothing.
  EXPECT_EQ(to_utf8("\x1b$B$3$s", "iso-2022-jp"), "こん");
}

TEST(EmailParse, UnicodeEndsWhereItEnds) {
  // Code points that iconv knows, and UTF-8 does not: U+17E28B, U+110000, U+200000, U+7FFFFFFF.
  for (const auto* bytes : {"\xF5\xBE\x8A\x8B", "\xF4\x90\x80\x80", "\xF8\x88\x80\x80\x80"}) {
    EXPECT_TRUE(is_utf8(to_utf8(bytes, "utf-8"))) << "alone, its label lies";
    const auto text = to_utf8(std::string(200, 'x') + bytes + "y", "utf-8");
    EXPECT_TRUE(is_utf8(text));
    EXPECT_EQ(text.find("\xEF\xBF\xBD"), 200U);
    EXPECT_TRUE(text.ends_with('y'));
  }
  EXPECT_TRUE(is_utf8(to_utf8("\x7F\xFF\xFF\xFF", "ucs-4")));
}

TEST(EmailParse, WhatIsNoLetterIsMended) {
  std::string text = "a\xC3\xA9\x80\xED\xA0\x80\xC3\"\xF4\x90\x80\x80z\xE2\x82";
  EXPECT_GT(mend_utf8(text), 0U);
  EXPECT_TRUE(is_utf8(text));
  EXPECT_TRUE(text.starts_with("aé\xEF\xBF\xBD"));
  EXPECT_NE(text.find("\xEF\xBF\xBD\""), std::string::npos) << "what stands behind it stays";
  EXPECT_EQ(mend_utf8(text), 0U);
}

TEST(EmailParse, AlternativesSayTheSameOnce) {
  const auto mail = parsed(
      "From: a@b.test\nContent-Type: multipart/alternative; boundary=x\n\n"
      "--x\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: "
      "base64\n\n0J/RgNC4\n"
      "--x\nContent-Type: multipart/related; boundary=y\n\n"
      "--y\nContent-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n"
      "<p>=D0=9F <img src=3D\"cid:p1@x\"></p>\n"
      "--y\nContent-Type: image/png; name=p.png\nContent-ID: <p1@x>\n"
      "Content-Transfer-Encoding: base64\n\niVBORw==\n"
      "--y\nContent-Type: image/png; name=q.png\nContent-ID: <p2@x>\n\nno\n--y--\n--x--\n");
  EXPECT_EQ(mail.text, "При");
  EXPECT_EQ(mail.html, "<p>П <img src=\"cid:p1@x\"></p>");
  ASSERT_EQ(mail.attachments.size(), 2U);
  EXPECT_EQ(mail.attachments[0].name, "p.png");
  EXPECT_EQ(mail.attachments[0].content, "\x89PNG");
  EXPECT_TRUE(mail.attachments[0].is_inline);
  EXPECT_FALSE(mail.attachments[1].is_inline) << "nothing shows it";
}

TEST(EmailParse, FooterOfAListJoinsBothForms) {
  const auto mail = parsed(
      "From: a@b.test\nContent-Type: multipart/mixed; boundary=x\n\n"
      "--x\nContent-Type: text/html\n\n<p>one</p>\n"
      "--x\nContent-Type: text/plain\n\n<footer>\n--x--\n");
  EXPECT_EQ(mail.text, "") << "a part of it is HTML alone";
  EXPECT_EQ(mail.html, "<p>one</p>\n<div style=\"white-space: pre-wrap\">&lt;footer&gt;</div>");
}

TEST(EmailParse, OtherPartsAreFiles) {
  const auto mail = parsed(
      "From: a@b.test\nContent-Type: multipart/mixed; boundary=x\n\n"
      "--x\nContent-Type: text/plain\n\nsee there\n"
      "--x\nContent-Type: message/rfc822\n\nFrom: c@d.test\nSubject: The first\n\ninside\n"
      "--x\nContent-Type: text/calendar; method=REQUEST\n\nBEGIN:VCALENDAR\n"
      "--x\nContent-Type: application/ms-tnef\n\nx\n"
      "--x\nContent-Type: text/html; name=\"page.html\"\nContent-Disposition: attachment\n\n<b>\n"
      "--x\nContent-Type: application/pdf\nContent-Disposition: attachment;\n"
      " filename*0*=koi8-r'ru'%D3%DE;\n filename*1*=%A3%D4.pdf\n\nx\n--x--\n");
  EXPECT_EQ(mail.text, "see there");
  EXPECT_EQ(mail.html, "");
  std::vector<std::string> names;
  for (const auto& file : mail.attachments) names.push_back(file.name);
  EXPECT_EQ(names, (std::vector<std::string>{"The first.eml", "invite.ics", "winmail.dat",
                                             "page.html", "счёт.pdf"}));
  EXPECT_NE(mail.attachments[0].content.find("inside"), std::string::npos);
}

TEST(EmailParse, SignaturesAreNoFiles) {
  const auto mail = parsed(
      "From: a@b.test\nContent-Type: multipart/signed; boundary=x;"
      " protocol=\"application/pgp-signature\"\n\n"
      "--x\nContent-Type: text/plain\n\nsigned\n"
      "--x\nContent-Type: application/pgp-signature; name=signature.asc\n\n-----BEGIN\n--x--\n");
  EXPECT_EQ(mail.text, "signed");
  EXPECT_TRUE(mail.attachments.empty());
}

TEST(EmailParse, FlowedLinesGoOn) {
  const auto mail = parsed(
      "From: a@b.test\nContent-Type: text/plain; format=flowed\n\n"
      "One line \nthat goes on.\n> quoted \n> so it is\n-- \nAna\n");
  EXPECT_EQ(mail.text, "One line that goes on.\n> quoted \n> so it is\n-- \nAna\n");
}

TEST(EmailParse, WhatIsBrokenIsReadAsFarAsItGoes) {
  EXPECT_EQ(parsed("From: a@b.test\nContent-Type: multipart/mixed; boundary=x\n\n--x\n\nopen").text,
            "open");
  const auto strange = parsed("From: a@b.test\nContent-Type: ;;;\n\nhello").attachments;
  ASSERT_EQ(strange.size(), 1U) << "of no known kind, so a file";
  EXPECT_EQ(strange[0].content, "hello");
  EXPECT_EQ(parsed("From: a@b.test\nContent-Transfer-Encoding: base64\n\n!!!aGVsbG8=").text,
            "hello");
  for (const auto* mail : {"", "\n", "no header at all", ":::\n\n", "From\n\n", "\xFF\xFE\n"})
    EXPECT_NO_FATAL_FAILURE({ const auto result = parse_mail(mail); });
}

TEST(EmailParse, A21_FileNamesAreNoPathsAndHideNothing) {
  EXPECT_EQ(attachment_name("../../etc/passwd", ""), "passwd");
  EXPECT_EQ(attachment_name("C:\\temp\\a.txt", ""), "a.txt");
  EXPECT_EQ(attachment_name("inv\xE2\x80\xAE"
                            "fdp.exe",
                            ""),
            "invfdp.exe");
  EXPECT_EQ(attachment_name(".\r\n\t", "image/png"), "image.png");
  EXPECT_EQ(attachment_name("..", ""), "attachment");
  EXPECT_EQ(attachment_name(std::string(10'000, 'a') + ".pdf", "").size(), 150U);
  EXPECT_TRUE(attachment_name(std::string(10'000, 'a') + ".pdf", "").ends_with("a.pdf"));
}

TEST(EmailParse, A23_PartsTooDeepOrTooManyAreRefused) {
  EXPECT_EQ(parsed(nested(kMaxDepth)).text, "in the middle\n");
  for (const int depth : {33, 500, 2'000, 100'000}) {
    const auto result = parse_mail(nested(depth));
    ASSERT_FALSE(result) << depth;
    EXPECT_EQ(result.error().kind, Errc::invalid);
  }
  EXPECT_TRUE(parse_mail(with_parts(1'000)));
  for (const int count : {1'001, 200'000}) {
    const auto result = parse_mail(with_parts(count));
    ASSERT_FALSE(result) << count;
    EXPECT_EQ(result.error().kind, Errc::invalid);
  }
}

TEST(EmailParse, A24_HeadersHaveLimits) {
  const auto header = [](std::size_t lines, std::size_t length) {
    std::string mail = "From: a@b.test\n";
    for (std::size_t i = 0; i < lines; ++i) mail += "X-Filler: " + std::string(length, 'x') + "\n";
    return mail + "\nhello";
  };
  EXPECT_TRUE(parse_mail(header(10, 16'000)));
  EXPECT_FALSE(parse_mail(header(1, 17'000)));
  EXPECT_FALSE(parse_mail(header(20, 16'000)));
  std::string many = "From: a@b.test\nTo: ";
  for (int i = 0; i < 5'000; ++i) many += "a" + std::to_string(i) + "@b.test,\n ";
  EXPECT_EQ(parsed(many + "z@b.test\n\nhello").to.size(), kMaxAddresses);
  std::string ids = "From: a@b.test\nReferences:";
  for (int i = 0; i < 1'000; ++i) ids += " <" + std::to_string(i) + "@b.test>\n";
  const auto references = parsed(ids + "\nhello").references;
  ASSERT_EQ(references.size(), kMaxReferences);
  EXPECT_EQ(references.front(), "0@b.test");
  EXPECT_EQ(references.back(), "999@b.test");
}

TEST(EmailParse, ReportsTellWhatBecameOfAMail) {
  const auto mail = parsed(
      "From: MAILER-DAEMON@mx.test\nContent-Type: multipart/report; report-type=delivery-status;"
      " boundary=x\n\n--x\n\nSorry\n"
      "--x\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; mx.test\n\n"
      "Final-Recipient: rfc822; ana@b.test\nAction: failed\nStatus: 5.1.1\n"
      "Diagnostic-Code: smtp; 550 5.1.1 <ana@b.test>:\n    no such user\n\n"
      "--x\nContent-Type: message/rfc822\n\nMessage-ID: <m1@desk.test>\n\nours\n--x--\n");
  EXPECT_EQ(mail.text, "Sorry");
  EXPECT_EQ(mail.reported_id, "m1@desk.test");
  ASSERT_EQ(mail.deliveries.size(), 1U);
  EXPECT_EQ(mail.deliveries[0].recipient, "ana@b.test");
  EXPECT_EQ(mail.deliveries[0].action, "failed");
  EXPECT_EQ(mail.deliveries[0].status, "5.1.1");
  EXPECT_EQ(mail.deliveries[0].diagnostic, "550 5.1.1 <ana@b.test>: no such user");
  EXPECT_TRUE(mail.attachments.empty());
}

TEST(EmailParse, CH7_F30_WhatIsSealedOtherwiseStaysAFile) {
  const auto names = [](const std::string& bytes) {
    const auto mail =
        parse_mail("From: ana@b.test\nContent-Type: application/pkcs7-mime\n\n" + bytes);
    std::vector<std::string> result;
    if (mail)
      for (const auto& each : mail->attachments) result.push_back(each.type);
    return result;
  };
  const std::vector<std::string> kept{"application/pkcs7-mime"};
  EXPECT_EQ(names("encrypted, or broken"), kept);
  EXPECT_EQ(names(""), kept);
  EXPECT_EQ(names("\x30\x80\x06\x09"), kept);
}

}  // namespace
}  // namespace harken::email
