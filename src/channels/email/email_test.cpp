// SPDX-License-Identifier: AGPL-3.0-or-later
#include "channels/email/email.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "channels/email/mail_content.hpp"
#include "channels/email/message_id.hpp"
#include "channels/email/testing/driver_test.hpp"

namespace harken::email {
namespace {

TEST_F(EmailDriverTest, CheckSignsInAtBothAndGivesSettingsInTheirOwnForm) {
  const auto checked = driver_->check(connection());
  ASSERT_TRUE(checked) << checked.error().detail;
  EXPECT_EQ(*checked, settings_for(imap_.port(), smtp_.port()));
  EXPECT_EQ(smtp_.count_heard("MAIL"), 0U);
}

TEST_F(EmailDriverTest, CheckNamesTheFieldThatIsToBeMended) {
  const auto field = [&](const std::string& settings) {
    const auto checked = driver_->check(connection_for(settings));
    return checked ? std::string("(fine)") : checked.error().field + " " + checked.error().code;
  };
  const int imap = imap_.port();
  const int smtp = smtp_.port();
  EXPECT_EQ(field(settings_for(imap, smtp, R"(,"sent_folder":"Nowhere")")),
            "settings.sent_folder no_such_folder");
  EXPECT_EQ(field(settings_for(imap, smtp, R"(,"oops":1)")), "settings.oops unknown_field");
  EXPECT_EQ(field(settings_for(0, smtp)), "settings.imap.port invalid");
  EXPECT_EQ(field(settings_for(1, smtp)), "settings.imap.host connect_failed");
  EXPECT_EQ(field(settings_for(imap, 1)), "settings.smtp.host connect_failed");
  EXPECT_EQ(field("{}"), "settings.address invalid");
  auto tls = settings_for(imap, smtp);
  tls.replace(tls.find("none"), 4, "starttls");
  EXPECT_EQ(field(tls), "settings.imap.security tls_missing");
  auto path = settings_for(imap, smtp);
  path.replace(path.find("127.0.0.1"), 9, "evil.test/@x");
  EXPECT_EQ(field(path), "settings.imap.host invalid");
  script_.auth = "535 no";
  EXPECT_EQ(field(settings_for(imap, smtp)), "secrets.smtp_password authentication_failed");
  imap_.refuses_password = true;
  EXPECT_EQ(field(settings_for(imap, smtp)), "secrets.imap_password authentication_failed");
}

TEST_F(EmailDriverTest, A33_NoServerOfTheOwnNetworkIsReachedUnlessItIsAllowed) {
  const auto settings = [&](const char* imap, const char* smtp) {
    auto text = settings_for(imap_.port(), smtp_.port());
    text.replace(text.rfind("127.0.0.1"), 9, smtp);
    return text.replace(text.find("127.0.0.1"), 9, imap);
  };
  const auto refusal = [&](const char* imap, const char* smtp) {
    const auto checked = driver_->check(connection_for(settings(imap, smtp)));
    return checked ? std::string("(fine)") : checked.error().field + " " + checked.error().code;
  };
  EXPECT_EQ(refusal("127.0.0.2", "127.0.0.1"), "settings.imap.host address_not_allowed");
  EXPECT_EQ(refusal("::1", "127.0.0.1"), "settings.imap.host address_not_allowed");
  EXPECT_TRUE(imap_.server().heard().empty());
  EXPECT_EQ(refusal("127.0.0.1", "169.254.169.254"), "settings.smtp.host address_not_allowed");
  EXPECT_EQ(refusal("localhost", "localhost"), "(fine)") << "by what the name leads to";
}

TEST_F(EmailDriverTest, F29_ReadsOnFromWhereItWas) {
  imap_.put("INBOX", 4, "Subject: old\r\n\r\nx");
  const auto start = poll("");
  EXPECT_TRUE(start.items.empty()) << "what lay there before is nobody's question";
  EXPECT_EQ(start.cursor, R"({"INBOX":{"uidvalidity":7,"uid":4,"since":"23-Nov-2026","before":[")" +
                              header_mark("Subject: old\r\n\r\n") +
                              R"("]},"Sent":{"uidvalidity":7,"uid":0,"since":"23-Nov-2026"}})");
  for (const std::uint32_t uid : {5U, 8U, 9U, 12U})
    imap_.put("INBOX", uid, "Subject: new\r\n\r\nx");
  const auto first = poll(start.cursor);
  EXPECT_EQ(ids(first), (Ids{"INBOX;7;5", "INBOX;7;8", "INBOX;7;9"}));
  EXPECT_EQ(ids(poll(start.cursor)), ids(first)) << "a crash before it was stored: the same again";
  const auto second = poll(first.cursor);
  EXPECT_EQ(ids(second), (Ids{"INBOX;7;12"}));
  EXPECT_TRUE(poll(second.cursor).items.empty());
}

TEST_F(EmailDriverTest, F29_MailsAreFetchedTogetherAndWhatIsLeftOutIsAskedForAlone) {
  const auto start = poll("");
  for (const std::uint32_t uid : {4U, 5U, 6U})
    imap_.put("INBOX", uid, "Subject: x\r\n\r\nmail " + std::to_string(uid));
  imap_.leaves_out = 5;
  const auto polled = poll(start.cursor);
  EXPECT_EQ(ids(polled), (Ids{"INBOX;7;4", "INBOX;7;5", "INBOX;7;6"}));
  for (const auto& each : polled.items)
    EXPECT_EQ(each.payload, "Subject: x\r\n\r\nmail " + each.external_id.substr(8));
  EXPECT_EQ(imap_.server().count_heard("UID FETCH 4,5,6 (UID BODY.PEEK[])"), 1U);
  EXPECT_EQ(imap_.server().count_heard("BODY.PEEK[]"), 2U);
}

TEST_F(EmailDriverTest, F41_LongMailsAreFetchedOneByOne) {
  const auto start = poll("");
  for (const std::uint32_t uid : {4U, 5U, 6U})
    imap_.put("INBOX", uid, "Subject: x\r\n\r\n" + std::string(600'000, 'x'));
  EXPECT_EQ(ids(poll(start.cursor)), (Ids{"INBOX;7;4", "INBOX;7;5", "INBOX;7;6"}));
  EXPECT_EQ(imap_.server().count_heard("BODY.PEEK[]"), 3U);
}

TEST_F(EmailDriverTest, F29_WhenTheServerCountsAnewAllIsReadAgain) {
  const auto start = poll("");
  imap_.put("INBOX", 20, "Subject: a\r\n\r\nx");
  imap_.put("INBOX", 21, "Subject: b\r\n\r\nx");
  const auto before = poll(start.cursor);
  ASSERT_EQ(before.items.size(), 2U);
  imap_.renumber("INBOX", 8);
  const auto after = poll(before.cursor);
  EXPECT_EQ(ids(after), (Ids{"INBOX;8;20", "INBOX;8;21"}));
  EXPECT_EQ(imap_.server().count_heard("SINCE 23-Nov-2026"), 4U)
      << "at both starts, and nothing from before the desk afterwards; then whether there is more";
  EXPECT_TRUE(poll(after.cursor).items.empty());
}

TEST_F(EmailDriverTest, F29_AMailThatIsDeletedMeanwhileEndsNoReadingAgain) {
  const auto start = poll("");
  for (std::uint32_t uid = 1; uid <= 5; ++uid) imap_.put("INBOX", uid, "Subject: new\r\n\r\nx");
  imap_.renumber("INBOX", 8);
  imap_.vanishes = 2;
  const auto first = poll(start.cursor);
  EXPECT_EQ(ids(first), (Ids{"INBOX;8;1", "INBOX;8;3"}));
  EXPECT_TRUE(first.cursor.contains("rescan"));
  const auto second = poll(first.cursor);
  EXPECT_EQ(ids(second), (Ids{"INBOX;8;4", "INBOX;8;5"}));
  EXPECT_FALSE(second.cursor.contains("rescan"));
}

TEST_F(EmailDriverTest, F29_WhatLayThereOnTheFirstDaysStaysUnreadWhenAllIsReadAgain) {
  for (std::uint32_t uid = 1; uid <= 5; ++uid)
    imap_.put("INBOX", uid,
              "Message-ID: <" + std::to_string(uid) + "@a.test>\r\nSubject: x\r\n\r\nx");
  auto place = poll("").cursor;
  imap_.put("INBOX", 6, "Message-ID: <6@a.test>\r\nSubject: x\r\n\r\nx");
  place = poll(place).cursor;
  for (const std::uint32_t validity : {8U, 9U}) {
    imap_.renumber("INBOX", validity);
    Ids read;
    for (int i = 0; i < 4; ++i) {
      const auto polled = poll(place);
      place = polled.cursor;
      for (const auto& id : ids(polled)) read.push_back(id);
    }
    EXPECT_EQ(read, (Ids{"INBOX;" + std::to_string(validity) + ";6"}));
  }
}

TEST_F(EmailDriverTest, C17_AMailIsKnownByWhatItSays) {
  const auto hash = [&](const std::string& mail) {
    RawInbound item;
    item.external_id = "INBOX;7;1";
    item.lane = kInboxLane;
    item.payload = mail;
    const auto inbound = driver_->parse(connection(), {item});
    EXPECT_TRUE(inbound) << (inbound ? "" : inbound.error().detail);
    return inbound ? inbound->content_hash : std::string();
  };
  const std::string head = "From: kai@a.test\r\nMessage-ID: <1@a.test>\r\nSubject: x\r\n";
  const auto known = hash(head + "\r\nHello\r\n");
  EXPECT_EQ(hash("Received: by another\r\nX-Moved: yes\r\n" + head + "\r\nHello\r\n"), known);
  EXPECT_EQ(hash("From: Kai <KAI@a.test>\nMessage-ID: <1@a.test>\nSubject: x\n\nHello\n\n"), known);
  EXPECT_NE(hash(head + "\r\nHello!\r\n"), known);
  EXPECT_NE(hash("From: eve@a.test\r\nMessage-ID: <1@a.test>\r\nSubject: x\r\n\r\nHello\r\n"),
            known);
  EXPECT_NE(hash("From: kai@a.test\r\nMessage-ID: <2@a.test>\r\nSubject: x\r\n\r\nHello\r\n"),
            known);
  EXPECT_NE(hash("From: kai@a.test\r\nSubject: x\r\n\r\nHello\r\n"), "") << "without a name, too";
}

TEST_F(EmailDriverTest, AMailThatComesWhileItWaitsIsThere) {
  auto options = options_here();
  options.limits.idle = std::chrono::milliseconds(60'000);
  EmailDriver driver(http_, clock_, options);
  const auto start = driver.poll(connection(), "", {});
  ASSERT_TRUE(start);
  std::jthread sender([&] {
    while (imap_.server().count_heard("IDLE") == 0) std::this_thread::yield();
    imap_.put("INBOX", 1, "Subject: new\r\n\r\nx");
  });
  const auto polled = driver.poll(connection(), start->cursor, {});
  ASSERT_TRUE(polled) << polled.error().detail;
  EXPECT_EQ(ids(*polled), (Ids{"INBOX;7;1"}));
}

TEST_F(EmailDriverTest, ASessionIsKeptAndOpenedAgainWhenTheServerClosedIt) {
  imap_.has_idle = false;
  const auto start = poll("");
  poll(start.cursor);
  EXPECT_EQ(imap_.server().count_heard("AUTHENTICATE"), 1U);
  imap_.close_next = true;
  imap_.put("INBOX", 1, "Subject: new\r\n\r\nx");
  EXPECT_EQ(ids(poll(start.cursor)), (Ids{"INBOX;7;1"}));
  EXPECT_EQ(imap_.server().count_heard("AUTHENTICATE"), 2U);
}

TEST_F(EmailDriverTest, AnswersFromAnotherProgramAreOurs) {
  const auto start = poll("");
  imap_.put(
      "Sent", 1,
      "From: help@desk.test\r\nTo: ana@b.test\r\nMessage-ID: <o1@desk.test>\r\n\r\nFrom Outlook");
  imap_.put("Sent", 2,
            "From: help@desk.test\r\nTo: ana@b.test\r\nX-Harken: channel-11\r\n\r\nOurs");
  const auto polled = poll(start.cursor);
  ASSERT_EQ(ids(polled), (Ids{"Sent;7;1", "Sent;7;2"}));
  const auto theirs = driver_->parse(connection(), {polled.items[0]});
  ASSERT_TRUE(theirs);
  EXPECT_TRUE(theirs->is_ours);
  EXPECT_EQ(theirs->kind, InboundKind::message);
  EXPECT_EQ(theirs->recipients.at(0).email, "ana@b.test");
  const auto own = driver_->parse(connection(), {polled.items[1]});
  ASSERT_TRUE(own);
  EXPECT_EQ(own->kind, InboundKind::ignored);
}

TEST_F(EmailDriverTest, ParseMakesAMailWhatItIsToTheDesk) {
  const RawInbound item{"INBOX;7;1", kInboxLane, "", file_bytes(fixtures() / "gmail_reply.eml")};
  const auto inbound = driver_->parse(connection(), {item});
  ASSERT_TRUE(inbound) << inbound.error().detail;
  EXPECT_EQ(inbound->external_id, "CAF=third@mail.gmail.test");
  EXPECT_EQ(inbound->sender.external_id, "ana.p@gmail.test");
  EXPECT_EQ(inbound->sender.name, "Анна Петрова");
  EXPECT_EQ(inbound->text, "Спасибо, жду!");
  EXPECT_NE(inbound->quoted.find("Заказ отправлен."), std::string::npos);
  EXPECT_NE(inbound->html.find("data-fold=\"quote\""), std::string::npos);
  EXPECT_EQ(inbound->replies_to, (Ids{"hk.first@desk.test", "second@gmail.test"}));
  EXPECT_EQ(inbound->nature, InboundNature::personal);
  ASSERT_EQ(inbound->recipients.size(), 2U);
  EXPECT_TRUE(inbound->recipients[1].is_copy);
  EXPECT_EQ(to_rfc3339(inbound->sent_at), "2026-11-24T09:00:00.000000Z");
}

TEST_F(EmailDriverTest, ParseKnowsBounces) {
  const RawInbound bounce{"INBOX;7;1", kInboxLane, "", file_bytes(fixtures() / "bounce.eml")};
  const auto inbound = driver_->parse(connection(), {bounce});
  ASSERT_TRUE(inbound);
  EXPECT_EQ(inbound->nature, InboundNature::bounce);
  ASSERT_TRUE(inbound->bounce);
  EXPECT_EQ(inbound->bounce->original_id, "hk.first@desk.test");
  EXPECT_EQ(inbound->bounce->reason, "550 5.1.1 User unknown");
}

TEST_F(EmailDriverTest, F30_WhoeverNamesNobodyHasWrittenAllTheSame) {
  for (const auto* payload : {"", "no mail", "From: <>\r\n\r\nx", "Subject: nobody\r\n\r\nx"}) {
    const auto inbound = driver_->parse(connection(), {{"INBOX;7;2", kInboxLane, "", payload}});
    ASSERT_TRUE(inbound) << payload;
    EXPECT_EQ(inbound->sender.external_id, "?") << payload;
    EXPECT_EQ(inbound->sender.email, "") << payload;
  }
  const auto* local =
      "From: MAILER-DAEMON (Mail System)\r\nX-Failed-Recipients: a@b.test\r\n"
      "In-Reply-To: <hk.first@desk.test>\r\n\r\nno such user";
  const auto inbound = driver_->parse(connection(), {{"INBOX;7;3", kInboxLane, "", local}});
  ASSERT_TRUE(inbound);
  EXPECT_EQ(inbound->sender.external_id, "mailer-daemon");
  EXPECT_EQ(inbound->sender.email, "");
  ASSERT_TRUE(inbound->bounce);
  EXPECT_EQ(inbound->bounce->original_id, "hk.first@desk.test");
}

TEST_F(EmailDriverTest, F30_OfWhatCantBeReadTheHeadIsTold) {
  const std::string mail =
      "Received: from a\r\nFrom: =?utf-8?q?Ana_=C3=84?= <ana@b.test>\r\nX-Long: " +
      std::string(20'000, 'x') +
      "\r\nSubject: my\r\n order\r\nMessage-ID: <q1@b.test>\r\n"
      "Authentication-Results: mx.desk.test; dmarc=pass\r\n\r\nwords";
  const auto parsed = [&](const Connection& connection, auto read) {
    auto options = options_here();
    options.read = read;
    return EmailDriver(http_, clock_, options)
        .parse(connection, {{"INBOX;7;1", kInboxLane, "", mail}});
  };
  const auto inbound =
      parsed(connection(), [](std::string_view bytes) { return read_mail(bytes); });
  ASSERT_TRUE(inbound) << inbound.error().detail;
  EXPECT_EQ(inbound->loss, MailLoss::unreadable);
  EXPECT_EQ(inbound->sender.email, "ana@b.test");
  EXPECT_EQ(inbound->sender.name, "Ana Ä");
  EXPECT_EQ(inbound->subject, "my order");
  EXPECT_EQ(inbound->external_id, "q1@b.test");
  EXPECT_EQ(inbound->text, "");
  EXPECT_NE(inbound->content_hash, "");
  // Nobody vouches for it: what servers said was in what could not be read.
  const auto strict =
      connection_for(settings_for(imap_.port(), smtp_.port(), R"(,"authserv_id":"mx.desk.test")"));
  const auto doubted = parsed(strict, [](std::string_view bytes) { return read_mail(bytes); });
  ASSERT_TRUE(doubted);
  EXPECT_EQ(doubted->sender_check, SenderCheck::unknown);
  const auto nothing = parsed(connection(), [](std::string_view) -> Result<ReadMail> {
    return fail_invalid("mail", "reading it takes too much time or memory");
  });
  ASSERT_TRUE(nothing);
  EXPECT_EQ(nothing->sender.external_id, "?");
  const auto later = parsed(connection(), [](std::string_view) -> Result<ReadMail> {
    return fail(Errc::unavailable, "unavailable", "no process for the mail");
  });
  ASSERT_FALSE(later);
  EXPECT_EQ(later.error().kind, Errc::unavailable);
}

TEST_F(EmailDriverTest, OfATooLongMailTheStartIsShown) {
  auto options = options_here();
  options.limits.mail_bytes = 100;
  options.limits.idle = std::chrono::milliseconds(1);
  EmailDriver driver(http_, clock_, options);
  const auto start = driver.poll(connection(), "", {});
  ASSERT_TRUE(start);
  imap_.put("INBOX", 1,
            "From: ana@b.test\r\nMessage-ID: <long@b.test>\r\n\r\n" + std::string(500, 'x'));
  const auto polled = driver.poll(connection(), start->cursor, {});
  ASSERT_TRUE(polled && polled->items.size() == 1);
  const auto inbound = driver.parse(connection(), polled->items);
  ASSERT_TRUE(inbound);
  EXPECT_EQ(inbound->external_id, "long@b.test");
  EXPECT_EQ(inbound->loss, MailLoss::cut);
}

TEST_F(EmailDriverTest, F4_EachAttemptIsTheSameMail) {
  Tools tools;
  script_.end = "";
  const auto lost = driver_->send(connection(), outbound(), tools.tools);
  ASSERT_FALSE(lost);
  EXPECT_EQ(lost.error().problem, SendProblem::uncertain) << lost.error().detail;
  EXPECT_TRUE(tools.noted.empty());
  EXPECT_EQ(driver_->repeats(), Repeat::once);
  EXPECT_EQ(smtp_.count_heard("DATA"), 1U);
  script_.end = "250 fine";
  ASSERT_TRUE(driver_->send(connection(), outbound(), tools.tools));
  const auto id = make_message_id("delivery-5", "desk.test");
  EXPECT_EQ(tools.noted, (Ids{id}));
  const auto heard = smtp_.heard();
  const auto first = std::ranges::find(heard, "DATA");
  const auto second = std::find(first + 1, heard.end(), "DATA");
  const auto end = std::find(first, heard.end(), ".");
  ASSERT_NE(second, heard.end());
  EXPECT_TRUE(std::equal(first, end, second)) << "to the byte";
  EXPECT_EQ(smtp_.count_heard("Message-Id: <" + id) + smtp_.count_heard("Message-ID: <" + id), 2U);
  auto again = outbound();
  again.sent_parts = {id};
  EXPECT_TRUE(driver_->send(connection(), again, tools.tools));
  EXPECT_EQ(smtp_.count_heard("DATA"), 2U) << "what was sent is not sent again";
}

TEST_F(EmailDriverTest, SendsWhatAMailIsBesides) {
  auto message = outbound();
  message.message.attachments = {{.id = "f1", .name = "a.pdf", .type = "application/pdf"},
                                 {.id = "f2", .name = "p.png", .type = "image/png"}};
  message.mail =
      OutboundMail{.subject = "Re: Order",
                   .to = {{"Ana", "ana@b.test"}},
                   .cc = {{"", "ben@b.test"}},
                   .bcc = {{"", "eve@b.test"}},
                   .html = "<p>Hello <img src=\"cid:p1\"></p>",
                   .history = "> What about it?",
                   .history_html = "<blockquote type=\"cite\">What about it?</blockquote>",
                   .references = {"q0@b.test", "q1@b.test"},
                   .reply_key = "0123456789abcdef0123456789abcdef",
                   .inline_files = {{"f2", "p1"}},
                   .is_automatic = true};
  Tools tools;
  auto with_signature = connection_for(settings_for(
      imap_.port(), smtp_.port(), R"(,"signature":"Help & Co\nDesk","plus_addressing":true)"));
  const auto sent = driver_->send(with_signature, message, tools.tools);
  ASSERT_TRUE(sent) << sent.error().detail;
  EXPECT_EQ(smtp_.count_heard("RCPT TO:"), 3U);
  std::string mail;
  const auto heard = smtp_.heard();
  for (auto line = std::ranges::find(heard, "DATA") + 1; line != heard.end() && *line != ".";
       ++line)
    mail += *line + "\r\n";
  EXPECT_EQ(mail.find("eve@"), std::string::npos);
  const auto read = read_mail(mail);
  ASSERT_TRUE(read);
  EXPECT_EQ(read->mail.subject, "Re: Order");
  EXPECT_EQ(read->mail.references, (Ids{"q0@b.test", "q1@b.test"}));
  EXPECT_EQ(read->mail.in_reply_to, (Ids{"q1@b.test"}));
  EXPECT_EQ(read->mail.reply_to.at(0).email, "help+0123456789abcdef0123456789abcdef@desk.test");
  EXPECT_EQ(read->mail.headers.at("auto-submitted"), "auto-replied");
  EXPECT_EQ(read->mail.attachments.size(), 2U);
  EXPECT_NE(read->html.find("data-cid=\"p1\""), std::string::npos);
  EXPECT_EQ(read->visible, "Hello");
  EXPECT_NE(read->quoted.find("Help & Co\nDesk"), std::string::npos) << read->quoted;
  EXPECT_NE(read->quoted.find("What about it?"), std::string::npos);
}

TEST_F(EmailDriverTest, F31_TroubleIsTold) {
  Tools tools;
  script_.rcpt = "550 no such user";
  auto result = driver_->send(connection(), outbound(), tools.tools);
  ASSERT_FALSE(result);
  EXPECT_EQ(result.error().problem, SendProblem::refused);
  auto evil = outbound();
  evil.mail = OutboundMail{.subject = "x\r\nBcc: evil@e.test"};
  result = driver_->send(connection(), evil, tools.tools);
  ASSERT_FALSE(result);
  EXPECT_EQ(result.error().problem, SendProblem::refused);
  EXPECT_EQ(smtp_.count_heard("evil"), 0U);
}

TEST_F(EmailDriverTest, A33_WhatWasAllowedOnceIsLookedAtEachTime) {
  EmailDriver strict(http_, clock_);
  const auto polled = strict.poll(connection(), "", {});
  ASSERT_FALSE(polled);
  EXPECT_STREQ(polled.error().code, "address_not_allowed");
  Tools tools;
  const auto sent = strict.send(connection(), outbound(), tools.tools);
  ASSERT_FALSE(sent);
  EXPECT_EQ(sent.error().code, "address_not_allowed");
  EXPECT_EQ(sent.error().problem, SendProblem::paused) << "nothing gets better by waiting";
  EXPECT_TRUE(imap_.server().heard().empty());
  EXPECT_TRUE(smtp_.heard().empty());
}

}  // namespace
}  // namespace harken::email
