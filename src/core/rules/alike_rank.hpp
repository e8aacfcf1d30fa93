// SPDX-License-Identifier: AGPL-3.0-or-later
// Which of some texts say nearly the same as what somebody writes: the titles of open tickets, say.
// As in groups of messages, but against each text by itself, and what is asked may be only a few
// words of it.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "core/rules/alike_terms.hpp"

namespace harken {

struct Ranked {
  std::size_t at = 0;  // which of the texts
  double likeness = 0;
};

// The most alike first, at most `most`; of equals the earlier text. A term that many of the texts
// have counts less.
std::vector<Ranked> rank_alike(std::span<const Terms> asked, std::span<const Terms> texts,
                               std::size_t most);

}  // namespace harken
