// SPDX-License-Identifier: AGPL-3.0-or-later
#include "core/rules/placeholders.hpp"

#include <gtest/gtest.h>

namespace harken {
namespace {

TEST(Placeholders, KnownOnesPassWithSpacesAndFallback) {
  for (const auto name : kPlaceholders)
    EXPECT_TRUE(check_placeholders("text", "Hello {{" + std::string(name) + "}}!")) << name;
  EXPECT_TRUE(check_placeholders("text", "Hello {{ contact.name | there }}, {{user.name}} here"));
}

TEST(Placeholders, WhatIsNoneIsJustText) {
  for (const auto text :
       {"", "{", "{{", "}}", "{{contact.name", "{ {user.name} }", "a } b", "${7*7} {% if %}"})
    EXPECT_TRUE(check_placeholders("text", text)) << text;
}

TEST(Placeholders, A62_AnythingElseIsRefusedByName) {
  for (const auto text :
       {"{{}}", "{{ }}", "{{7*7}}", "{{contact.Name}}", "{{user.password}}", "{{{contact.name}}}",
        "{{contact.name}} {{oops}}", "{{|there}}", "{{{{contact.name}}}}"}) {
    const auto status = check_placeholders("text", text);
    ASSERT_FALSE(status) << text;
    EXPECT_EQ(status.error().field, "text");
  }
  EXPECT_EQ(check_placeholders("text", "Hi {{ oops | x }}").error().detail,
            "there is no placeholder {{oops}}");
}

}  // namespace
}  // namespace harken
