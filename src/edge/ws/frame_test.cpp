// SPDX-License-Identifier: AGPL-3.0-or-later
#include "edge/ws/frame.hpp"

#include <gtest/gtest.h>

#include "edge/testing/ws_client.hpp"
#include "edge/ws/frame_reader.hpp"

namespace harken::ws {
namespace {

using edge::testing::masked_frame;

struct Read {
  std::vector<Incoming> messages;
  std::uint16_t refused = 0;
  bool is_idle = false;
};

// Feeds the bytes in pieces of every size, which must never change the outcome.
Read read_all(const std::string& bytes, std::size_t max = 1000, std::size_t piece = 1 << 20) {
  FrameReader reader(max);
  Read result;
  for (std::size_t at = 0; at < bytes.size() && result.refused == 0; at += piece)
    result.refused = reader.feed(std::string_view(bytes).substr(at, piece), result.messages);
  result.is_idle = reader.is_idle();
  return result;
}

TEST(FrameReader, ReadsMessagesHoweverTheyAreCut) {
  const std::string bytes = masked_frame(1, "hello") + masked_frame(9, "p") +
                            masked_frame(1, std::string(500, 'x')) + masked_frame(1, "");
  for (const std::size_t piece : {1u, 2u, 3u, 7u, 100u, 5000u}) {
    const auto read = read_all(bytes, 1000, piece);
    ASSERT_EQ(read.refused, 0);
    ASSERT_EQ(read.messages.size(), 4u);
    EXPECT_EQ(read.messages[0].payload, "hello");
    EXPECT_EQ(read.messages[1].opcode, Opcode::ping);
    EXPECT_EQ(read.messages[2].payload.size(), 500u);
    EXPECT_EQ(read.messages[3].payload, "");
    EXPECT_TRUE(read.is_idle);
  }
}

TEST(FrameReader, JoinsFragmentsWithAPingBetween) {
  const auto bytes = masked_frame(1, "при", false) + masked_frame(9, "") + masked_frame(0, "вет");
  const auto read = read_all(bytes, 1000, 1);
  ASSERT_EQ(read.messages.size(), 2u);
  EXPECT_EQ(read.messages[1].payload, "привет");
}

TEST(FrameReader, IsNotIdleInTheMiddle) {
  const auto bytes = masked_frame(1, "hello");
  for (std::size_t cut = 1; cut < bytes.size(); ++cut)
    EXPECT_FALSE(read_all(bytes.substr(0, cut)).is_idle) << cut;
  EXPECT_FALSE(read_all(masked_frame(1, "a", false)).is_idle);
}

TEST(FrameReader, A47_LimitsWholeMessagesBeforeTheyAreThere) {
  EXPECT_EQ(read_all(masked_frame(1, std::string(1001, 'x')).substr(0, 9)).refused,
            close_code::kTooLarge);
  const auto half =
      masked_frame(1, std::string(600, 'x'), false) + masked_frame(0, std::string(600, 'x'));
  EXPECT_EQ(read_all(half).refused, close_code::kTooLarge);
  std::string drip = masked_frame(1, "x", false);
  for (int i = 0; i < 1001; ++i) drip += masked_frame(0, "x", false);
  EXPECT_EQ(read_all(drip).refused, close_code::kTooLarge);
}

TEST(FrameReader, RefusesWhatTheProtocolForbids) {
  const std::string unmasked = *make_text("hello");
  EXPECT_EQ(read_all(unmasked).refused, close_code::kProtocol);
  EXPECT_EQ(read_all(masked_frame(0, "x")).refused, close_code::kProtocol);
  EXPECT_EQ(read_all(masked_frame(1, "x", false) + masked_frame(1, "y")).refused,
            close_code::kProtocol);
  EXPECT_EQ(read_all(masked_frame(3, "x")).refused, close_code::kProtocol);
  EXPECT_EQ(read_all(masked_frame(11, "x")).refused, close_code::kProtocol);
  EXPECT_EQ(read_all(masked_frame(9, std::string(126, 'x'))).refused, close_code::kProtocol);
  EXPECT_EQ(read_all(masked_frame(9, "x", false)).refused, close_code::kProtocol);
  EXPECT_EQ(read_all(masked_frame(2, "x")).refused, close_code::kUnsupported);
  std::string compressed = masked_frame(1, "x");
  compressed[0] = static_cast<char>(compressed[0] | 0x40);
  EXPECT_EQ(read_all(compressed).refused, close_code::kProtocol);
  EXPECT_EQ(read_all(masked_frame(1, "\xff")).refused, close_code::kBadUtf8);
}

TEST(Frame, HasTheShortestHeader) {
  EXPECT_EQ(make_text(std::string(125, 'x'))->size(), 127u);
  EXPECT_EQ(make_text(std::string(126, 'x'))->size(), 130u);
  EXPECT_EQ(make_text(std::string(65'536, 'x'))->size(), 65'546u);
  EXPECT_EQ(*make_close(1012), std::string("\x88\x02\x03\xf4"));
}

TEST(Utf8, IsCheckedStrictly) {
  for (const char* good : {"", "a", "é", "€", "😀", "\xef\xbf\xbf", "\xf4\x8f\xbf\xbf"})
    EXPECT_TRUE(is_utf8(good)) << good;
  for (const char* bad :
       {"\x80", "\xc0\x80", "\xc3", "\xe0\x80\x80", "\xed\xa0\x80", "\xf0\x80\x80\x80",
        "\xf4\x90\x80\x80", "\xf5\x80\x80\x80", "a\xff", "\xe2\x82"})
    EXPECT_FALSE(is_utf8(bad));
}

}  // namespace
}  // namespace harken::ws
