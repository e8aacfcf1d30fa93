// SPDX-License-Identifier: AGPL-3.0-or-later
#include "channels/telegram/telegram.hpp"

#include <gtest/gtest.h>

#include <boost/json/serialize.hpp>

#include "channels/telegram/testing/scripted_http.hpp"

namespace harken {
namespace {

using telegram::testing::kToken;
using telegram::testing::ScriptedHttp;
namespace json = boost::json;

constexpr const char* kMenu =
    R"({"menu":{"greeting":"Welcome","departments":[{"id":"12","label":"Repairs"},)"
    R"({"id":"13","label":"Orders"}]}})";

struct TelegramDriverTest : ::testing::Test {
  TelegramDriverTest() {
    connection.settings = kMenu;
    connection.secrets["token"] = Secret(std::string(kToken));
    connection.secrets["hook_secret"] = Secret("hook_secret-1");
  }

  Result<std::vector<RawInbound>> hook(std::string_view secret, std::string_view body) {
    HookRequest request;
    request.header = [secret](std::string_view name) {
      return name == "x-telegram-bot-api-secret-token" ? secret : std::string_view();
    };
    request.body = body;
    return driver.read_hook(connection, request);
  }

  Result<Polled> poll(const std::string& cursor = "") {
    return driver.poll(connection, cursor, stop.get_token());
  }

  ScriptedHttp http;
  TelegramDriver driver{http};
  Connection connection;
  std::stop_source stop;
};

std::string_view code_of(const auto& result) {
  return result ? std::string_view("(none)") : std::string_view(result.error().code);
}

// --- settings ---

TEST_F(TelegramDriverTest, CH2_ChecksTheTokenAndShowsTheBot) {
  http.result(R"({"id":42,"is_bot":true,"first_name":"Kiln Desk","username":"kiln_bot"})");
  const auto settings = driver.check(connection);
  ASSERT_TRUE(settings) << settings.error().detail;
  EXPECT_EQ(*settings,
            R"({"mode":"auto","bot":{"id":"42","name":"Kiln Desk","user_name":"kiln_bot"},)"
            R"("menu":{"greeting":"Welcome","departments":[{"id":"12","label":"Repairs"},)"
            R"({"id":"13","label":"Orders"}]}})");
  EXPECT_EQ(http.method(0), "getMe");
}

TEST_F(TelegramDriverTest, CH2_SaysWhichFieldIsWrong) {
  http.refuses(401, "Unauthorized");
  EXPECT_EQ(driver.check(connection).error().field, "token");
  http.refuses(404, "Not Found");
  EXPECT_EQ(driver.check(connection).error().field, "token");
  connection.secrets["token"] = Secret("42");
  EXPECT_EQ(driver.check(connection).error().field, "token");
  connection.secrets.clear();
  EXPECT_EQ(driver.check(connection).error().field, "token");
  connection.settings = R"({"colour":"red"})";
  EXPECT_EQ(driver.check(connection).error().field, "colour");
}

TEST_F(TelegramDriverTest, CH2_SaysWhatTelegramSaidWhenItCouldNotCheck) {
  http.refuses(500, "Internal Server Error");
  const auto down = driver.check(connection);
  EXPECT_EQ(code_of(down), "provider_down");
  EXPECT_EQ(down.error().kind, Errc::unavailable);
  EXPECT_EQ(down.error().detail, "Internal Server Error");
  http.fails("connect_failed");
  EXPECT_EQ(code_of(driver.check(connection)), "connect_failed");
  http.result(R"({"id":42,"is_bot":false})");
  EXPECT_EQ(driver.check(connection).error().field, "api_url");
}

// --- coming in ---

TEST_F(TelegramDriverTest, CH2_SetsAWebhookWhereTelegramCanReachUs) {
  connection.hook_url = "https://desk.example/hooks/7";
  EXPECT_FALSE(driver.polls(connection));
  http.result("true");
  ASSERT_TRUE(driver.connect(connection));
  EXPECT_EQ(http.method(0), "setWebhook");
  EXPECT_EQ(json::serialize(http.arguments(0)),
            R"({"url":"https://desk.example/hooks/7","secret_token":"hook_secret-1",)"
            R"("allowed_updates":["message","edited_message","callback_query","my_chat_member"],)"
            R"("drop_pending_updates":false})");
}

TEST_F(TelegramDriverTest, CH2_PollsOtherwiseAndLosesNothingWhenItChanges) {
  EXPECT_TRUE(driver.polls(connection));
  http.result("true");
  ASSERT_TRUE(driver.connect(connection));
  EXPECT_EQ(http.method(0), "deleteWebhook");
  EXPECT_EQ(http.arguments(0).at("drop_pending_updates"), false);
  connection.hook_url = "https://desk.example/hooks/7";
  connection.settings = R"({"mode":"polling"})";
  EXPECT_TRUE(driver.polls(connection));
  http.result("true");
  ASSERT_TRUE(driver.disconnect(connection));
  EXPECT_EQ(http.method(1), "deleteWebhook");
  EXPECT_EQ(http.arguments(1).at("drop_pending_updates"), false);
}

TEST_F(TelegramDriverTest, A58_SaysWhenTelegramCantDeliver) {
  connection.hook_url = "https://desk.example/hooks/7";
  const Timestamp now{2'000'000'000 * 1'000'000LL};
  const auto inspect = [&](const std::string& url, int waiting, std::int64_t failed_at) {
    http.result(R"({"url":")" + url + R"(","pending_update_count":)" + std::to_string(waiting) +
                R"(,"last_error_date":)" + std::to_string(failed_at) +
                R"(,"last_error_message":"Connection refused"})");
    return driver.inspect(connection, now);
  };
  const auto failing = inspect(connection.hook_url, 12, 1'999'999'000);
  ASSERT_FALSE(failing);
  EXPECT_EQ(failing.error().code, std::string_view(kHookFailing));
  EXPECT_EQ(failing.error().detail,
            "Connection refused (12 waiting, last tried 2033-05-18T03:16Z)");
  EXPECT_TRUE(inspect(connection.hook_url, 0, 1'999'999'000));
  EXPECT_TRUE(inspect(connection.hook_url, 12, 1'999'900'000));
  EXPECT_TRUE(inspect("https://elsewhere.example/", 12, 1'999'999'000));
}

TEST_F(TelegramDriverTest, A58_SetsNoWebhookWithoutASecret) {
  connection.hook_url = "https://desk.example/hooks/7";
  for (const auto* secret : {"", "with space", "ünicode"}) {
    connection.secrets["hook_secret"] = Secret(secret);
    EXPECT_EQ(driver.connect(connection).error().field, "hook_secret") << secret;
  }
  connection.secrets.erase("hook_secret");
  EXPECT_FALSE(driver.connect(connection));
}

TEST_F(TelegramDriverTest, A58_TakesAnUpdateOnlyWithTheSecret) {
  const std::string update = R"({"update_id":7,"message":{"chat":{"id":5001}}})";
  const auto items = hook("hook_secret-1", update);
  ASSERT_TRUE(items);
  ASSERT_EQ(items->size(), 1u);
  EXPECT_EQ(items->at(0).external_id, "7");
  EXPECT_EQ(items->at(0).lane, "5001");
  EXPECT_EQ(items->at(0).payload, update);
  for (const auto* forged : {"", "hook_secret-", "hook_secret-12", "HOOK_SECRET-1", "x"})
    EXPECT_EQ(code_of(hook(forged, update)), "unauthenticated") << forged;
}

TEST_F(TelegramDriverTest, A58_FailsClosedWhenThereIsNoSecret) {
  connection.secrets["hook_secret"] = Secret("");
  EXPECT_EQ(code_of(hook("", R"({"update_id":7})")), "unauthenticated");
  connection.secrets.erase("hook_secret");
  EXPECT_EQ(code_of(hook("", R"({"update_id":7})")), "unauthenticated");
  EXPECT_EQ(code_of(hook("hook_secret-1", R"({"update_id":7})")), "unauthenticated");
}

TEST_F(TelegramDriverTest, A58_TakesNoUpdateThatIsNone) {
  for (const auto* body : {"", "[]", "{", R"({"message":{}})", R"({"update_id":"7"})"})
    EXPECT_EQ(code_of(hook("hook_secret-1", body)), "invalid") << body;
  const auto large = R"({"update_id":7,"x":")" + std::string(1024 * 1024, 'x') + "\"}";
  EXPECT_EQ(code_of(hook("hook_secret-1", large)), "too_large");
  EXPECT_EQ(code_of(hook("forged", large)), "unauthenticated");
}

TEST_F(TelegramDriverTest, F33_AsksForWhatComesAfterTheCursor) {
  http.result(R"([{"update_id":70,"message":{"chat":{"id":1},"media_group_id":"G"}},)"
              R"({"update_id":71,"inline_query":{}}])");
  const auto polled = poll("70");
  ASSERT_TRUE(polled) << polled.error().detail;
  EXPECT_EQ(polled->cursor, "72");
  ASSERT_EQ(polled->items.size(), 2u);
  EXPECT_EQ(polled->items[0].external_id, "70");
  EXPECT_EQ(polled->items[0].group, "G");
  EXPECT_EQ(polled->items[1].external_id, "71");
  const auto asked = http.arguments(0);
  EXPECT_EQ(asked.at("offset"), 70);
  EXPECT_EQ(asked.at("timeout"), 25);
  EXPECT_EQ(asked.at("allowed_updates").as_array().size(), 4u);
  EXPECT_GT(http.requests[0].timeout, std::chrono::seconds(25));
}

TEST_F(TelegramDriverTest, F33_KeepsTheCursorWhenNothingCame) {
  http.result("[]");
  EXPECT_EQ(poll("70")->cursor, "70");
  http.result("[]");
  EXPECT_EQ(poll("")->cursor, "");
  EXPECT_FALSE(http.arguments(1).contains("offset"));
  http.result(R"([{"no":"number"}])");
  EXPECT_FALSE(poll("70"));
}

TEST_F(TelegramDriverTest, F32_TellsWhyItCouldNotPoll) {
  http.refuses(429, "Too Many Requests: retry after 7", R"({"retry_after":7})");
  const auto limited = poll();
  EXPECT_EQ(code_of(limited), "rate_limited");
  EXPECT_EQ(limited.error().retry_after_seconds, 7);
  http.refuses(502, "Bad Gateway");
  EXPECT_EQ(code_of(poll()), "provider_down");
  http.refuses(401, "Unauthorized");
  EXPECT_EQ(code_of(poll()), "token_refused");
  http.fails("answer_lost");
  EXPECT_EQ(code_of(poll()), "answer_lost");
}

TEST_F(TelegramDriverTest, CH9_ExplainsThatAnotherProgramUsesTheBot) {
  http.refuses(409, "Conflict: terminated by other getUpdates request");
  const auto other = poll();
  EXPECT_EQ(code_of(other), "other_poller");
  EXPECT_TRUE(other.error().detail.contains("another program")) << other.error().detail;
  http.refuses(409, "Conflict: can't use getUpdates method while webhook is active");
  EXPECT_EQ(code_of(poll()), "webhook_is_set");
}

TEST_F(TelegramDriverTest, ReturnsAtOnceWhenAskedToStop) {
  stop.request_stop();
  http.fails("cancelled");
  const auto polled = poll("70");
  ASSERT_TRUE(polled);
  EXPECT_EQ(polled->cursor, "70");
  EXPECT_TRUE(http.requests[0].stop.stop_requested());
}

TEST_F(TelegramDriverTest, CH9_EachChannelSpeaksForItsOwnBot) {
  Connection other = connection;
  other.secrets["token"] = Secret("77:other");
  other.settings = R"({"api_url":"http://127.0.0.1:8081"})";
  http.result("true").result("true");
  ASSERT_TRUE(driver.connect(connection));
  ASSERT_TRUE(driver.connect(other));
  EXPECT_TRUE(http.requests[0].url.starts_with("https://api.telegram.org/bot42:"));
  EXPECT_TRUE(http.requests[1].url.starts_with("http://127.0.0.1:8081/bot77:other/"));
}

TEST_F(TelegramDriverTest, CH2_ChoosesOnlyWhatTheMenuOffers) {
  const auto choice = [&](const char* data) {
    const auto payload =
        R"({"callback_query":{"id":"Q","from":{"id":5001},"data":")" + std::string(data) + "\"}}";
    return driver.parse(connection, {{.payload = payload}});
  };
  EXPECT_EQ(choice("d:13")->department_id, DepartmentId(13));
  EXPECT_EQ(choice("d:14")->kind, InboundKind::ignored);
}

// --- files ---

TEST_F(TelegramDriverTest, CH2_FetchesAFile) {
  http.result(R"({"file_id":"F","file_path":"photos/1.jpg"})").answers("BYTES");
  EXPECT_EQ(driver.fetch_file(connection, {.source = "F"}, 10'000'000), "BYTES");
  EXPECT_EQ(http.arguments(0).at("file_id"), "F");
  EXPECT_TRUE(http.requests[1].url.ends_with("/photos/1.jpg"));
  EXPECT_EQ(http.requests[1].max_answer_bytes, 10'000'000);
}

TEST_F(TelegramDriverTest, CH13_FetchesNothingLargerThanTelegramGives) {
  const auto fetch = [&](std::int64_t size, std::int64_t max) {
    return driver.fetch_file(connection, {.size = size, .source = "F"}, max);
  };
  EXPECT_EQ(code_of(fetch(20 * 1024 * 1024 + 1, 1'000'000'000)), "too_large");
  EXPECT_EQ(code_of(fetch(101, 100)), "too_large");
  EXPECT_TRUE(http.requests.empty());
  http.refuses(400, "Bad Request: file is too big");
  EXPECT_EQ(code_of(fetch(0, 1'000'000'000)), "too_large");
  http.result(R"({"file_path":"x"})").fails("too_large");
  EXPECT_EQ(code_of(fetch(0, 1'000'000'000)), "too_large");
  EXPECT_EQ(http.requests.back().max_answer_bytes, 20 * 1024 * 1024);
}

TEST_F(TelegramDriverTest, TellsAFileThatIsGoneFromOneToTryAgain) {
  const auto fetch = [&] { return driver.fetch_file(connection, {.source = "F"}, 1000); };
  http.refuses(400, "Bad Request: invalid file_id");
  EXPECT_EQ(fetch().error().kind, Errc::not_found);
  http.refuses(400, "Bad Request: wrong file_id or the file is temporarily unavailable");
  EXPECT_EQ(fetch().error().kind, Errc::unavailable);
  http.result(R"({"file_id":"F"})");
  EXPECT_EQ(fetch().error().kind, Errc::not_found);
  http.result(R"({"file_path":"/var/lib/bot/1.jpg"})");
  EXPECT_EQ(code_of(fetch()), "local_bot_api");
  http.refuses(500, "Internal");
  EXPECT_EQ(fetch().error().kind, Errc::unavailable);
}

TEST_F(TelegramDriverTest, CU1_FetchesTheSmallestPhotoThatIsSharp) {
  http.result(
          R"({"total_count":2,"photos":[[{"file_id":"S","width":90},{"file_id":"M","width":160},)"
          R"({"file_id":"L","width":640}],[{"file_id":"old","width":160}]]})")
      .result(R"({"file_path":"photos/m.jpg"})")
      .answers("BYTES");
  EXPECT_EQ(driver.fetch_photo(connection, "5001", 1000), "BYTES");
  EXPECT_EQ(json::serialize(http.arguments(0)), R"({"user_id":5001,"limit":1})");
  EXPECT_EQ(http.arguments(1).at("file_id"), "M");
  EXPECT_EQ(http.requests[2].max_answer_bytes, 1000);
}

TEST_F(TelegramDriverTest, CU1_WhoShowsNoPhotoHasNone) {
  for (const auto* answer : {R"({"total_count":0,"photos":[]})", R"({"photos":[[]]})", "true"}) {
    http.result(answer);
    const auto photo = driver.fetch_photo(connection, "5001", 1000);
    ASSERT_FALSE(photo) << answer;
    EXPECT_EQ(photo.error().kind, Errc::not_found) << answer;
  }
}

}  // namespace
}  // namespace harken
