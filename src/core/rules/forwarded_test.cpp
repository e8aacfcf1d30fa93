// SPDX-License-Identifier: AGPL-3.0-or-later
#include "core/rules/forwarded.hpp"

#include <gtest/gtest.h>

namespace harken {
namespace {

ForwardedPart part() {
  ForwardedPart part;
  part.from = {"Kai", "kai@mail.test"};
  part.at = parse_rfc3339("2026-03-04T05:06:07Z").value();
  part.subject = "Order 4711";
  part.to = {{"", "help@desk.test"}};
  part.text = "Where is it?";
  return part;
}

TEST(Forwarded, CO9_each_message_stands_below_its_head) {
  EXPECT_EQ(forwarded_text({part()}, "en"),
            "---------- Forwarded message ----------\nFrom: Kai <kai@mail.test>\n"
            "Date: 2026-03-04 05:06 UTC\nSubject: Order 4711\nTo: help@desk.test\n\nWhere is it?");
  EXPECT_TRUE(forwarded_text({part()}, "ru").contains("Тема: Order 4711\n"));
  EXPECT_TRUE(forwarded_text({part()}, "id").contains("Dari: Kai"));
}

TEST(Forwarded, CO9_several_stand_one_below_the_other_and_files_are_named) {
  auto second = part();
  second.files = {"a.png", "b.pdf"};
  const auto text = forwarded_text({part(), second}, "xx");
  EXPECT_NE(text.find("Where is it?\n\n-----"), std::string::npos);
  EXPECT_TRUE(text.contains("Files: a.png, b.pdf\n"));
}

TEST(Forwarded, A9_a_name_with_a_line_break_makes_no_second_line_of_the_head) {
  auto forged = part();
  forged.from.name = "Kai\nSubject: forged";
  EXPECT_FALSE(forwarded_text({forged}, "en").contains("\nSubject: forged"));
}

}  // namespace
}  // namespace harken
