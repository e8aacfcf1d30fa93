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

PlaceholderValues values_of(std::string name) {
  PlaceholderValues values;
  values[0] = name;
  values[1] = first_name(name);
  values[4] = "1738";
  return values;
}

TEST(Placeholders, LC15_FilledAsTextAndOnceWithTheFallbackForWhatIsUnknown) {
  const std::string_view text =
      "Hello {{ contact.first_name | there }}, #{{conversation.number}}: {{nobody}} {{";
  EXPECT_EQ(fill_placeholders(text, values_of(" Nora Lind ")), "Hello Nora, #1738: {{nobody}} {{");
  EXPECT_EQ(fill_placeholders(text, values_of("")), "Hello there, #1738: {{nobody}} {{");
  EXPECT_EQ(fill_placeholders("{{contact.email}}!", values_of("Nora")), "!");
  EXPECT_EQ(fill_placeholders("{{contact.name}}", values_of("{{user.email}}")), "{{user.email}}")
      << "what a customer calls themselves is never filled in turn";
}

Document of(std::vector<Node> pieces) {
  return {{{.kind = NodeKind::paragraph, .children = std::move(pieces)}}};
}
Node piece(std::string words) { return {.kind = NodeKind::text, .text = std::move(words)}; }

TEST(Placeholders, CO9_InADocumentEachStandsInOnePieceOfText) {
  EXPECT_TRUE(check_placeholders("document", of({piece("Hello {{contact.name|there}}!")})));
  EXPECT_FALSE(check_placeholders("document", of({piece("Hello {{contact.age}}")})));
  EXPECT_FALSE(check_placeholders("document", of({piece("Hello {{contact"), piece(".name}}")})));
}

}  // namespace
}  // namespace harken
