// SPDX-License-Identifier: AGPL-3.0-or-later
#include "wire/json_writer.hpp"

#include <gtest/gtest.h>

#include <boost/json.hpp>

#include "core/testing/samples.hpp"
#include "wire/write.hpp"

namespace harken::wire {
namespace {

boost::json::value parsed(const std::string& text) {
  boost::system::error_code error;
  auto value = boost::json::parse(text, error);
  EXPECT_FALSE(error) << text;
  return value;
}

TEST(JsonWriter, EveryTextComesBackAsItWas) {
  std::string all;
  for (int byte = 1; byte < 128; ++byte) all.push_back(static_cast<char>(byte));
  for (const std::string& text :
       {std::string(), all, std::string("a\0b", 3),
        std::string("\"\\/</script> \u2028 👩‍👩‍👧 مرحبا")}) {
    JsonWriter out;
    out.put(text);
    const auto value = parsed(out.text());
    EXPECT_EQ(std::string_view(value.as_string()), text) << out.text();
  }
}

TEST(JsonWriter, PutsCommasWhereTheyBelong) {
  JsonWriter out;
  write_object(out, [&] {
    out.field("list", std::vector<LabelId>{LabelId(1), LabelId(2)});
    out.field("empty", std::vector<LabelId>());
    out.field("none", UserId()).field("number", -9).field("yes", true);
    out.field("tree", boost::json::value{{"a", 1}}).name("inner");
    write_object(out, [] {});
  });
  EXPECT_EQ(out.text(), R"({"list":["1","2"],"empty":[],"none":null,"number":-9,"yes":true,)"
                        R"("tree":{"a":1},"inner":{}})");
}

TEST(JsonWriter, AMessageMarksItsDeliveryByTheConversation) {
  auto conversation = harken::testing::make_new();
  auto message = harken::testing::make_message(MessageId(1000), SenderKind::user, "Hi \"you\"",
                                               harken::testing::kNow);
  const auto state = [&] {
    return parsed(to_json(MarkedMessage{message, receipts_of(conversation)}))
        .at("delivery")
        .at("state");
  };
  EXPECT_EQ(state(), "sent");
  conversation.customer_delivered_id = MessageId(1000);
  EXPECT_EQ(state(), "delivered");
  conversation.customer_read_id = MessageId(1000);
  EXPECT_EQ(state(), "read");
  message.sender = SenderKind::customer;
  EXPECT_TRUE(
      parsed(to_json(MarkedMessage{message, receipts_of(conversation)})).at("delivery").is_null());
}

TEST(JsonWriter, AnEventLeavesOutWhatSaysNothingAndWhatStandsBesideIt) {
  auto conversation = harken::testing::make_new();
  auto message =
      harken::testing::make_message(MessageId(1000), SenderKind::user, "Hi", harken::testing::kNow);
  conversation.last_message = LastMessage{MessageId(1000), SenderKind::user, "Hi", 0, {}};
  const auto beside = parsed(to_json(EventConversation{conversation, &message})).as_object();
  EXPECT_FALSE(beside.contains("last_message"));
  EXPECT_FALSE(beside.contains("holder"));
  EXPECT_FALSE(beside.contains("label_ids"));
  conversation.holder_id = UserId(9);
  conversation.label_ids = {LabelId(3)};
  const auto alone = parsed(to_json(EventConversation{conversation, nullptr})).as_object();
  EXPECT_EQ(alone.at("last_message").at("id"), "1000");
  EXPECT_EQ(alone.at("holder").at("id"), "9");
  EXPECT_EQ(alone.at("label_ids").as_array().size(), 1U);
  const auto told = parsed(to_json(EventMessage{message})).as_object();
  EXPECT_FALSE(told.contains("attachments"));
  EXPECT_EQ(told.at("delivery").at("state"), "sent");
  message.attachments.emplace_back();
  EXPECT_TRUE(parsed(to_json(EventMessage{message})).as_object().contains("attachments"));
}

TEST(JsonWriter, A57_ThePublicFormNamesNobodyByIdAndHoldsNothingOfOurs) {
  auto message =
      harken::testing::make_message(MessageId(7), SenderKind::user, "Hi", harken::testing::kNow);
  message.user_id = UserId(4711);
  message.sender_name = "Ana";
  const auto shown = to_public(message);
  ASSERT_TRUE(shown);
  const auto text = to_json(*shown);
  EXPECT_FALSE(text.contains("4711")) << text;
  EXPECT_EQ(parsed(text).at("sender").as_object().size(), 2U);
}

}  // namespace
}  // namespace harken::wire
