// SPDX-License-Identifier: AGPL-3.0-or-later
#include "core/rules/colour.hpp"

#include <gtest/gtest.h>

namespace harken {
namespace {

TEST(Colour, WhatIsPaintedStaysReadable) {
  for (const auto* accent :
       {"#ffee00", "#4f46d8", "#000000", "#ffffff", "#2f6f4f", "#ff7f50", "#808080"}) {
    const auto fill = accent_fill(accent);
    EXPECT_GE(contrast(fill.accent, fill.ink), 4.5) << accent;
    for (const auto* surface : {"#ffffff", "#111114"})
      EXPECT_GE(contrast(accent_text(accent, surface), surface), 4.5) << accent;
  }
  EXPECT_EQ(accent_text("#2f6f4f", "#ffffff"), "#2f6f4f") << "what is good stays";
  EXPECT_NEAR(contrast("#000000", "#ffffff"), 21, 0.01);
}

}  // namespace
}  // namespace harken
