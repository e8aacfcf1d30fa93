// SPDX-License-Identifier: AGPL-3.0-or-later
#include "channels/email/compose.hpp"

#include <gtest/gtest.h>

#include "channels/email/message_id.hpp"
#include "channels/email/parse.hpp"

namespace harken::email {
namespace {

OutgoingMail sample() {
  OutgoingMail mail;
  mail.message_id = make_message_id("key-1", "desk.test");
  mail.date = {1'795'500'000'000'000};
  mail.from = {"Ана из поддержки", "help@desk.test"};
  mail.reply_to = Address{"", "help+token@desk.test"};
  mail.to = {{"Müller, Jörg", "jm@firma.test"}};
  mail.cc = {{"", "copy@firma.test"}};
  mail.bcc = {{"", "hidden@firma.test"}};
  mail.subject = "Ответ на вопрос";
  mail.in_reply_to = "one@firma.test";
  mail.references = {"zero@firma.test", "one@firma.test"};
  mail.html = "<p>Hallo <b>Jörg</b> <img src=\"cid:p1\"></p>";
  mail.attachments = {
      {"счёт.pdf", "application/pdf", "", std::string("%PDF\0\r\n.\n\xFF", 9), false},
      {"p.png", "image/png", "p1", "\x89PNG", true}};
  mail.mark = "desk-1";
  return mail;
}

TEST(EmailCompose, WhatIsWrittenIsReadAgain) {
  const auto bytes = compose(sample());
  ASSERT_TRUE(bytes);
  const auto mail = parse_mail(*bytes);
  ASSERT_TRUE(mail);
  EXPECT_EQ(mail->message_id, sample().message_id);
  EXPECT_EQ(mail->from, (std::vector<Address>{sample().from}));
  EXPECT_EQ(mail->to, sample().to);
  EXPECT_EQ(mail->cc, sample().cc);
  EXPECT_EQ(mail->reply_to, (std::vector<Address>{*sample().reply_to}));
  EXPECT_EQ(mail->subject, sample().subject);
  EXPECT_EQ(mail->in_reply_to, (std::vector<std::string>{"one@firma.test"}));
  EXPECT_EQ(mail->references, sample().references);
  EXPECT_EQ(mail->date, sample().date);
  EXPECT_EQ(mail->html, sample().html);
  EXPECT_EQ(mail->text, "Hallo Jörg");
  EXPECT_EQ(mail->headers.at("x-harken"), "desk-1");
  EXPECT_FALSE(mail->headers.contains("auto-submitted"));
  ASSERT_EQ(mail->attachments.size(), 2U);
  EXPECT_TRUE(mail->attachments[0].is_inline);
  EXPECT_EQ(mail->attachments[1].name, "счёт.pdf");
  EXPECT_EQ(mail->attachments[1].content, sample().attachments[0].content);
}

TEST(EmailCompose, A8_LinesEndInCrLfAndHeadersAreAscii) {
  auto mail = sample();
  mail.text = "one\ntwo\r\n.\r\nthree\n\n.";
  const auto bytes = compose(mail);
  ASSERT_TRUE(bytes);
  for (std::size_t i = 0; i < bytes->size(); ++i) {
    if ((*bytes)[i] == '\n') ASSERT_TRUE(i > 0 && (*bytes)[i - 1] == '\r') << i;
    if ((*bytes)[i] == '\r') ASSERT_EQ((*bytes)[i + 1], '\n') << i;
    ASSERT_LT(static_cast<unsigned char>((*bytes)[i]), 0x80) << i;
  }
}

TEST(EmailCompose, F4_TheSameMailIsTheSameBytes) {
  EXPECT_EQ(compose(sample()).value_or("a"), compose(sample()).value_or("b"));
  EXPECT_EQ(make_message_id("key", "desk.test"), make_message_id("key", "desk.test"));
  EXPECT_NE(make_message_id("key", "desk.test"), make_message_id("other", "desk.test"));
  EXPECT_TRUE(is_own_message_id(make_message_id("key", "desk.test"), "Desk.test"));
}

TEST(EmailCompose, HiddenRecipientsGetItAndAreNotNamed) {
  const auto bytes = compose(sample());
  ASSERT_TRUE(bytes);
  EXPECT_EQ(bytes->find("hidden"), std::string::npos);
  EXPECT_EQ(recipients_of(sample()),
            (std::vector<std::string>{"jm@firma.test", "copy@firma.test", "hidden@firma.test"}));
  auto all_hidden = sample();
  all_hidden.to.clear();
  all_hidden.cc.clear();
  ASSERT_TRUE(compose(all_hidden));
  EXPECT_TRUE(parse_mail(*compose(all_hidden))->to.empty());
}

TEST(EmailCompose, A9_NoFieldBecomesTwo) {
  using namespace std::string_literals;
  const auto refused = [](auto change) {
    auto mail = sample();
    change(mail);
    const auto result = compose(mail);
    return result ? "(composed)"s : result.error().field;
  };
  for (const auto& evil : {"x\r\nBcc: evil@e.test"s, "x\nBcc: evil@e.test"s, "x\rBcc: e@e.test"s,
                           "x\0y"s, std::string(3000, 'x')}) {
    EXPECT_EQ(refused([&](auto& mail) { mail.subject = evil; }), "subject");
    EXPECT_EQ(refused([&](auto& mail) { mail.from.name = evil; }), "from");
    EXPECT_EQ(refused([&](auto& mail) { mail.to[0].name = evil; }), "to");
    EXPECT_EQ(refused([&](auto& mail) { mail.cc[0].email = evil + "@b.test"; }), "cc");
    EXPECT_EQ(refused([&](auto& mail) { mail.reply_to->name = evil; }), "reply_to");
    EXPECT_EQ(refused([&](auto& mail) { mail.mark = evil; }), "mark");
    EXPECT_EQ(refused([&](auto& mail) { mail.message_id = evil; }), "message_id");
    EXPECT_EQ(refused([&](auto& mail) { mail.references[0] = evil; }), "references");
    EXPECT_EQ(refused([&](auto& mail) { mail.attachments[0].name = evil; }), "attachments");
  }
  for (const auto* email :
       {"a@b.test, evil@e.test", "a@b.test>", "<a@b.test", "a b@c.test", "a", ""})
    EXPECT_EQ(refused([&](auto& mail) { mail.to[0].email = email; }), "to") << email;
  EXPECT_EQ(refused([&](auto& mail) { mail.to = mail.cc = mail.bcc = {}; }), "to");
}

TEST(EmailCompose, A9_NamesWithSignsStayNames) {
  auto mail = sample();
  for (const auto* name :
       {"a <evil@e.test>, b", "\"quoted\" \\ back", "=?utf-8?q?x?=", "(comment)", "a;b:c"}) {
    mail.to[0].name = name;
    const auto bytes = compose(mail);
    ASSERT_TRUE(bytes) << name;
    const auto read = parse_mail(*bytes);
    ASSERT_EQ(read->to.size(), 1U) << name;
    EXPECT_EQ(read->to[0].email, "jm@firma.test") << name;
  }
}

TEST(EmailCompose, A10_AutomaticMailSaysSo) {
  auto mail = sample();
  mail.is_automatic = true;
  const auto read = parse_mail(compose(mail).value_or(""));
  ASSERT_TRUE(read);
  EXPECT_EQ(read->headers.at("auto-submitted"), "auto-replied");
  mail.in_reply_to.clear();
  EXPECT_EQ(parse_mail(compose(mail).value_or(""))->headers.at("auto-submitted"), "auto-generated");
}

TEST(EmailCompose, PlainMailIsOnePart) {
  auto mail = sample();
  mail.html.clear();
  mail.attachments.clear();
  mail.text = "Just words\n";
  const auto read = parse_mail(compose(mail).value_or(""));
  ASSERT_TRUE(read);
  EXPECT_EQ(read->type, "text/plain");
  EXPECT_EQ(read->text, "Just words\n");
}

}  // namespace
}  // namespace harken::email
