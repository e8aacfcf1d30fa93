// SPDX-License-Identifier: AGPL-3.0-or-later
#include "channels/telegram/settings.hpp"

#include <gtest/gtest.h>

namespace harken::telegram {
namespace {

TEST(TelegramSettingsTest, CH9_ReadsWhatItWrites) {
  const std::string text =
      R"({"api_url":"https://bots.example","mode":"polling",)"
      R"("bot":{"id":"42","name":"Kiln Desk","user_name":"kiln_bot"},)"
      R"("menu":{"greeting":"Welcome","departments":[{"id":"12","label":"Repairs"}]}})";
  const auto settings = read_settings(text);
  ASSERT_TRUE(settings) << settings.error().detail;
  EXPECT_TRUE(settings->only_polls);
  EXPECT_EQ(settings->departments, (std::vector<MenuEntry>{{DepartmentId(12), "Repairs"}}));
  EXPECT_EQ(write_settings(*settings), text);
  EXPECT_EQ(write_settings(*read_settings("{}")),
            R"({"mode":"auto","bot":{"id":"","name":"","user_name":""},)"
            R"("menu":{"greeting":"","departments":[]}})");
}

TEST(TelegramSettingsTest, NamesTheFieldThatIsWrong) {
  const std::pair<const char*, const char*> wrong[] = {
      {R"({"colour":1})", "colour"},
      {R"({"api_url":7})", "api_url"},
      {R"({"api_url":"ftp://x"})", "api_url"},
      {R"({"api_url":"https://x?y"})", "api_url"},
      {R"({"api_url":"https://user@x"})", "api_url"},
      {R"({"mode":"sometimes"})", "mode"},
      {R"({"bot":"me"})", "bot"},
      {R"({"bot":{"token":"x"}})", "bot.token"},
      {R"({"menu":[]})", "menu"},
      {R"({"menu":{"x":1}})", "menu.x"},
      {R"({"menu":{"greeting":"a\u0000b"}})", "menu.greeting"},
      {R"({"menu":{"departments":{}}})", "menu.departments"},
      {R"({"menu":{"departments":["12"]}})", "menu.departments"},
      {R"({"menu":{"departments":[{"id":12,"label":"x"}]}})", "menu.departments.id"},
      {R"({"menu":{"departments":[{"id":"12","label":" "}]}})", "menu.departments.label"},
      {R"({"menu":{"departments":[{"id":"12","label":"a\nb"}]}})", "menu.departments.label"},
      {R"({"menu":{"departments":[{"id":"1","label":"a"},{"id":"1","label":"b"}]}})",
       "menu.departments.id"},
  };
  for (const auto& [text, field] : wrong) {
    const auto settings = read_settings(text);
    ASSERT_FALSE(settings) << text;
    EXPECT_EQ(settings.error().field, field) << text;
    EXPECT_EQ(settings.error().kind, Errc::invalid) << text;
  }
  EXPECT_STREQ(read_settings(R"({"colour":1})").error().code, "unknown_field");
  EXPECT_FALSE(read_settings("nonsense"));
  std::string many;
  for (int i = 1; i <= 31; ++i)
    many += (i > 1 ? "," : "") + std::string(R"({"label":"x","id":")") + std::to_string(i) + "\"}";
  EXPECT_FALSE(read_settings(R"({"menu":{"departments":[)" + many + "]}}"));
}

}  // namespace
}  // namespace harken::telegram
