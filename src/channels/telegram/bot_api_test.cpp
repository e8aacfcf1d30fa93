// SPDX-License-Identifier: AGPL-3.0-or-later
#include "channels/telegram/bot_api.hpp"

#include <gtest/gtest.h>

#include "channels/telegram/testing/scripted_http.hpp"

namespace harken::telegram {
namespace {

using testing::kToken;
using testing::ScriptedHttp;

struct BotApiTest : ::testing::Test {
  BotApi api(std::string_view url = "") { return {http, url, Secret(std::string(kToken))}; }
  ScriptedHttp http;
};

TEST_F(BotApiTest, AsksInJsonAtTheAddressWithTheToken) {
  http.result(R"({"id":7})");
  const auto answer = api().call({.method = "getFile", .arguments = {{"file_id", "x"}, {"n", 3}}});
  ASSERT_TRUE(answer);
  EXPECT_TRUE(answer->ok);
  EXPECT_EQ(answer->result.at("id"), 7);
  const auto& request = http.requests.at(0);
  EXPECT_EQ(request.method, "POST");
  EXPECT_EQ(request.url, "https://api.telegram.org/bot" + std::string(kToken) + "/getFile");
  EXPECT_EQ(request.body, R"({"file_id":"x","n":3})");
  http.result("true");
  ASSERT_TRUE(api("http://127.0.0.1:8081").call({.method = "getMe"}));
  EXPECT_TRUE(http.requests.at(1).url.starts_with("http://127.0.0.1:8081/bot42:"));
}

TEST_F(BotApiTest, SendsFilesAsMultipart) {
  http.result("{}");
  ASSERT_TRUE(api().call({.method = "sendPhoto",
                          .arguments = {{"chat_id", 5}, {"caption", "a \"b\""}, {"m", {{"x", 1}}}},
                          .files = {{"photo", "BYTES", "a.png", "image/png"}}}));
  EXPECT_TRUE(http.requests.at(0).body.empty());
  EXPECT_EQ(http.part(0, "chat_id"), "5");
  EXPECT_EQ(http.part(0, "caption"), "a \"b\"");
  EXPECT_EQ(http.part(0, "m"), R"({"x":1})");
  EXPECT_EQ(http.part(0, "photo"), "BYTES");
}

TEST_F(BotApiTest, ARefusalIsAnAnswer) {
  http.refuses(429, "Too Many Requests", R"({"retry_after":30,"migrate_to_chat_id":-100})");
  const auto answer = api().call({.method = "sendMessage"});
  ASSERT_TRUE(answer);
  EXPECT_FALSE(answer->ok);
  EXPECT_EQ(answer->error_code, 429);
  EXPECT_EQ(answer->description, "Too Many Requests");
  EXPECT_EQ(answer->retry_after, std::chrono::seconds(30));
  EXPECT_EQ(answer->migrate_to_chat_id, -100);
}

TEST_F(BotApiTest, F32_AProxyThatSpeaksForTelegramIsARefusalToo) {
  http.answers("<html>bad gateway</html>", 502);
  const auto answer = api().call({.method = "sendMessage"});
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->error_code, 502);
  EXPECT_EQ(answer->description, "HTTP 502");
}

TEST_F(BotApiTest, WhatIsNoAnswerOfTheBotApiIsLost) {
  for (const auto* body : {"<html>welcome</html>", "", "[]", "{}", R"({"result":1})"}) {
    http.answers(body);
    const auto answer = api().call({.method = "sendMessage"});
    ASSERT_FALSE(answer) << body;
    EXPECT_STREQ(answer.error().code, "answer_lost") << body;
  }
}

TEST_F(BotApiTest, TheTokenIsInNoError) {
  http.fails("connect_failed");
  const auto failed = api().call({.method = "getMe"});
  ASSERT_FALSE(failed);
  EXPECT_EQ(failed.error().detail, "of https://api/bot<token>/x");
  http.refuses(400, "wrong token " + std::string(kToken) + " and " + std::string(kToken));
  EXPECT_EQ(api().call({.method = "getMe"})->description, "wrong token <token> and <token>");
  http.fails("timed_out");
  EXPECT_FALSE(api().download("x", 10).error().detail.contains("secret"));
}

TEST_F(BotApiTest, WhatIsNoTokenIsNotPutIntoAnAddress) {
  for (const auto* token :
       {"", "42", "42:", ":x", "42:a/b", "42:a?b", "4x:ab", "42:a b", "42:../x"}) {
    const BotApi bot(http, "", Secret(token));
    const auto answer = bot.call({.method = "getMe"});
    ASSERT_FALSE(answer) << token;
    EXPECT_EQ(answer.error().field, "token");
    EXPECT_FALSE(bot.download("x", 1));
  }
  EXPECT_TRUE(http.requests.empty());
}

TEST_F(BotApiTest, DownloadsAFile) {
  http.answers("BYTES");
  EXPECT_EQ(api().download("photos/a b?#\xC3\xA4.jpg", 99), "BYTES");
  EXPECT_EQ(http.requests.at(0).url, "https://api.telegram.org/file/bot" + std::string(kToken) +
                                         "/photos/a%20b%3F%23%C3%A4.jpg");
  EXPECT_EQ(http.requests.at(0).max_answer_bytes, 99);
  http.answers("gone", 404);
  EXPECT_EQ(api().download("x", 99).error().kind, Errc::not_found);
  http.answers("down", 500);
  EXPECT_EQ(api().download("x", 99).error().kind, Errc::unavailable);
}

}  // namespace
}  // namespace harken::telegram
