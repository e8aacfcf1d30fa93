// SPDX-License-Identifier: AGPL-3.0-or-later
// Keeps the full-text index up with what is written, when the writer has nothing better to do; one
// node for all.
#pragma once

#include <atomic>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <span>
#include <string>
#include <thread>
#include <unordered_map>

#include "jobs/fenced_database.hpp"
#include "ports/search.hpp"

namespace harken::jobs {

using WordCounts = std::unordered_map<std::string, std::int64_t>;

// Which words are common, roughly: a word is told of when its uses have doubled since, so that the
// rows of common words are not written again with every message.
class WordTally {
 public:
  // What of a batch is worth writing, each word once.
  std::vector<WordUse> news_in(const WordCounts& batch) const;
  // The batch and its news are in the database. A batch that failed is never told, and comes again.
  void stored(const WordCounts& batch, std::span<const WordUse> news);

 private:
  struct Uses {
    std::int64_t told = 0;
    std::int64_t untold = 0;
  };
  std::unordered_map<std::string, Uses> uses_;
};

// One batch. Gives how many texts it has taken. Errors: what the database says.
Result<int> follow_some(Database& database, SearchSource source, int limit, WordTally& tally);

// Of messages that have been edited or deleted since they were taken; the same way.
Result<int> renew_some(Database& database, int limit);

class SearchIndexer {
 public:
  SearchIndexer(Database& database, LeaseKeeper& leases)
      : database_(database), lease_(leases.ask_for("search")) {}
  ~SearchIndexer() { stop(); }
  void start();
  // Something was written. Cheap; from any thread.
  void wake();
  // Follows no more; it may still be woken.
  void stop();

 private:
  void run();
  void catch_up(Database& database);
  bool wait_for_news();
  // True: stop.
  bool pause(std::chrono::milliseconds time);
  void wait_for_a_lull();

  Database& database_;
  std::unique_ptr<Lease> lease_;
  WordTally tally_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::atomic<bool> has_news_ = true;  // what came while nobody followed
  bool is_stopping_ = false;
  std::thread thread_;
};

}  // namespace harken::jobs
