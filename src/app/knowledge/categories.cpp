// SPDX-License-Identifier: AGPL-3.0-or-later
#include <algorithm>
#include <boost/json.hpp>

#include "app/admin/admin_event.hpp"
#include "app/admin/deletion_kinds.hpp"
#include "app/knowledge/knowledge_bases.hpp"
#include "core/rules/slug.hpp"
#include "core/rules/text.hpp"
#include "ports/deletions.hpp"
#include "wire/encode_knowledge.hpp"

namespace harken::app {

namespace {

constexpr std::size_t kMostCategories = 100;

Status announce(Tx& tx, Env& env, const Category& category) {
  return append_workspace_event(tx, env, category.workspace_id, "category.updated",
                                {{"category", wire::encode(category)}});
}

Status set_names(Category& category, std::vector<CategoryName> names) {
  if (names.empty()) return fail_invalid("names", "a category has a name in one language at least");
  std::ranges::sort(names, {}, &CategoryName::language);
  if (std::ranges::adjacent_find(names, {}, &CategoryName::language) != names.end())
    return fail_invalid("names", "a language stands twice");
  for (auto& each : names) {
    RETURN_IF_ERROR(check_language("names", each.language));
    ASSIGN_OR_RETURN(each.name, check_name("names", each.name, 80));
    RETURN_IF_ERROR(check_line("names", each.description, 200));
  }
  category.names = std::move(names);
  return {};
}

Status apply(const EditCategory& command, Category& category) {
  if (command.names) RETURN_IF_ERROR(set_names(category, *command.names));
  if (!command.position) return {};
  if (*command.position < 0 || *command.position > 1'000'000)
    return fail_invalid("position", "a position is 0 to 1000000");
  category.position = *command.position;
  return {};
}

Result<Category> get_category(Tx& tx, const Actor& actor, CategoryId id) {
  ASSIGN_OR_RETURN(auto category, tx.categories().find(actor.workspace_id, id));
  if (!category) return fail_not_found("category");
  return *std::move(category);
}

// Still not found although it is there again: its knowledge base is deleted.
Status bring_back(Tx& tx, Env& env, const Actor& actor, const Deletion& deletion) {
  const CategoryId id(deletion.subject_id);
  ASSIGN_OR_RETURN(const auto category, tx.categories().find(actor.workspace_id, id));
  if (!category) return fail_base_deleted();
  ASSIGN_OR_RETURN(const auto others, tx.categories().list(category->knowledge_base_id));
  if (others.size() > kMostCategories) return fail_no_room();
  RETURN_IF_ERROR(tx.deletions().put_category_back(deletion.id, id));
  return announce(tx, env, *category);
}

Status purge(Tx& tx, Env&, const Deletion& deletion) {
  return tx.categories().remove(CategoryId(deletion.subject_id));
}

}  // namespace

constinit const DeletionKind kCategoryDeletion{Deletable::category, Action::edit_knowledge,
                                               bring_back, purge};

Result<Category> create_category(Tx& tx, Env& env, const Actor& actor,
                                 const EditCategory& command) {
  RETURN_IF_ERROR(require_knowledge_right(actor));
  ASSIGN_OR_RETURN(const auto base, get_knowledge_base(tx, actor, command.knowledge_base_id));
  ASSIGN_OR_RETURN(const auto others, tx.categories().list(base.id));
  if (others.size() >= kMostCategories)
    return fail_invalid("knowledge_base_id", "a knowledge base has at most 100 categories");
  Category category;
  category.id = env.ids.make<CategoryId>();
  category.workspace_id = base.workspace_id;
  category.knowledge_base_id = base.id;
  category.position = others.empty() ? 0 : others.back().position + 1;
  RETURN_IF_ERROR(set_names(category, command.names.value_or(std::vector<CategoryName>())));
  RETURN_IF_ERROR(apply({.position = command.position}, category));
  ASSIGN_OR_RETURN(category.number, tx.knowledge_bases().next_category_number(base.id));
  RETURN_IF_ERROR(tx.categories().insert(category));
  RETURN_IF_ERROR(announce(tx, env, category));
  return category;
}

Result<Category> update_category(Tx& tx, Env& env, const Actor& actor,
                                 const EditCategory& command) {
  RETURN_IF_ERROR(require_knowledge_right(actor));
  ASSIGN_OR_RETURN(auto category, get_category(tx, actor, command.id));
  if (category.version != command.version) return version_conflict(wire::encode(category));
  RETURN_IF_ERROR(apply(command, category));
  category.version += 1;
  ASSIGN_OR_RETURN(const bool is_written, tx.categories().update(category, command.version));
  if (!is_written) return fail(Errc::unavailable, "unavailable", "changed meanwhile; try again");
  RETURN_IF_ERROR(announce(tx, env, category));
  return category;
}

Result<Deletion> delete_category(Tx& tx, Env& env, const Actor& actor, CategoryId id) {
  RETURN_IF_ERROR(require_knowledge_right(actor));
  ASSIGN_OR_RETURN(const auto category, get_category(tx, actor, id));
  ASSIGN_OR_RETURN(const auto base, get_knowledge_base(tx, actor, category.knowledge_base_id));
  ASSIGN_OR_RETURN(const auto deletion,
                   move_to_deleted(tx, env, actor,
                                   {Deletable::category, id.value(),
                                    category_name(category, base, base.language)}));
  RETURN_IF_ERROR(tx.deletions().take_category_off(deletion.id, id));
  RETURN_IF_ERROR(append_workspace_event(
      tx, env, category.workspace_id, "category.deleted",
      {{"category_id", id.to_string()}, {"knowledge_base_id", base.id.to_string()}}));
  return deletion;
}

std::string category_name(const Category& category, const KnowledgeBase& base,
                          std::string_view language) {
  for (const std::string_view wanted : {language, std::string_view(base.language)}) {
    const auto found = std::ranges::find(category.names, wanted, &CategoryName::language);
    if (found != category.names.end()) return found->name;
  }
  return category.names.empty() ? std::string() : category.names.front().name;
}

}  // namespace harken::app
