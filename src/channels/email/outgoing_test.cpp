// SPDX-License-Identifier: AGPL-3.0-or-later
#include "channels/email/outgoing.hpp"

#include <gtest/gtest.h>

#include "channels/email/parse.hpp"
#include "core/rules/document_html.hpp"

namespace harken::email {
namespace {

const std::string kVase(32, 'a');
const std::string kBill(32, 'b');

File make_file(const std::string& id, std::string name, std::string type) {
  File file;
  file.id = id;
  file.name = std::move(name);
  file.type = std::move(type);
  return file;
}

Outbound rich_answer() {
  Outbound outbound;
  outbound.recipient = "kai@mail.test";
  outbound.idempotency_key = "key";
  outbound.message.text = "Hello Kai";
  outbound.message.attachments = {make_file(kVase, "vase.png", "image/png"),
                                  make_file(kBill, "bill.pdf", "application/pdf")};
  outbound.mail.emplace();
  outbound.mail->html =
      "<p>Hello <strong>Kai</strong></p><img src=\"cid:" + content_id_of(kVase) + "\">";
  outbound.mail->inline_files = {{kVase, content_id_of(kVase)}};
  outbound.mail->history = "Kai:\n> <old>";
  outbound.mail->history_html = "<blockquote>&lt;old&gt;</blockquote>";
  return outbound;
}

MailboxSettings mailbox() {
  MailboxSettings settings;
  settings.address = "help@desk.test";
  settings.signature = "Kiln <Berlin>";
  return settings;
}

Result<ParsedMail> sent(const MailboxSettings& settings, const Outbound& outbound) {
  const SendTools tools{
      [](const File& file) -> Result<std::string> { return "bytes of " + file.name; }, {}};
  ASSIGN_OR_RETURN(const auto mail, outgoing_mail(settings, "channel-1", outbound, tools));
  ASSIGN_OR_RETURN(const auto bytes, compose(mail));
  return parse_mail(bytes);
}

TEST(EmailOutgoing, CO9_SignatureAndHistoryStandInBothParts) {
  const auto mail = sent(mailbox(), rich_answer());
  ASSERT_TRUE(mail);
  EXPECT_EQ(mail->text, "Hello Kai\n\n-- \nKiln <Berlin>\n\nKai:\n> <old>\n");
  EXPECT_TRUE(mail->html.contains("<p>Hello <strong>Kai</strong></p>"));
  EXPECT_TRUE(mail->html.contains("-- <br>\nKiln &lt;Berlin&gt;</p>"));
  EXPECT_TRUE(mail->html.contains("<blockquote>&lt;old&gt;</blockquote>"));
}

TEST(EmailOutgoing, CO9_PicturesOfTheTextAreInItAndFilesAreBesideIt) {
  const auto mail = sent(mailbox(), rich_answer());
  ASSERT_TRUE(mail);
  ASSERT_EQ(mail->attachments.size(), 2U);
  EXPECT_TRUE(mail->attachments[0].is_inline);
  EXPECT_EQ(mail->attachments[0].content_id, content_id_of(kVase));
  EXPECT_EQ(mail->attachments[0].content, "bytes of vase.png");
  EXPECT_FALSE(mail->attachments[1].is_inline);
  EXPECT_EQ(mail->attachments[1].name, "bill.pdf");
}

TEST(EmailOutgoing, CO9_TheSignatureIsThePersonsElseTheMailboxsOrBoth) {
  auto settings = mailbox();
  EXPECT_EQ(signature_of(settings, ""), "Kiln <Berlin>");
  EXPECT_EQ(signature_of(settings, "Ana"), "Ana");
  settings.both_signatures = true;
  EXPECT_EQ(signature_of(settings, "Ana"), "Ana\n\nKiln <Berlin>");
  EXPECT_EQ(signature_of(settings, ""), "Kiln <Berlin>");
  settings.signature.clear();
  EXPECT_EQ(signature_of(settings, "Ana"), "Ana");
}

TEST(EmailOutgoing, CO9_APlainAnswerIsPlain) {
  auto outbound = rich_answer();
  outbound.mail->html.clear();
  outbound.mail->inline_files.clear();
  outbound.message.attachments.clear();
  const auto mail = sent(mailbox(), outbound);
  ASSERT_TRUE(mail);
  EXPECT_EQ(mail->type, "text/plain");
}

}  // namespace
}  // namespace harken::email
