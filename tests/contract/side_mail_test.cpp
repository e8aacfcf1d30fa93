// SPDX-License-Identifier: AGPL-3.0-or-later
// Mails beside conversations, the keys that lead to them, and files that are nothing for customers.
#include "contract/samples.hpp"
#include "ports/connections.hpp"
#include "ports/side_mails.hpp"

namespace harken::test {
namespace {

class SideMailTest : public DeskTest {
 protected:
  static constexpr ConversationId kHere{901};
  static constexpr UserId kAna{71};

  SideMail make(std::string client_id) {
    SideMail mail;
    mail.id = make_id<MessageId>();
    mail.workspace_id = workspace_.id;
    mail.conversation_id = kHere;
    mail.channel_id = channel_.id;
    mail.user_id = kAna;
    mail.author_name = kNasty;
    mail.client_id = std::move(client_id);
    mail.mail.subject = kNasty;
    mail.mail.to = {{"Dr. Ott", "ott@else.test"}};
    mail.mail.bcc = {{"", "law@else.test"}};
    mail.text = mail.forwarded = kNasty;
    mail.document =
        Document{{{.kind = NodeKind::paragraph, .children = {{NodeKind::text, kNasty, true}}}}};
    mail.sending = Sending{};
    mail.created_at = Timestamp{60};
    return mail;
  }
};

TEST_P(SideMailTest, CO9_KeepsEveryFieldAndHowFarItHasCome) {
  const auto forward = make("client-1");
  write([&](Tx& tx) -> Status {
    EXPECT_TRUE(value_of(tx.side_mails().insert(forward)));
    RETURN_IF_ERROR(tx.side_mails().set_sending(forward.id, {SendState::failed, "refused"}));
    const auto found =
        value_of(tx.side_mails().find(workspace_.id, forward.id)).value_or(SideMail{});
    EXPECT_EQ(found.conversation_id, kHere);
    EXPECT_EQ(found.user_id, kAna);
    EXPECT_FALSE(found.answers_id);
    EXPECT_EQ(found.author_name, kNasty);
    EXPECT_EQ(found.mail.subject, kNasty);
    EXPECT_EQ(found.mail.to, forward.mail.to);
    EXPECT_EQ(found.mail.bcc, forward.mail.bcc);
    EXPECT_EQ(found.text, kNasty);
    EXPECT_EQ(found.forwarded, kNasty);
    EXPECT_EQ(found.document, forward.document);
    EXPECT_EQ(found.sending.value_or(Sending{}).state, SendState::failed);
    EXPECT_EQ(found.sending.value_or(Sending{}).reason, "refused");
    EXPECT_FALSE(value_of(tx.side_mails().find(WorkspaceId(7), forward.id)));
    EXPECT_FALSE(value_of(tx.messages().find(workspace_.id, forward.id))) << "it is no message";
    return {};
  });
}

TEST_P(SideMailTest, CO9_R4_OneClientIdIsOneForward_AndAnswersHaveNone) {
  write([&](Tx& tx) -> Status {
    const auto first = make("client-1");
    EXPECT_TRUE(value_of(tx.side_mails().insert(first)));
    EXPECT_FALSE(value_of(tx.side_mails().insert(make("client-1"))));
    std::vector<MessageId> answers;
    for (int i = 0; i < 2; ++i) {
      auto answer = make("");
      answer.user_id = {};
      answer.answers_id = first.id;
      answer.sending.reset();
      EXPECT_TRUE(value_of(tx.side_mails().insert(answer)));
      answers.push_back(answer.id);
    }
    const auto all = value_of(tx.side_mails().list_of_conversation(kHere, 9));
    EXPECT_EQ(all.size(), 3U);
    EXPECT_EQ(all.front().id, answers.back()) << "the newest first";
    EXPECT_FALSE(all.front().sending);
    EXPECT_EQ(all.front().answers_id, first.id);
    EXPECT_EQ(value_of(tx.side_mails().find_by_client_id(kHere, kAna, "client-1"))->id, first.id);
    EXPECT_FALSE(value_of(tx.side_mails().find_by_client_id(kHere, kAna, "")));
    return {};
  });
}

TEST_P(SideMailTest, A2_AKeySaysWhetherItLeadsBeside_AndAFileWhetherItIsInternal) {
  write([&](Tx& tx) -> Status {
    const MessageId side(903);
    RETURN_IF_ERROR(tx.mails().insert_reply_key({"in", channel_.id, kHere, "a@b.test", {}}));
    RETURN_IF_ERROR(
        tx.mails().insert_reply_key({"beside", channel_.id, kHere, "a@b.test", {}, side}));
    EXPECT_FALSE(value_of(tx.mails().find_reply_key("in"))->side_mail_id);
    EXPECT_EQ(value_of(tx.mails().find_reply_key("beside"))->side_mail_id, side);
    File file;
    file.id = "0123456789abcdef0123456789abcdef";
    file.workspace_id = workspace_.id;
    file.name = "a.txt";
    RETURN_IF_ERROR(tx.files().insert(file));
    EXPECT_FALSE(value_of(tx.files().find(file.id))->is_internal);
    RETURN_IF_ERROR(tx.files().set_internal(file.id, true));
    EXPECT_TRUE(value_of(tx.files().find(file.id))->is_internal);
    return {};
  });
}

HARKEN_ON_BOTH(SideMailTest);

}  // namespace
}  // namespace harken::test
