// SPDX-License-Identifier: AGPL-3.0-or-later
// The full-text index, as rows.
#pragma once

#include "adapters/sql/full_text.hpp"
#include "adapters/sql/session.hpp"
#include "ports/search.hpp"
#include "ports/store.hpp"

namespace harken::sql {

// The text of this message is about to change: what the index has of it is remembered, for taking
// it out. The index follows nothing more before the end of the transaction.
Status note_stale(SqlSession& session, MessageId id);

class SearchRows : public SearchIndex {
 public:
  explicit SearchRows(SqlSession& session) : session_(session) {}
  Result<std::int64_t> followed_up_to(SearchSource) override;
  Rows<SearchText> list_after(SearchSource, std::int64_t after, int limit) override;
  Result<bool> follow(SearchSource, std::int64_t from, std::int64_t to,
                      std::span<const SearchWords>, std::span<const WordUse>) override;
  Rows<StaleText> list_stale(int limit) override;
  Status renew(std::span<const RenewedWords>, std::span<const WordUse>) override;
  Rows<std::string> words_under(std::string_view head, int limit) override;
  Result<HitPage> find(const Actor&, const SearchQuery&) override;

 private:
  Result<HitPage> find_page(const Actor&, const SearchQuery&);
  // The words as a query, each prefix with the words in use that begin with it.
  Result<std::string> match_for(const std::vector<WantedWord>& words);
  // Those in use, or the prefix itself where the index is faster with it.
  Rows<MatchWord> words_for(const std::string& prefix);
  Rows<HitPage::Place> find_among(const Actor&, const SearchQuery&, const std::string& match,
                                  int window);

  SqlSession& session_;
};

}  // namespace harken::sql
