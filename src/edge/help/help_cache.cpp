// SPDX-License-Identifier: AGPL-3.0-or-later
#include "edge/help/help_cache.hpp"

namespace harken::edge {

namespace {

constexpr std::size_t kMostBytes = 32 * 1024 * 1024;
constexpr std::size_t kMostPages = 4'000;
// For changes that come from another process, of which nobody tells us.
constexpr std::chrono::seconds kLongest{60};

}  // namespace

std::uint64_t HelpCache::generation() const {
  const std::lock_guard lock(mutex_);
  return generation_;
}

std::shared_ptr<const CachedPage> HelpCache::find(const std::string& key) const {
  const std::lock_guard lock(mutex_);
  const auto found = pages_.find(key);
  const bool is_fresh =
      found != pages_.end() && std::chrono::steady_clock::now() < found->second.until;
  return is_fresh ? found->second.page : nullptr;
}

void HelpCache::put(const std::string& key, std::uint64_t generation,
                    std::shared_ptr<const CachedPage> page) {
  const std::lock_guard lock(mutex_);
  if (generation != generation_) return;
  const auto size = page->body->size() + page->gzip->size();
  if (bytes_ + size > kMostBytes || pages_.size() >= kMostPages) {
    pages_.clear();
    bytes_ = 0;
  }
  bytes_ += size;
  pages_[key] = {std::move(page), std::chrono::steady_clock::now() + kLongest};
}

void HelpCache::forget() {
  const std::lock_guard lock(mutex_);
  ++generation_;
  pages_.clear();
  bytes_ = 0;
}

}  // namespace harken::edge
