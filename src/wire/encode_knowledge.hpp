// SPDX-License-Identifier: AGPL-3.0-or-later
// The JSON of knowledge bases, as api/openapi.yaml describes it.
#pragma once

#include <boost/json/value.hpp>

#include "core/model/knowledge.hpp"
#include "core/rules/search_words.hpp"
#include "wire/document.hpp"

namespace harken::wire {

boost::json::value encode(const KnowledgeBase&);
boost::json::value encode(const Category&);
boost::json::value encode(const Article&);
boost::json::value encode(const ArticleDraft&);
// Without the body; with it, see revision_routes.
boost::json::value encode(const Revision&);
boost::json::value encode(const ArticleLink&);
boost::json::value encode(const std::vector<SnippetPart>&);

// How a message keeps what it points to.
std::string store_article_link(const ArticleLink&);
ArticleLink load_article_link(std::string_view text);

}  // namespace harken::wire
