// SPDX-License-Identifier: AGPL-3.0-or-later
#include "core/rules/capabilities.hpp"

#include <gtest/gtest.h>

namespace harken {
namespace {

constexpr std::string_view kPictures[] = {"image/png"};

std::string refused(const Capabilities& channel, std::string_view text,
                    std::vector<File> files = {}, std::optional<SentForm> form = {}) {
  Message message;
  message.text = text;
  message.attachments = std::move(files);
  message.form = std::move(form);
  const auto status = check_carries(channel, message);
  if (status) return "";
  EXPECT_STREQ(status.error().code, "unsupported_by_channel");
  return status.error().field;
}

File make_file(std::string type, std::int64_t size) {
  File file;
  file.type = std::move(type);
  file.size = size;
  return file;
}

TEST(Capabilities, CH13_TheWidgetCarriesWhatTheDeskTakes) {
  const auto widget = capabilities_of(ChannelKind::widget);
  EXPECT_FALSE(widget.formatting) << "plain text, CO10";
  EXPECT_EQ(refused(widget, std::string(20'000, 'x')), "");
  EXPECT_EQ(refused(widget, std::string(20'001, 'x')), "text");
  for (const auto type : kVisitorFileTypes)
    EXPECT_EQ(refused(widget, "", {make_file(std::string(type), kMaxFileBytes)}), "") << type;
  EXPECT_EQ(refused(widget, "", {make_file("image/png", kMaxFileBytes + 1)}), "attachments");
  EXPECT_EQ(refused(widget, "", {}, SentForm{}), "");
}

TEST(Capabilities, CH2_CO9_SoundAndFilmsGoByTelegramAndMailAndStayOutOfWebsites) {
  for (const auto* type : {"video/mp4", "audio/mpeg", "application/msword"}) {
    for (const auto kind : {ChannelKind::telegram, ChannelKind::email, ChannelKind::api})
      EXPECT_EQ(refused(capabilities_of(kind), "", {make_file(type, 1)}), "") << type;
    EXPECT_EQ(refused(capabilities_of(ChannelKind::widget), "", {make_file(type, 1)}),
              "attachments")
        << type;
  }
}

TEST(Capabilities, CH13_ALesserChannelRefusesTheRest) {
  Capabilities small{.longest_text = 4};
  EXPECT_EQ(refused(small, "абвг"), "") << "characters, not bytes";
  EXPECT_EQ(refused(small, "абвгд"), "text");
  EXPECT_EQ(refused(small, "", {make_file("image/png", 1)}), "attachments");
  EXPECT_EQ(refused(small, "", {}, SentForm{}), "") << "its questions go one by one";
  small.attachments = {10, kPictures};
  EXPECT_EQ(refused(small, "", {make_file("image/png", 10)}), "");
  EXPECT_EQ(refused(small, "", {make_file("image/png", 11)}), "attachments");
  EXPECT_EQ(refused(small, "", {make_file("image/png", 1), make_file("application/pdf", 1)}),
            "attachments");
}

TEST(Capabilities, CH6_WhatTheDeskAsksOfAChannelIsSaidInOnePlace) {
  for (const auto kind :
       {ChannelKind::widget, ChannelKind::telegram, ChannelKind::email, ChannelKind::api}) {
    const auto channel = capabilities_of(kind);
    EXPECT_EQ(channel.is_own_widget, kind == ChannelKind::widget);
    EXPECT_FALSE(channel.writes_to_anybody && !channel.has_recipients)
        << "whom else it would write to";
    EXPECT_FALSE(channel.is_own_widget && channel.has_recipients);
    EXPECT_GE(channel.tried_for_seconds, 86'400);
  }
  EXPECT_TRUE(capabilities_of(ChannelKind::email).writes_to_anybody);
}

TEST(Capabilities, CO10_FormattingOnlyWhereTheChannelCarriesIt) {
  Message message;
  message.text = "Hello";
  message.document = Document{{{.kind = NodeKind::paragraph}}};
  EXPECT_TRUE(check_carries(capabilities_of(ChannelKind::email), message));
  for (const auto kind : {ChannelKind::widget, ChannelKind::api}) {
    const auto status = check_carries(capabilities_of(kind), message);
    ASSERT_FALSE(status);
    EXPECT_EQ(status.error().field, "document");
    EXPECT_EQ(status.error().code, std::string_view("unsupported_by_channel"));
  }
}

}  // namespace
}  // namespace harken
