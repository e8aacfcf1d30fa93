// SPDX-License-Identifier: AGPL-3.0-or-later
// Numbers and stretches of somebody else's bytes, one after the other and never beyond the end:
// what is not there is zero or empty, and the reader says so.
#pragma once

#include <cstdint>
#include <string_view>

namespace harken::email {

class BytesReader {
 public:
  explicit BytesReader(std::string_view bytes) : rest_(bytes) {}

  bool is_at_end() const { return rest_.empty(); }
  bool is_broken() const { return is_broken_; }

  std::string_view take(std::size_t count) {
    if (count > rest_.size()) {
      is_broken_ = true;
      rest_ = {};
      return {};
    }
    const auto taken = rest_.substr(0, count);
    rest_.remove_prefix(count);
    return taken;
  }
  // The lowest byte first.
  std::uint32_t number(std::size_t bytes) {
    std::uint32_t value = 0;
    std::uint32_t shift = 0;
    for (const char c : take(bytes)) {
      value |= static_cast<std::uint32_t>(static_cast<unsigned char>(c)) << shift;
      shift += 8;
    }
    return value;
  }

 private:
  std::string_view rest_;
  bool is_broken_ = false;
};

}  // namespace harken::email
