// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/knowledge/answers.hpp"

#include <algorithm>
#include <map>

#include "app/knowledge/knowledge_bases.hpp"
#include "core/rules/document.hpp"

namespace harken::app {

namespace {

constexpr int kMatchesOfWord = 1'000;
constexpr int kWordsUnderHead = 5'000;
constexpr std::size_t kForgivenWords = 5;

struct Score {
  std::int64_t weight = 0;
  std::size_t words = 0;  // of the query, that it has
};
using Scores = std::map<std::pair<ArticleId, std::string>, Score>;
using BestOfWord = std::map<std::pair<ArticleId, std::string>, std::int64_t>;

Status collect(Tx& tx, KnowledgeBaseId base, const QueryWord& word, BestOfWord& best) {
  ASSIGN_OR_RETURN(const auto matches, tx.published_articles().match(base, word, kMatchesOfWord));
  for (const auto& match : matches) {
    // The very word is worth more than what only begins so.
    const auto weight = match.word == word.word ? match.weight * 2 : match.weight;
    auto& known = best[{match.article_id, match.language}];
    known = std::max(known, weight);
  }
  return {};
}

// Nothing begins so: perhaps a finger has slipped.
Status collect_forgiving(Tx& tx, KnowledgeBaseId base, const QueryWord& word, BestOfWord& best) {
  ASSIGN_OR_RETURN(const auto known,
                   tx.published_articles().words_under(base, head_of(word.word), kWordsUnderHead));
  std::size_t forgiven = 0;
  for (const auto& candidate : known) {
    if (!is_slip_of(word.word, candidate)) continue;
    RETURN_IF_ERROR(collect(tx, base, {candidate, candidate}, best));
    if (++forgiven == kForgivenWords) break;
  }
  return {};
}

Result<Scores> search(Tx& tx, KnowledgeBaseId base, const std::vector<QueryWord>& words) {
  Scores found;
  for (const auto& word : words) {
    BestOfWord best;
    RETURN_IF_ERROR(collect(tx, base, word, best));
    if (best.empty()) RETURN_IF_ERROR(collect_forgiving(tx, base, word, best));
    for (const auto& [key, weight] : best) {
      found[key].weight += weight;
      found[key].words += 1;
    }
  }
  return found;
}

// 0 is best: the language that was asked for, then the base's own, then the others.
int rank_of(const KnowledgeBase& base, std::string_view language, std::string_view wanted) {
  if (language == wanted) return 0;
  return language == base.language ? 1 : 2;
}

struct Ranked {
  ArticleId id;
  std::string language;
  Score score;
  const KnowledgeBase* base = nullptr;
};

// Of each article the language that the reader understands best.
void keep_best_language(std::vector<Ranked>& ranked, std::string_view wanted) {
  std::ranges::sort(ranked, [&](const Ranked& a, const Ranked& b) {
    if (a.id != b.id) return a.id < b.id;
    return rank_of(*a.base, a.language, wanted) < rank_of(*b.base, b.language, wanted);
  });
  const auto rest = std::ranges::unique(ranked, {}, &Ranked::id);
  ranked.erase(rest.begin(), rest.end());
}

Result<std::string> name_of_category(Tx& tx, const KnowledgeBase& base,
                                     const PublishedArticle& article) {
  if (!article.category_id) return std::string();
  ASSIGN_OR_RETURN(const auto category,
                   tx.categories().find(base.workspace_id, article.category_id));
  return category ? category_name(*category, base, article.language) : std::string();
}

Rows<ArticleHit> to_hits(Tx& tx, const std::vector<Ranked>& ranked,
                         const std::vector<QueryWord>& words, int limit) {
  std::vector<ArticleHit> hits;
  for (const auto& each : ranked) {
    if (hits.size() == static_cast<std::size_t>(limit)) break;
    ASSIGN_OR_RETURN(auto article,
                     tx.published_articles().find(each.base->workspace_id, each.id, each.language));
    if (!article) continue;
    std::string text;
    for (const auto& block : article->body.blocks) text += words_in(block) + " ";
    article->body = {};
    ASSIGN_OR_RETURN(auto category, name_of_category(tx, *each.base, *article));
    hits.push_back({*std::move(article), *each.base, std::move(category), snippet_of(text, words)});
  }
  return hits;
}

// Without words: what the base shows first.
Rows<ArticleHit> first_articles(Tx& tx, const FindArticles& command) {
  std::vector<ArticleHit> hits;
  for (const auto& base : command.bases) {
    ASSIGN_OR_RETURN(auto articles, tx.published_articles().list(base.id, command.language));
    if (articles.empty()) {
      ASSIGN_OR_RETURN(articles, tx.published_articles().list(base.id, base.language));
    }
    for (auto& article : articles) {
      if (hits.size() == static_cast<std::size_t>(command.limit)) return hits;
      ASSIGN_OR_RETURN(auto category, name_of_category(tx, base, article));
      std::vector<SnippetPart> snippet{{article.excerpt, false}};
      hits.push_back({std::move(article), base, std::move(category), std::move(snippet)});
    }
  }
  return hits;
}

}  // namespace

Rows<ArticleHit> find_articles(Tx& tx, const FindArticles& command) {
  const auto words = query_words(command.query);
  if (words.empty()) {
    // Signs alone are no question, and get no answer; nothing at all gets what comes first.
    return command.query.empty() ? first_articles(tx, command) : std::vector<ArticleHit>();
  }
  std::vector<Ranked> ranked;
  for (const auto& base : command.bases) {
    ASSIGN_OR_RETURN(const auto found, search(tx, base.id, words));
    for (const auto& [key, score] : found) ranked.push_back({key.first, key.second, score, &base});
  }
  keep_best_language(ranked, command.language);
  std::ranges::sort(ranked, [&](const Ranked& a, const Ranked& b) {
    if (a.score.words != b.score.words) return a.score.words > b.score.words;
    const int rank_a = rank_of(*a.base, a.language, command.language);
    const int rank_b = rank_of(*b.base, b.language, command.language);
    if (rank_a != rank_b) return rank_a < rank_b;
    if (a.score.weight != b.score.weight) return a.score.weight > b.score.weight;
    return a.id < b.id;
  });
  return to_hits(tx, ranked, words, command.limit);
}

Rows<KnowledgeBase> bases_for(Tx& tx, const Conversation& conversation) {
  return tx.knowledge_bases().list_on_channel(conversation.workspace_id, conversation.channel_id);
}

Rows<KnowledgeBase> public_bases_on(Tx& tx, WorkspaceId workspace, ChannelId channel) {
  ASSIGN_OR_RETURN(auto bases, tx.knowledge_bases().list_on_channel(workspace, channel));
  std::erase_if(bases, [](const KnowledgeBase& base) { return !base.is_public; });
  return bases;
}

Result<Answer> read_answer(Tx& tx, const Actor& actor, ArticleId id, std::string_view language) {
  ASSIGN_OR_RETURN(auto article, tx.published_articles().find(actor.workspace_id, id, language));
  if (!article) return fail_not_found("published article");
  ASSIGN_OR_RETURN(auto base, get_knowledge_base(tx, actor, article->knowledge_base_id));
  return Answer{*std::move(article), std::move(base)};
}

Result<ArticleLink> link_to_article(Tx& tx, const Conversation& conversation, ArticleId id,
                                    std::string_view language) {
  const auto refuse = [] {
    return fail(Errc::conflict, "article_not_available",
                "not published in this language, not public, or not offered on this channel",
                "article");
  };
  ASSIGN_OR_RETURN(const auto article,
                   tx.published_articles().find(conversation.workspace_id, id, language));
  if (!article) return refuse();
  ASSIGN_OR_RETURN(const auto bases,
                   public_bases_on(tx, conversation.workspace_id, conversation.channel_id));
  const auto base = std::ranges::find(bases, article->knowledge_base_id, &KnowledgeBase::id);
  if (base == bases.end()) return refuse();
  return ArticleLink{article->article_id, article->language, article->title, article->excerpt,
                     article_path(*base, article->language, article->number, article->slug)};
}

}  // namespace harken::app
