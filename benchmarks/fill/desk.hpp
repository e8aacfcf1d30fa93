// SPDX-License-Identifier: AGPL-3.0-or-later
// What new rows belong to, and the chance that decides to which of it.
#pragma once

#include <random>
#include <vector>

#include "ports/database.hpp"

namespace harken::fill {

inline constexpr std::int64_t kSpanSeconds = 180 * 86'400;

// What the demo has, and what has been filled in.
struct Desk {
  Workspace workspace;
  Channel channel;
  std::vector<Department> departments;
  std::vector<User> users;
  std::vector<Label> labels;
  std::vector<Contact> contacts = {};
  std::vector<ConversationId> conversations = {};
};

Status load(Tx& tx, Desk& desk);
void require(const Status& status);

class Dice {
 public:
  explicit Dice(Timestamp now) {
    constexpr std::int64_t kStartOf2020Millis = 1'577'836'800'000;
    next_ = (now.micros / 1'000 - kStartOf2020Millis) << 20;
  }
  template <class T>
  T make_id() {
    return T(++next_);
  }
  int pick(int below) { return std::uniform_int_distribution(0, below - 1)(random_); }
  template <class T>
  const T& one_of(const std::vector<T>& items) {
    return items[static_cast<std::size_t>(pick(static_cast<int>(items.size())))];
  }
  std::mt19937& random() { return random_; }

 private:
  std::mt19937 random_{42};
  std::int64_t next_ = 0;
};

}  // namespace harken::fill
