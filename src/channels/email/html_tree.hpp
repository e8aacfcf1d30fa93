// SPDX-License-Identifier: AGPL-3.0-or-later
// HTML of strangers as a tree, by the rules of HTML5. What would cost too much is given up early
// (A25): the parser walks its open elements for each tag and each letter, so depth is what makes it
// quadratic.
#pragma once

#include <gumbo.h>

#include <memory>
#include <string_view>

#include "core/base/result.hpp"

namespace harken::email {

inline constexpr std::size_t kMaxHtmlBytes = 8 * 1024 * 1024;
inline constexpr std::size_t kMaxHtmlNodes = 200'000;
inline constexpr int kMaxHtmlDepth = 256;
inline constexpr std::size_t kMaxTagAttributes = 1000;

class HtmlTree {
 public:
  // Errors: invalid, when it is beyond the limits. `html` must live as long as the tree.
  static Result<HtmlTree> parse(std::string_view html);

  // Null: there is none (a frameset).
  const GumboNode* body() const;

 private:
  // All memory of a tree: it is freed as a list, because the library's own way is recursive.
  class Memory;
  HtmlTree(std::shared_ptr<Memory> memory, const GumboOutput* output)
      : memory_(std::move(memory)), output_(output) {}

  std::shared_ptr<Memory> memory_;
  const GumboOutput* output_;
};

}  // namespace harken::email
