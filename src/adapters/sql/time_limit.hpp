// SPDX-License-Identifier: AGPL-3.0-or-later
// How long what this thread reads may take: one dear search must not hold a reader for minutes
// (F10, F41). A session belongs to one thread at a time, and looks here when it begins a
// transaction.
#pragma once

#include <chrono>
#include <optional>

namespace harken::sql {

// Of patient work (ports/kinds_of_work.hpp).
inline constexpr std::chrono::seconds kPatience{60};

class TimeLimit {
 public:
  explicit TimeLimit(std::optional<std::chrono::milliseconds> limit) : outer_(current_) {
    current_ = limit;
  }
  ~TimeLimit() { current_ = outer_; }
  TimeLimit(const TimeLimit&) = delete;
  TimeLimit& operator=(const TimeLimit&) = delete;

  // None: as long as it takes. So it is for the writer, migrations and tools.
  static std::optional<std::chrono::milliseconds> current() { return current_; }

 private:
  static inline thread_local std::optional<std::chrono::milliseconds> current_;
  std::optional<std::chrono::milliseconds> outer_;
};

// Of the whole API.
inline constexpr const char* kTooSlow = "took_too_long";

}  // namespace harken::sql
