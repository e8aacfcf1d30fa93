// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "core/base/result.hpp"
#include "ports/store.hpp"

namespace harken {

// Grows with each new holder: what an earlier one still does under an older fence is refused.
using Fence = std::int64_t;

struct LeaseNow {
  std::string name;
  NodeId holder;
  Fence fence = 0;
  bool is_over = false;  // whoever asks gets it
};

// Work that one node does at a time: a mailbox, a poll, timers. All times are the database's own,
// so that nodes whose clocks differ agree on who holds what.
class Leases {
 public:
  virtual ~Leases() = default;
  // Takes the lease, or holds it for so long from now on. None: another node has it.
  virtual Found<Fence> take(std::string_view name, NodeId holder, std::int64_t seconds) = 0;
  // Whether nobody has taken it since. Until the end of this transaction nobody can.
  virtual Result<bool> holds(std::string_view name, Fence) = 0;
  // Whoever holds it still does, and begins anew: what they do under their fence is refused from
  // now on.
  virtual Status begin_anew(std::string_view name) = 0;
  virtual Rows<LeaseNow> list() = 0;
  // The next to ask gets it at once.
  virtual Status give_up(std::string_view name, NodeId holder) = 0;
};

}  // namespace harken
