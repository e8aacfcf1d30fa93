// SPDX-License-Identifier: AGPL-3.0-or-later
// A disk on which the desk keeps something.
#pragma once

#include <cstdint>
#include <string>

namespace harken {

enum class Fullness : std::uint8_t { ok, high, critical };

struct Volume {
  std::string holds;   // database, files
  std::string folder;  // somewhere on it
  double used = 0;     // of what the desk could use at all, 0 to 1
  std::uint64_t free_bytes = 0;
};

// At 85 % there is still time, at 95 % hardly any.
inline Fullness fullness_of(const Volume& volume) {
  if (volume.used >= 0.95) return Fullness::critical;
  return volume.used >= 0.85 ? Fullness::high : Fullness::ok;
}

}  // namespace harken
