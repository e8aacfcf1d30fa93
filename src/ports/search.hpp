// SPDX-License-Identifier: AGPL-3.0-or-later
// The full-text index. It follows the rows of messages, notes and contacts in small batches of its
// own, so that writing a message never waits for it; a mark for each says how far it has come.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/base/result.hpp"
#include "core/model/search.hpp"
#include "core/policy/access.hpp"

namespace harken {

enum class SearchSource : std::uint8_t { message, note, contact, ticket, ticket_entry };

struct SearchText {
  std::int64_t id = 0;
  std::string text;
};

struct SearchWords {
  std::int64_t id = 0;
  std::string words;  // as index_words_of makes them
};

// A message whose text has changed since it was put into the index.
struct StaleText {
  std::int64_t id = 0;
  std::string indexed;  // what the index has
  std::string text;     // as it is now
};

struct RenewedWords {
  std::int64_t id = 0;
  std::string before;  // as index_words_of made them of what the index has; exactly these
  std::string words;
};

// How many more texts have this word: the commonest are offered first for a prefix.
struct WordUse {
  std::string word;
  std::int64_t uses = 0;
};

struct SearchQuery {
  std::vector<WantedWord> words;  // not empty
  std::optional<ConversationStatus> status;
  DepartmentId department_id;  // none: any; the same for the others
  ChannelId channel_id;
  LabelId label_id;
  UserId holder_id;
  std::optional<Timestamp> from;  // of the message or note
  std::optional<Timestamp> to;
  int limit = 20;
  std::int64_t before = INT64_MAX;
};

// Places of hits, newest first, and the whole of none of them.
struct HitPage {
  struct Place {
    HitKind kind = HitKind::message;
    std::int64_t id = 0;
  };
  std::vector<Place> places;
  // Where to go on; none: there are no more. With a rare right to see, a page can be short and go
  // on.
  std::optional<std::int64_t> next;
};

class SearchIndex {
 public:
  virtual ~SearchIndex() = default;
  virtual Result<std::int64_t> followed_up_to(SearchSource) = 0;
  // In the order of ids.
  virtual Result<std::vector<SearchText>> list_after(SearchSource, std::int64_t after,
                                                     int limit) = 0;
  // Adds the words and moves the mark. False, and no words are written: the mark was not at `from`,
  // or one of the texts has changed since it was read.
  virtual Result<bool> follow(SearchSource, std::int64_t from, std::int64_t to,
                              std::span<const SearchWords>, std::span<const WordUse>) = 0;
  // Nobody changes another text before the end of the transaction.
  virtual Result<std::vector<StaleText>> list_stale(int limit) = 0;
  virtual Status renew(std::span<const RenewedWords>, std::span<const WordUse>) = 0;
  // Words in use that begin so, the commonest first; looked for among a bounded number of them.
  virtual Result<std::vector<std::string>> words_under(std::string_view head, int limit) = 0;
  // What the actor may see, newest first.
  virtual Result<HitPage> find(const Actor&, const SearchQuery&) = 0;
};

}  // namespace harken
