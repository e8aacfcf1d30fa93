// SPDX-License-Identifier: AGPL-3.0-or-later
// Finished pages, until something is published anew. A page that was made before a change and comes
// after it is not kept, so nothing old is ever shown as new.
#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>

namespace harken::edge {

struct CachedPage {
  std::string content_type;
  std::string policy;  // Content-Security-Policy
  std::string etag;    // with its quotes
  std::shared_ptr<const std::string> body;
  std::shared_ptr<const std::string> gzip;
};

class HelpCache {
 public:
  // Taken before the database is read.
  std::uint64_t generation() const;
  std::shared_ptr<const CachedPage> find(const std::string& key) const;
  void put(const std::string& key, std::uint64_t generation,
           std::shared_ptr<const CachedPage> page);
  // Something has changed.
  void forget();

 private:
  using Time = std::chrono::steady_clock::time_point;
  struct Entry {
    std::shared_ptr<const CachedPage> page;
    Time until;
  };

  mutable std::mutex mutex_;
  std::uint64_t generation_ = 0;
  std::size_t bytes_ = 0;
  std::unordered_map<std::string, Entry> pages_;
};

}  // namespace harken::edge
