// SPDX-License-Identifier: AGPL-3.0-or-later
// Published articles as answers: found by words, by the team while it replies and by customers
// before they ask.
#pragma once

#include "core/model/conversation.hpp"
#include "core/model/knowledge.hpp"
#include "core/policy/access.hpp"
#include "ports/knowledge_store.hpp"

namespace harken::app {

inline constexpr int kMostHits = 20;

struct ArticleHit {
  PublishedArticle article;  // without its body
  KnowledgeBase base;
  std::string category;  // its name; empty: of no category
  std::vector<SnippetPart> snippet;
};

struct FindArticles {
  std::vector<KnowledgeBase> bases;  // where to look
  // In this language if there is something, else in the base's own, else in any. Each article once.
  std::string language;
  std::string query;  // empty: the first articles as they stand in the base
  int limit = kMostHits;
};
// The best first.
Rows<ArticleHit> find_articles(Tx& tx, const FindArticles& command);

// The bases in which this conversation's answers are looked for: those offered on its channel.
Rows<KnowledgeBase> bases_for(Tx& tx, const Conversation& conversation);
// For customers: the public ones among those of the channel.
Rows<KnowledgeBase> public_bases_on(Tx& tx, WorkspaceId workspace, ChannelId channel);

struct Answer {
  PublishedArticle article;
  KnowledgeBase base;
};
// Whatever is published, for any colleague. Errors: not_found.
Result<Answer> read_answer(Tx& tx, const Actor& actor, ArticleId id, std::string_view language);

// What a message points to. Errors: article_not_available (it is not published in this language,
// its base is for the team alone or not offered on the conversation's channel).
Result<ArticleLink> link_to_article(Tx& tx, const Conversation& conversation, ArticleId id,
                                    std::string_view language);

}  // namespace harken::app
