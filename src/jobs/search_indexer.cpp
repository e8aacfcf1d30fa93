// SPDX-License-Identifier: AGPL-3.0-or-later
#include "jobs/search_indexer.hpp"

#include <spdlog/spdlog.h>

#include <set>

#include "core/rules/words.hpp"
#include "jobs/give_way.hpp"

namespace harken::jobs {

namespace {

using std::chrono::milliseconds;

// Texts in one transaction: a quarter of a millisecond of the writer's time, or four when it has
// nothing to do.
constexpr int kBatch = 32;
constexpr int kIdleBatch = 512;
constexpr int kRenewed = 32;
// What is written meanwhile is followed together.
constexpr milliseconds kGather{80};
constexpr milliseconds kAfterError{2'000};
constexpr milliseconds kUntilTurn{1'000};
// A writer that is never idle is interrupted all the same after this many looks.
constexpr int kLooks = 100;
constexpr milliseconds kBetweenLooks{1};
constexpr std::size_t kMostWords = 20'000;

template <class Use>
void each_word(std::string_view words, Use use) {
  while (!words.empty()) {
    const auto word = words.substr(0, words.find(' '));
    use(word);
    words.remove_prefix(std::min(words.size(), word.size() + 1));
  }
}

struct Batch {
  std::int64_t from = 0;
  std::int64_t to = 0;
  std::vector<SearchWords> texts;
};

WordCounts count_words(const std::vector<SearchWords>& texts) {
  WordCounts counts;
  for (const auto& text : texts)
    each_word(text.words, [&](std::string_view word) { ++counts[std::string(word)]; });
  return counts;
}

Result<Batch> read_batch(Database& database, SearchSource source, int limit) {
  Batch batch;
  RETURN_IF_ERROR(run_read(database, [&](Tx& tx) -> Status {
    batch = {};
    ASSIGN_OR_RETURN(batch.from, tx.search().followed_up_to(source));
    ASSIGN_OR_RETURN(const auto texts, tx.search().list_after(source, batch.from, limit));
    for (const auto& each : texts) batch.texts.push_back({each.id, index_words_of(each.text)});
    return {};
  }));
  if (!batch.texts.empty()) batch.to = batch.texts.back().id;
  return batch;
}

}  // namespace

std::vector<WordUse> WordTally::news_in(const WordCounts& counts) const {
  std::vector<WordUse> news;
  for (const auto& [word, count] : counts) {
    const auto known = uses_.find(word);
    const Uses uses = known == uses_.end() ? Uses{} : known->second;
    if (uses.untold + count > uses.told) news.push_back({word, uses.untold + count});
  }
  return news;
}

void WordTally::stored(const WordCounts& counts, std::span<const WordUse> news) {
  if (uses_.size() > kMostWords) uses_.clear();
  for (const auto& [word, count] : counts) uses_[word].untold += count;
  for (const auto& each : news) {
    auto& uses = uses_[each.word];
    uses.told += each.uses;
    uses.untold = 0;
  }
}

Result<int> follow_some(Database& database, SearchSource source, int limit, WordTally& tally) {
  ASSIGN_OR_RETURN(const auto batch, read_batch(database, source, limit));
  if (batch.texts.empty()) return 0;
  // Prefixes in names and in tickets are looked up in their index itself.
  const bool counts_words = source == SearchSource::message || source == SearchSource::note;
  const auto counts = counts_words ? count_words(batch.texts) : WordCounts{};
  const auto news = tally.news_in(counts);
  RETURN_IF_ERROR(run_write(database, [&](Tx& tx) -> Status {
    // Another node that was faster has done the same.
    ASSIGN_OR_RETURN([[maybe_unused]] const bool is_ours,
                     tx.search().follow(source, batch.from, batch.to, batch.texts, news));
    return {};
  }));
  tally.stored(counts, news);
  return static_cast<int>(batch.texts.size());
}

namespace {

// A word that was in the text before is counted already.
std::vector<WordUse> new_words_of(const std::vector<RenewedWords>& texts) {
  WordCounts counts;
  for (const auto& text : texts) {
    std::set<std::string_view> before;
    each_word(text.before, [&](std::string_view word) { before.insert(word); });
    each_word(text.words, [&](std::string_view word) {
      if (!before.contains(word)) ++counts[std::string(word)];
    });
  }
  std::vector<WordUse> words;
  for (const auto& [word, count] : counts) words.push_back({word, count});
  return words;
}

}  // namespace

Result<int> renew_some(Database& database, int limit) {
  int renewed = 0;
  RETURN_IF_ERROR(run_write(database, [&](Tx& tx) -> Status {
    std::vector<RenewedWords> texts;
    ASSIGN_OR_RETURN(const auto stale, tx.search().list_stale(limit));
    for (const auto& each : stale)
      texts.push_back({each.id, index_words_of(each.indexed), index_words_of(each.text)});
    renewed = static_cast<int>(texts.size());
    return texts.empty() ? Status() : tx.search().renew(texts, new_words_of(texts));
  }));
  return renewed;
}

void SearchIndexer::start() {
  thread_ = std::thread([this] { run(); });
}

void SearchIndexer::stop() {
  {
    const std::lock_guard lock(mutex_);
    is_stopping_ = true;
  }
  changed_.notify_all();
  if (thread_.joinable()) thread_.join();
  lease_->give_up();
}

void SearchIndexer::wake() {
  if (has_news_.exchange(true)) return;
  const std::lock_guard lock(mutex_);
  changed_.notify_all();
}

void SearchIndexer::run() {
  give_way();
  while (wait_for_news()) {
    const auto tenure = lease_->tenure();
    if (!tenure) {
      pause(kUntilTurn);
      continue;
    }
    has_news_ = false;
    FencedDatabase fenced(database_, lease_->name(), tenure);
    catch_up(fenced);
  }
}

bool SearchIndexer::wait_for_news() {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [this] { return is_stopping_ || has_news_; });
  return !changed_.wait_for(lock, kGather, [this] { return is_stopping_; });
}

bool SearchIndexer::pause(milliseconds time) {
  std::unique_lock lock(mutex_);
  return changed_.wait_for(lock, time, [this] { return is_stopping_; });
}

void SearchIndexer::wait_for_a_lull() {
  for (int look = 0; look < kLooks && database_.is_writing(); ++look)
    if (pause(kBetweenLooks)) return;
}

void SearchIndexer::catch_up(Database& database) {
  for (;;) {
    const auto renewed = renew_some(database, kRenewed);
    if (!renewed) spdlog::warn("search index: {}", renewed.error().detail);
    if (!renewed || *renewed < kRenewed) break;
  }
  for (const auto source : {SearchSource::contact, SearchSource::message, SearchSource::note,
                            SearchSource::ticket, SearchSource::ticket_entry}) {
    for (;;) {
      wait_for_a_lull();
      if (pause(milliseconds{0})) return;
      const int batch = database.is_writing() ? kBatch : kIdleBatch;
      const auto done = follow_some(database, source, batch, tally_);
      if (!done) {
        spdlog::warn("search index: {}", done.error().detail);
        has_news_ = true;
        pause(kAfterError);
        return;
      }
      if (*done < batch) break;
    }
  }
}

}  // namespace harken::jobs
