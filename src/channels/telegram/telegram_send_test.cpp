// SPDX-License-Identifier: AGPL-3.0-or-later
#include <gtest/gtest.h>

#include <boost/json/serialize.hpp>

#include "channels/telegram/telegram.hpp"
#include "channels/telegram/testing/scripted_http.hpp"

namespace harken {
namespace {

using telegram::testing::kToken;
using telegram::testing::ScriptedHttp;
namespace json = boost::json;

using Methods = std::vector<std::string>;
using Ids = std::vector<std::string>;

struct TelegramSendTest : ::testing::Test {
  TelegramSendTest() {
    connection.settings =
        R"({"menu":{"greeting":"Welcome","departments":[{"id":"12","label":"Repairs"},)"
        R"({"id":"13","label":"Orders"}]}})";
    connection.secrets["token"] = Secret(std::string(kToken));
    outbound.recipient = "5001";
    outbound.message.text = "Hello";
    tools.read_file = [this](const File& file) -> Result<std::string> {
      if (file.id == "gone") return fail_not_found("file");
      if (!files_are_readable) return fail(Errc::unavailable, "unavailable", "disk");
      return "bytes of " + file.id;
    };
    tools.note_parts = [this](const Ids& ids) -> Status {
      if (!notes_are_kept) return fail(Errc::unavailable, "unavailable", "database");
      noted.insert(noted.end(), ids.begin(), ids.end());
      return {};
    };
  }

  SendResult send() { return driver.send(connection, outbound, tools); }
  void attach(const std::string& id, const std::string& type) {
    File file;
    file.id = id;
    file.name = id + ".bin";
    file.type = type;
    outbound.message.attachments.push_back(file);
  }
  // Text in two pieces and an album of three pictures.
  void make_long() {
    outbound.message.text = std::string(4000, 'a') + "\n" + std::string(4000, 'b');
    for (const auto* id : {"1", "2", "3"}) attach(id, "image/png");
  }
  void expect(SendProblem problem, std::string_view code) {
    const auto sent = send();
    ASSERT_FALSE(sent) << code;
    EXPECT_EQ(sent.error().problem, problem) << code;
    EXPECT_EQ(sent.error().code, code);
  }

  ScriptedHttp http;
  TelegramDriver driver{http};
  Connection connection;
  Outbound outbound;
  SendTools tools;
  Ids noted;
  bool files_are_readable = true;
  bool notes_are_kept = true;
};

constexpr const char* kAlbum = R"([{"message_id":62},{"message_id":63},{"message_id":64}])";

TEST_F(TelegramSendTest, CH2_SendsTextAndNotesItsNumber) {
  http.result(R"({"message_id":60})");
  outbound.reply_to = "5001:41";
  ASSERT_TRUE(send());
  EXPECT_EQ(http.method(0), "sendMessage");
  EXPECT_EQ(json::serialize(http.arguments(0)),
            R"({"chat_id":5001,"text":"Hello","reply_parameters":{"message_id":41,)"
            R"("allow_sending_without_reply":true}})");
  EXPECT_EQ(noted, Ids{"5001:60"});
}

TEST_F(TelegramSendTest, CH2_AnswersNoMessageOfAnotherChat) {
  for (const auto* key : {"5002:41", "41", "5001:", ":", "5001:x", ""}) {
    http.result(R"({"message_id":60})");
    outbound.reply_to = key;
    ASSERT_TRUE(send());
    EXPECT_FALSE(http.arguments(http.requests.size() - 1).contains("reply_parameters")) << key;
  }
}

TEST_F(TelegramSendTest, CH13_SendsFilesWithTheirBytesAndNames) {
  attach("1", "application/pdf");
  http.result(R"({"message_id":60})");
  ASSERT_TRUE(send());
  EXPECT_EQ(http.method(0), "sendDocument");
  const auto& part = http.requests[0].parts.back();
  EXPECT_EQ(part.name, "document");
  EXPECT_EQ(part.content, "bytes of 1");
  EXPECT_EQ(part.file_name, "1.bin");
  EXPECT_EQ(part.type, "application/pdf");
  EXPECT_EQ(http.part(0, "caption"), "Hello");
  EXPECT_GT(http.requests[0].timeout, std::chrono::minutes(1));
}

TEST_F(TelegramSendTest, CH13_NotesAllOfAnAlbum) {
  make_long();
  http.result(R"({"message_id":60})").result(R"({"message_id":61})").result(kAlbum);
  ASSERT_TRUE(send());
  EXPECT_EQ(http.methods(), (Methods{"sendMessage", "sendMessage", "sendMediaGroup"}));
  EXPECT_EQ(noted, (Ids{"5001:60", "5001:61", "5001:62", "5001:63", "5001:64"}));
}

// Wherever an attempt breaks off, the next one sends only what is missing.
TEST_F(TelegramSendTest, F32_GoesOnWhereTheLastAttemptStopped) {
  make_long();
  const Ids parts{"5001:60", "5001:61", "5001:62", "5001:63", "5001:64"};
  const Methods all{"sendMessage", "sendMessage", "sendMediaGroup"};
  const std::pair<std::size_t, std::size_t> sent_before[] = {{1, 1}, {2, 2}, {5, 3}};
  for (const auto& [sent, calls] : sent_before) {
    ScriptedHttp again;
    TelegramDriver later(again);
    outbound.sent_parts = Ids(parts.begin(), parts.begin() + sent);
    if (calls == 1) again.result(R"({"message_id":61})");
    if (calls <= 2) again.result(kAlbum);
    ASSERT_TRUE(later.send(connection, outbound, tools)) << sent;
    EXPECT_EQ(again.methods(), Methods(all.begin() + calls, all.end())) << sent;
  }
}

TEST_F(TelegramSendTest, F32_CountsAnAlbumAsAllThatItMade) {
  for (const auto* id : {"1", "2", "3"}) attach(id, "image/png");
  attach("4", "application/pdf");
  outbound.sent_parts = {"5001:62", "5001:63", "5001:64"};
  http.result(R"({"message_id":65})");
  ASSERT_TRUE(send());
  EXPECT_EQ(http.methods(), Methods{"sendDocument"});
  EXPECT_EQ(noted, Ids{"5001:65"});
}

TEST_F(TelegramSendTest, F32_KeepsWhatWasSentBeforeAFailure) {
  make_long();
  http.result(R"({"message_id":60})").refuses(500, "Internal Server Error");
  expect(SendProblem::later, "provider_down");
  EXPECT_EQ(noted, Ids{"5001:60"});
}

TEST_F(TelegramSendTest, F32_WaitsAsLongAsTelegramSays) {
  http.refuses(429, "Too Many Requests: retry after 35", R"({"retry_after":35})");
  const auto sent = send();
  ASSERT_FALSE(sent);
  EXPECT_EQ(sent.error().problem, SendProblem::later);
  EXPECT_EQ(sent.error().code, "rate_limited");
  EXPECT_EQ(sent.error().after, std::chrono::seconds(35));
}

TEST_F(TelegramSendTest, F32_TriesAgainWhenTelegramIsDown) {
  http.refuses(500, "Internal Server Error");
  expect(SendProblem::later, "provider_down");
  http.answers("<html>bad gateway</html>", 502);
  expect(SendProblem::later, "provider_down");
  http.fails("connect_failed");
  expect(SendProblem::later, "unreachable");
  http.fails("timed_out");
  expect(SendProblem::later, "unreachable");
  EXPECT_TRUE(noted.empty());
}

TEST_F(TelegramSendTest, F32_IsUncertainWhenTheAnswerIsLost) {
  for (const auto* code : {"answer_lost", "cancelled", "too_large"}) {
    http.fails(code);
    expect(SendProblem::uncertain, "answer_lost");
  }
  http.answers("<html>welcome</html>");
  expect(SendProblem::uncertain, "answer_lost");
}

TEST_F(TelegramSendTest, F32_IsUncertainWhenItCouldNotNoteWhatItSent) {
  notes_are_kept = false;
  http.result(R"({"message_id":60})");
  expect(SendProblem::uncertain, "not_noted");
}

TEST_F(TelegramSendTest, CH2_KnowsWhoCannotBeReachedAnyMore) {
  const std::pair<const char*, const char*> gone[] = {
      {"Forbidden: bot was blocked by the user", "blocked_by_customer"},
      {"Forbidden: user is deactivated", "account_deleted"},
      {"Forbidden: bot can't initiate conversation with a user", "not_started"},
      {"Forbidden: something new", "not_reachable"},
  };
  for (const auto& [description, code] : gone) {
    http.refuses(403, description);
    expect(SendProblem::gone, code);
  }
  http.refuses(400, "Bad Request: chat not found");
  expect(SendProblem::gone, "chat_not_found");
  http.refuses(400, "Bad Request: PEER_ID_INVALID");
  expect(SendProblem::gone, "chat_not_found");
}

TEST_F(TelegramSendTest, CH2_PausesTheChannelWhenTheTokenIsRefused) {
  http.refuses(401, "Unauthorized");
  expect(SendProblem::paused, "token_refused");
  http.refuses(404, "Not Found");
  expect(SendProblem::paused, "token_refused");
  connection.secrets.clear();
  expect(SendProblem::paused, "token_refused");
}

TEST_F(TelegramSendTest, A31_PausesTheChannelWhoseAddressIsNotAllowed) {
  http.fails("address_not_allowed");
  expect(SendProblem::paused, "address_not_allowed");
}

TEST_F(TelegramSendTest, CH2_RefusesWhatWillNeverGo) {
  http.refuses(400, "Bad Request: message text is empty");
  expect(SendProblem::refused, "refused_by_provider");
  http.answers("<html>too large</html>", 413);
  expect(SendProblem::refused, "too_large");
  outbound.message.text = "";
  expect(SendProblem::refused, "nothing_to_send");
  outbound.recipient = "@somebody";
  expect(SendProblem::refused, "bad_recipient");
}

TEST_F(TelegramSendTest, SendsAsAFileWhatIsNoPictureForTelegram) {
  attach("1", "image/png");
  attach("2", "image/png");
  http.refuses(400, "Bad Request: PHOTO_INVALID_DIMENSIONS")
      .result(R"([{"message_id":60},{"message_id":61}])");
  ASSERT_TRUE(send());
  EXPECT_EQ(http.methods(), (Methods{"sendMediaGroup", "sendMediaGroup"}));
  EXPECT_TRUE(http.part(1, "media").contains(R"("type":"document")"));
  EXPECT_EQ(noted, (Ids{"5001:60", "5001:61"}));
}

TEST_F(TelegramSendTest, CH2_WhoTakesNoVoiceMessagesGetsAFile) {
  attach("1", "audio/ogg");
  http.refuses(400, "Bad Request: VOICE_MESSAGES_FORBIDDEN").result(R"({"message_id":62})");
  ASSERT_TRUE(send());
  EXPECT_EQ(http.methods(), (Methods{"sendVoice", "sendDocument"}));
}

TEST_F(TelegramSendTest, TellsAFileThatIsGoneFromOneThatCannotBeReadNow) {
  attach("1", "application/pdf");
  files_are_readable = false;
  expect(SendProblem::later, "file_unreadable");
  outbound.message.attachments[0].id = "gone";
  expect(SendProblem::refused, "file_gone");
  EXPECT_TRUE(http.requests.empty());
}

TEST_F(TelegramSendTest, NoFailureTellsTheToken) {
  http.fails("connect_failed");
  EXPECT_FALSE(send().error().detail.contains("secret"));
  http.refuses(400, "Bad Request: " + std::string(kToken));
  EXPECT_FALSE(send().error().detail.contains("secret"));
}

// --- buttons, greeting, typing ---

Inbound from_customer(InboundKind kind) {
  Inbound inbound;
  inbound.kind = kind;
  inbound.sender.external_id = "5001";
  return inbound;
}

TEST_F(TelegramSendTest, CH2_GreetsWithTheMenu) {
  http.result(R"({"message_id":60})");
  driver.acknowledge(connection, from_customer(InboundKind::greeting));
  EXPECT_EQ(
      json::serialize(http.arguments(0)),
      R"({"chat_id":5001,"text":"Welcome","reply_markup":{"inline_keyboard":)"
      R"([[{"text":"Repairs","callback_data":"d:12"}],[{"text":"Orders","callback_data":"d:13"}]]}})");
  connection.settings = R"({"menu":{"greeting":"Welcome"}})";
  http.result(R"({"message_id":61})");
  driver.acknowledge(connection, from_customer(InboundKind::greeting));
  EXPECT_FALSE(http.arguments(1).contains("reply_markup"));
  connection.settings = "{}";
  driver.acknowledge(connection, from_customer(InboundKind::greeting));
  driver.acknowledge(connection, from_customer(InboundKind::message));
  EXPECT_EQ(http.requests.size(), 2u);
}

TEST_F(TelegramSendTest, CH2_ConfirmsTheDepartment) {
  auto choice = from_customer(InboundKind::choice);
  choice.department_id = DepartmentId(12);
  choice.callback = R"({"query":"Q1","message_id":60})";
  http.result("true").result("{}");
  driver.acknowledge(connection, choice);
  EXPECT_EQ(http.methods(), (Methods{"answerCallbackQuery", "editMessageText"}));
  EXPECT_EQ(json::serialize(http.arguments(0)), R"({"callback_query_id":"Q1","text":"✓ Repairs"})");
  EXPECT_EQ(json::serialize(http.arguments(1)),
            R"({"chat_id":5001,"message_id":60,"text":"Welcome\n\n✓ Repairs"})");
}

TEST_F(TelegramSendTest, CH2_AnswersAlsoAButtonThatIsNoMore) {
  auto ignored = from_customer(InboundKind::ignored);
  ignored.callback = R"({"query":"Q1","message_id":60})";
  http.result("true");
  driver.acknowledge(connection, ignored);
  EXPECT_EQ(json::serialize(http.arguments(0)), R"({"callback_query_id":"Q1"})");
}

TEST_F(TelegramSendTest, CH2_ShowsTyping) {
  http.result("true");
  driver.show_typing(connection, "5001");
  EXPECT_EQ(http.method(0), "sendChatAction");
  EXPECT_EQ(json::serialize(http.arguments(0)), R"({"chat_id":5001,"action":"typing"})");
  driver.show_typing(connection, "nobody");
  EXPECT_EQ(http.requests.size(), 1u);
}

// --- what was sent ---

TEST_F(TelegramSendTest, CH2_AnEditGoesToEachPartAndADeletionForgetsThem) {
  Ids forgotten;
  tools.forget_parts = [&](const Ids& ids) -> Status {
    forgotten.insert(forgotten.end(), ids.begin(), ids.end());
    return {};
  };
  outbound.task = DeliveryTask::edit;
  outbound.sent_parts = {"5001:60", "5001:61"};
  http.result("true").result("true");
  ASSERT_TRUE(driver.correct(connection, outbound, tools));
  EXPECT_EQ(http.methods(), (Methods{"editMessageText", "deleteMessage"}));
  EXPECT_EQ(forgotten, Ids{"5001:61"});
  outbound.task = DeliveryTask::erase;
  outbound.sent_parts = {"5001:60"};
  http.refuses(400, "Bad Request: message to delete not found");
  ASSERT_TRUE(driver.correct(connection, outbound, tools)) << "the customer was faster";
  EXPECT_EQ(forgotten, (Ids{"5001:61", "5001:60"}));
}

TEST_F(TelegramSendTest, CH2_AnEditWhoseAnswerIsLostIsTriedAgainAndWhatItAddsIsNot) {
  outbound.task = DeliveryTask::edit;
  outbound.sent_parts = {"5001:60"};
  http.fails("answer_lost");
  EXPECT_EQ(driver.correct(connection, outbound, tools).error().problem, SendProblem::uncertain);
  outbound.message.text = std::string(4000, 'a') + "\n" + std::string(4000, 'b');
  http.result("true").fails("answer_lost");
  EXPECT_EQ(driver.correct(connection, outbound, tools).error().problem, SendProblem::refused);
}

}  // namespace
}  // namespace harken
