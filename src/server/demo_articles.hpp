// SPDX-License-Identifier: AGPL-3.0-or-later
// The help centre of the demo shop.
#pragma once

#include <span>
#include <string_view>

namespace harken::server {

struct DemoCategory {
  std::string_view handle;
  std::string_view names[3];  // English, Russian, Indonesian
  std::string_view descriptions[3];
};

// text: a small markup, one block a line: "## " heading, "- " and "1. " items, "> " quote, "|"
// cells of a table row, else a paragraph; *bold* and [words](address) inside.
struct DemoTranslation {
  std::string_view language;
  std::string_view title;
  std::string_view text;
};

struct DemoArticle {
  std::string_view category;
  bool is_published;
  std::span<const DemoTranslation> translations;
};

std::span<const DemoCategory> demo_categories();
std::span<const DemoArticle> demo_articles();

}  // namespace harken::server
