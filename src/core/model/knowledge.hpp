// SPDX-License-Identifier: AGPL-3.0-or-later
// Knowledge bases: articles in categories, each in several languages. What is written is a draft;
// what is published is a copy of its own, and only the copy ever reaches a customer.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/base/id.hpp"
#include "core/base/timestamp.hpp"
#include "core/model/document.hpp"

namespace harken {

struct KnowledgeBase {
  KnowledgeBaseId id;
  WorkspaceId workspace_id;
  std::string name;
  std::string slug;                    // in the address of the help centre; one in the installation
  std::string language;                // the default
  std::vector<std::string> languages;  // the default first
  std::string accent;                  // colour of the help centre
  bool is_public = true;               // false: for the team alone, without a help centre
  std::vector<ChannelId> channel_ids;  // where it is offered; sorted
  std::int64_t version = 1;
};

struct CategoryName {
  std::string language;
  std::string name;
  std::string description;

  bool operator==(const CategoryName&) const = default;
};

struct Category {
  CategoryId id;
  WorkspaceId workspace_id;
  KnowledgeBaseId knowledge_base_id;
  std::int64_t number = 0;  // in its address
  std::int64_t position = 0;
  std::vector<CategoryName> names;  // by language
  std::int64_t version = 1;
};

// How far an article is in one language.
struct Translation {
  std::string language;
  std::string title;
  bool has_changes = false;  // since it was published
  std::optional<Timestamp> published_at;
  Timestamp updated_at;
  std::string updated_by;  // the name, as it was
  std::int64_t version = 1;
};

struct Article {
  ArticleId id;
  WorkspaceId workspace_id;
  KnowledgeBaseId knowledge_base_id;
  CategoryId category_id;   // none: of no category
  std::int64_t number = 0;  // in its address
  std::int64_t position = 0;
  Timestamp created_at;
  std::int64_t version = 1;
  std::vector<Translation> translations;  // by language
};

// An article in one language as its writers see it.
struct ArticleDraft {
  ArticleId article_id;
  std::string language;
  std::string title;
  Document body;
  bool has_changes = false;
  std::optional<Timestamp> published_at;
  Timestamp updated_at;
  std::string updated_by;
  std::int64_t version = 1;
};

struct Revision {
  RevisionId id;
  ArticleId article_id;
  std::string language;
  std::string title;
  Document body;
  UserId author_id;
  std::string author_name;
  bool is_published = false;  // what customers got to read, then
  Timestamp created_at;
};

// What everybody may read.
struct PublishedArticle {
  ArticleId article_id;
  WorkspaceId workspace_id;
  KnowledgeBaseId knowledge_base_id;
  CategoryId category_id;
  std::int64_t number = 0;
  std::string language;
  std::string title;
  std::string slug;
  std::string excerpt;
  Document body;
  Timestamp first_published_at;
  Timestamp published_at;
};

// Of a message: which article it points to, as it was when it was sent.
struct ArticleLink {
  ArticleId article_id;
  std::string language;
  std::string title;
  std::string excerpt;
  std::string path;  // of the public page, such as /help/kiln/en/articles/4-returns

  bool operator==(const ArticleLink&) const = default;
};

// /help/{base}/{language}/articles/{number}-{slug}
inline std::string article_path(const KnowledgeBase& base, std::string_view language,
                                std::int64_t number, std::string_view slug) {
  return "/help/" + base.slug + "/" + std::string(language) + "/articles/" +
         std::to_string(number) + "-" + std::string(slug);
}

}  // namespace harken
