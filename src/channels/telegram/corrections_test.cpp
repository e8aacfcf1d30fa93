// SPDX-License-Identifier: AGPL-3.0-or-later
#include "channels/telegram/corrections.hpp"

#include <gtest/gtest.h>

#include <boost/json/serialize.hpp>

#include "channels/telegram/failures.hpp"

namespace harken::telegram {
namespace {

using Parts = std::vector<std::string>;

struct CorrectionPlanTest : ::testing::Test {
  Result<CorrectionPlan> plan(const Parts& parts) {
    return plan_edit({message, document}, {.chat_id = 5}, parts);
  }
  std::string_view refusal(const Parts& parts) {
    const auto made = plan(parts);
    return made ? std::string_view("planned") : std::string_view(made.error().code);
  }
  void attach(const char* type) {
    File file;
    file.type = type;
    message.attachments.push_back(file);
  }

  PublicMessage message;
  std::optional<Document> document;
};

std::string shown(const BotRequest& request) {
  return request.method + json::serialize(request.arguments);
}

TEST_F(CorrectionPlanTest, CH2_ATextIsEditedInItsPlace) {
  message.text = "Monday";
  const auto made = plan({"5:70"});
  ASSERT_TRUE(made);
  ASSERT_EQ(made->edits.size(), 1u);
  EXPECT_EQ(shown(made->edits[0]),
            R"(editMessageText{"chat_id":5,"message_id":70,"text":"Monday"})");
  EXPECT_TRUE(made->surplus.empty() && made->additions.empty());
}

TEST_F(CorrectionPlanTest, CH2_AShorterTextNeedsFewerMessagesAndALongerOneMore) {
  message.text = "short";
  const auto shorter = plan({"5:70", "5:71", "5:72"});
  ASSERT_TRUE(shorter);
  EXPECT_EQ(shorter->edits.size(), 1u);
  EXPECT_EQ(shorter->surplus, (Parts{"5:71", "5:72"}));
  message.text = std::string(4000, 'a') + "\n\n" + std::string(4000, 'b');
  const auto longer = plan({"5:70"});
  ASSERT_TRUE(longer);
  EXPECT_EQ(longer->edits.size(), 1u);
  ASSERT_EQ(longer->additions.size(), 1u);
  EXPECT_EQ(longer->additions[0].method, "sendMessage");
}

TEST_F(CorrectionPlanTest, CH2_WhatStandsBelowAPictureIsItsCaption) {
  attach("image/png");
  attach("image/png");
  message.text = "Two kilns";
  const auto made = plan({"5:70", "5:71"});
  ASSERT_TRUE(made);
  EXPECT_EQ(shown(made->edits.at(0)),
            R"(editMessageCaption{"chat_id":5,"message_id":70,"caption":"Two kilns"})");
  message.text.clear();
  EXPECT_EQ(shown(plan({"5:70", "5:71"})->edits.at(0)),
            R"(editMessageCaption{"chat_id":5,"message_id":70,"caption":""})");
  message.text = std::string(1025, 'a');
  EXPECT_EQ(refusal({"5:70", "5:71"}), "text_does_not_fit");
}

TEST_F(CorrectionPlanTest, CH2_ATextBeforeItsFilesGrowsIntoNoOtherMessage) {
  attach("application/pdf");
  message.text = std::string(2000, 'a');
  EXPECT_EQ(plan({"5:70", "5:71"})->edits.at(0).method, "editMessageText");
  message.text = std::string(4000, 'a') + "\n\n" + std::string(4000, 'b');
  EXPECT_EQ(refusal({"5:70", "5:71"}), "text_does_not_fit");
}

TEST_F(CorrectionPlanTest, CH2_WhatNobodyKnowsOfIsNotGuessed) {
  message.text = "Monday";
  EXPECT_EQ(refusal({}), "not_known_there");
  attach("application/pdf");
  attach("application/pdf");
  EXPECT_EQ(refusal({"5:70"}), "not_known_there");
}

TEST(CorrectionFailures, CH2_WhatIsDoneAlreadyIsNoFailure) {
  const auto of = [](const char* description, int code = 400) {
    BotAnswer refusal;
    refusal.error_code = code;
    refusal.description = description;
    const auto failure = failure_of_correction(refusal);
    return failure ? failure->code : std::string("done");
  };
  EXPECT_EQ(of("Bad Request: message is not modified: specified new message content"), "done");
  EXPECT_EQ(of("Bad Request: message to delete not found"), "done");
  EXPECT_EQ(of("Bad Request: message to edit not found"), "not_there");
  EXPECT_EQ(of("Bad Request: message can't be deleted for everyone"), "too_late");
  EXPECT_EQ(of("Bad Request: message can't be edited"), "too_late");
  EXPECT_EQ(of("Forbidden: bot was blocked by the user", 403), "blocked_by_customer");
  EXPECT_EQ(of("Too Many Requests", 429), "rate_limited");
  EXPECT_EQ(of("Bad Request: something new"), "refused_by_provider");
}

}  // namespace
}  // namespace harken::telegram
