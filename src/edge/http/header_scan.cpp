// SPDX-License-Identifier: AGPL-3.0-or-later
#include "edge/http/header_scan.hpp"

namespace harken::edge {

HeaderScan::State HeaderScan::scan(std::string_view bytes) {
  while (position_ < bytes.size()) {
    const char c = bytes[position_];
    if (c == '\n' || c == '\0') return State::malformed;
    if (c != '\r') {
      ++position_;
      continue;
    }
    if (position_ + 1 >= bytes.size()) return State::incomplete;
    if (bytes[position_ + 1] != '\n') return State::malformed;
    if (position_ + 2 >= bytes.size()) return State::incomplete;
    const char next = bytes[position_ + 2];
    if (next == ' ' || next == '\t') return State::malformed;
    if (next == '\r') {
      if (position_ + 3 >= bytes.size()) return State::incomplete;
      if (bytes[position_ + 3] != '\n') return State::malformed;
      position_ += 4;
      return State::complete;
    }
    position_ += 2;
  }
  return State::incomplete;
}

}  // namespace harken::edge
