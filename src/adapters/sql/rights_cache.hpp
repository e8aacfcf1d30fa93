// SPDX-License-Identifier: AGPL-3.0-or-later
// Who is signed in and who they are, remembered by a connection that only reads: every request
// asks, and the answer seldom changes. It forgets everything when a commit has changed rows that
// rights follow from, so that a revoked right does not outlive its commit. Only where all commits
// are made in this process: with SQLite.
#pragma once

#include <atomic>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>

#include "ports/store.hpp"

namespace harken::sql {

// Counts the commits that have changed such rows. The writer counts after COMMIT and before anybody
// is told of its success.
using RightsVersion = std::atomic<std::uint64_t>;

// False: nothing that the cache keeps can follow from this table. A table that is not known is
// taken to matter.
bool matters_for_rights(std::string_view table);

class RightsCache {
 public:
  explicit RightsCache(const RightsVersion& version) : version_(version) {}

  // Called before a transaction takes its snapshot, which then cannot be older than what is kept.
  void begin();

  template <class T>
  using Rows = std::unordered_map<std::string, T>;
  Rows<Session> sessions;
  Rows<ApiToken> api_tokens;
  Rows<User> users;

  // What is kept under the key, or what `load` finds, which is kept from then on.
  template <class T, class Load>
  static Found<T> find(Rows<T>& rows, std::string_view key, Load load) {
    std::string name(key);
    if (const auto known = rows.find(name); known != rows.end()) return known->second;
    ASSIGN_OR_RETURN(auto loaded, load());
    if (!loaded) return std::nullopt;
    if (rows.size() >= kMostRows) rows.clear();
    rows.emplace(std::move(name), *loaded);
    return loaded;
  }

 private:
  static constexpr std::size_t kMostRows = 1'000;

  const RightsVersion& version_;
  std::uint64_t seen_ = 0;
};

}  // namespace harken::sql
