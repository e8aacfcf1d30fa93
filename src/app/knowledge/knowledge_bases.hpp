// SPDX-License-Identifier: AGPL-3.0-or-later
// Knowledge bases and their categories.
#pragma once

#include <optional>

#include "core/model/deletion.hpp"
#include "core/model/knowledge.hpp"
#include "core/policy/access.hpp"
#include "ports/env.hpp"
#include "ports/knowledge_store.hpp"

namespace harken::app {

// Errors: forbidden.
Status require_knowledge_right(const Actor& actor);
Result<KnowledgeBase> get_knowledge_base(Tx& tx, const Actor& actor, KnowledgeBaseId id);

struct EditKnowledgeBase {
  KnowledgeBaseId id;  // none: a new one
  std::int64_t version = 0;
  std::optional<std::string> name;
  std::optional<std::string> slug;  // a new one without it: made from the name
  std::optional<std::vector<std::string>> languages;
  std::optional<std::string> accent;  // a new one without it: that of the first channel
  std::optional<bool> is_public;
  std::optional<std::vector<ChannelId>> channel_ids;
};
// Errors: forbidden, not_found, invalid, version_conflict, already_exists (the slug).
Result<KnowledgeBase> create_knowledge_base(Tx& tx, Env& env, const Actor& actor,
                                            const EditKnowledgeBase& command);
Result<KnowledgeBase> update_knowledge_base(Tx& tx, Env& env, const Actor& actor,
                                            const EditKnowledgeBase& command);
// Errors: forbidden, not_found, not_empty (it has articles).
Result<Deletion> delete_knowledge_base(Tx& tx, Env& env, const Actor& actor, KnowledgeBaseId id);
// What was in a knowledge base comes back into it, not before it.
std::unexpected<Error> fail_base_deleted();

struct EditCategory {
  CategoryId id;                      // none: a new one
  KnowledgeBaseId knowledge_base_id;  // of a new one
  std::int64_t version = 0;
  std::optional<std::vector<CategoryName>> names;
  std::optional<std::int64_t> position;
};
// Errors: forbidden, not_found, invalid, version_conflict.
Result<Category> create_category(Tx& tx, Env& env, const Actor& actor, const EditCategory& command);
Result<Category> update_category(Tx& tx, Env& env, const Actor& actor, const EditCategory& command);
// Its articles stay, without a category.
Result<Deletion> delete_category(Tx& tx, Env& env, const Actor& actor, CategoryId id);

// The name in this language, else in the base's own, else in any.
std::string category_name(const Category& category, const KnowledgeBase& base,
                          std::string_view language);

}  // namespace harken::app
