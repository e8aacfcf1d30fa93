// SPDX-License-Identifier: AGPL-3.0-or-later
// Takes away from this process what reading a mail does not need (R11).
#pragma once

#include <cstddef>

#include "core/base/result.hpp"

namespace harken::email {

struct Confinement {
  unsigned int cpu_seconds = 10;
  std::size_t memory_bytes = 512 * 1024 * 1024;
};

// From here on: little time and memory, no network, no other process, nothing written but to what
// is open. Errors: unavailable, when the system refuses one of it.
Status confine(const Confinement& limits);

}  // namespace harken::email
