// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <memory>

#include "desk.hpp"

namespace harken::load {

// Conversations, whose messages are all in the search index.
struct FillSize {
  int conversations = 0;
  int tickets = 0;
  int messages_each = 10;
};
// A demo desk with so much more.
std::unique_ptr<Desk> fill_desk(const DeskOptions& options, const FillSize& size);

// p95 in milliseconds through HTTP, of who sees everything.
double measure_lists(Desk& desk);  // the first page of every view
double measure_counts(Desk& desk);
double measure_search(Desk& desk);

}  // namespace harken::load
