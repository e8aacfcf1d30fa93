// SPDX-License-Identifier: AGPL-3.0-or-later
#include "core/rules/parts.hpp"

#include <gtest/gtest.h>

#include "core/rules/text.hpp"

namespace harken {
namespace {

TextMark bold(std::int64_t offset, std::int64_t length) {
  return {TextStyle::bold, offset, length, {}};
}

Message album() {
  Message message;
  message.parts = {{"5:1", "Один", {bold(0, 4)}, {"a"}},
                   {"5:2", "", {}, {"b"}},
                   {"5:3", "three", {bold(1, 2)}, {}}};
  return message;
}

TEST(Parts, CH2_EachStandsOnItsLinesAndOneThatSaysNothingOnNone) {
  auto message = album();
  spell_parts(message);
  EXPECT_EQ(message.text, "Один\nthree");
  EXPECT_EQ(message.marks, (std::vector{bold(0, 4), bold(6, 2)}));
}

TEST(Parts, CH2_OneIsChangedAndTheOthersStay) {
  auto message = album();
  ASSERT_EQ(find_part(message, "5:9"), nullptr);
  auto* part = find_part(message, "5:1");
  ASSERT_NE(part, nullptr);
  part->text = "1";
  part->marks.clear();
  spell_parts(message);
  EXPECT_EQ(message.text, "1\nthree");
  EXPECT_EQ(message.marks, (std::vector{bold(3, 2)}));
}

TEST(Parts, CH2_TogetherTheySayNoMoreThanAMessageMay) {
  Message message;
  message.parts = {{"1", std::string(kMaxTextLength - 2, 'a'), {}, {}},
                   {"2", "bcd", {bold(0, 3), bold(2, 1)}, {}}};
  spell_parts(message);
  EXPECT_EQ(count_code_points(message.text), kMaxTextLength);
  EXPECT_EQ(message.marks, (std::vector{bold(kMaxTextLength - 1, 1)}));
}

TEST(Parts, CH2_EachKnowsItsFiles) {
  Inbound inbound;
  EXPECT_TRUE(parts_of(inbound, {"a"}).empty()) << "one from the beginning has no parts";
  inbound.parts = {{"5:1", "one", {}}, {"5:2", "", {}}};
  inbound.files.resize(3);
  inbound.files[1].part = inbound.files[2].part = 1;
  const auto parts = parts_of(inbound, {"a", "b", "c"});
  ASSERT_EQ(parts.size(), 2U);
  EXPECT_EQ(parts[0].file_ids, std::vector<std::string>{"a"});
  EXPECT_EQ(parts[1].file_ids, (std::vector<std::string>{"b", "c"}));
}

}  // namespace
}  // namespace harken
