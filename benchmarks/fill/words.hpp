// SPDX-License-Identifier: AGPL-3.0-or-later
// Text as customers write it, as far as an index cares: a few words in nearly every message, very
// many in very few, in three languages.
#pragma once

#include <random>
#include <string>
#include <vector>

namespace harken::fill {

class Words {
 public:
  explicit Words(std::mt19937& random);
  std::string sentence();
  std::string name();

 private:
  const std::string& pick();

  std::mt19937& random_;
  std::vector<std::string> known_;
  std::discrete_distribution<std::size_t> choose_;
};

}  // namespace harken::fill
