// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/knowledge/articles.hpp"

#include <algorithm>
#include <boost/json.hpp>

#include "app/admin/admin_event.hpp"
#include "app/admin/deletion_kinds.hpp"
#include "app/knowledge/answers.hpp"
#include "app/knowledge/article_change.hpp"
#include "app/knowledge/knowledge_bases.hpp"
#include "core/rules/fold.hpp"
#include "core/rules/text.hpp"
#include "wire/encode_knowledge.hpp"

namespace harken::app {

namespace {

// A reader without the right to write knows nothing of drafts.
void hide_drafts(const Actor& actor, Article& article) {
  if (can_edit_knowledge(actor)) return;
  std::erase_if(article.translations, [](const Translation& each) { return !each.published_at; });
  for (auto& each : article.translations) each.has_changes = false;
}

Status check_category(Tx& tx, const KnowledgeBase& base, CategoryId id) {
  if (!id) return {};
  ASSIGN_OR_RETURN(const auto category, tx.categories().find(base.workspace_id, id));
  if (!category || category->knowledge_base_id != base.id)
    return fail_invalid("category_id", "no such category in this knowledge base");
  return {};
}

// With everything that belongs to it: no row of it was touched.
Status bring_back(Tx& tx, Env& env, const Actor& actor, const Deletion& deletion) {
  const ArticleId id(deletion.subject_id);
  ASSIGN_OR_RETURN(const auto article, get_article(tx, actor, id));
  ASSIGN_OR_RETURN(const auto base,
                   tx.knowledge_bases().find(actor.workspace_id, article.knowledge_base_id));
  if (!base) return fail_base_deleted();
  return announce_article(tx, env, actor, id);
}

Status purge(Tx& tx, Env&, const Deletion& deletion) {
  return tx.articles().remove(ArticleId(deletion.subject_id));
}

// The title in one of its languages, as the list shows it.
std::string title_of(const Article& article, const KnowledgeBase& base) {
  const auto& all = article.translations;
  const auto found = std::ranges::find(all, base.language, &Translation::language);
  if (found != all.end()) return found->title;
  return all.empty() ? std::string() : all.front().title;
}

}  // namespace

constinit const DeletionKind kArticleDeletion{Deletable::article, Action::edit_knowledge,
                                              bring_back, purge};

Result<Article> get_article(Tx& tx, const Actor& actor, ArticleId id) {
  ASSIGN_OR_RETURN(auto article, tx.articles().find(actor.workspace_id, id));
  if (article) hide_drafts(actor, *article);
  const bool is_hidden = article && article->translations.empty() && !can_edit_knowledge(actor);
  if (!article || is_hidden) return fail_not_found("article");
  return *std::move(article);
}

Result<Article> get_editable_article(Tx& tx, const Actor& actor, ArticleId id) {
  RETURN_IF_ERROR(require_knowledge_right(actor));
  return get_article(tx, actor, id);
}

namespace {

// Who only reads finds what stands in the published words, and nothing of the drafts.
Rows<Article> find_published(Tx& tx, const Actor& actor, const KnowledgeBase& base,
                             const ArticleQuery& query) {
  std::vector<Article> articles;
  if (query.after) return articles;  // all that is found is on the first page
  ASSIGN_OR_RETURN(const auto hits, find_articles(tx, {{base}, base.language, query.folded}));
  for (const auto& hit : hits) {
    if (std::ssize(articles) == query.limit) break;
    if (query.category_id && hit.article.category_id != query.category_id) continue;
    ASSIGN_OR_RETURN(auto article, get_article(tx, actor, hit.article.article_id));
    articles.push_back(std::move(article));
  }
  return articles;
}

}  // namespace

Rows<Article> list_articles(Tx& tx, const Actor& actor, ArticleQuery query) {
  ASSIGN_OR_RETURN(const auto base, get_knowledge_base(tx, actor, query.knowledge_base_id));
  query.workspace_id = actor.workspace_id;
  query.folded = fold(trim(query.folded));
  const bool may_write = can_edit_knowledge(actor);
  if (!may_write && !query.folded.empty()) return find_published(tx, actor, base, query);
  if (!may_write) query.state = ArticleState::published;
  ASSIGN_OR_RETURN(auto articles, tx.articles().list(query));
  for (auto& article : articles) hide_drafts(actor, article);
  return articles;
}

Result<Article> create_article(Tx& tx, Env& env, const Actor& actor, const CreateArticle& command) {
  RETURN_IF_ERROR(require_knowledge_right(actor));
  ASSIGN_OR_RETURN(const auto base, get_knowledge_base(tx, actor, command.knowledge_base_id));
  RETURN_IF_ERROR(check_category(tx, base, command.category_id));
  Article article;
  article.id = env.ids.make<ArticleId>();
  article.workspace_id = base.workspace_id;
  article.knowledge_base_id = base.id;
  article.category_id = command.category_id;
  article.created_at = env.clock.now();
  ASSIGN_OR_RETURN(article.number, tx.knowledge_bases().next_article_number(base.id));
  article.position = article.number;
  RETURN_IF_ERROR(tx.articles().insert(article));
  const auto language = command.language.empty() ? base.language : command.language;
  RETURN_IF_ERROR(
      save_article_draft(tx, env, actor, {{article.id, language, 0}, command.title, {}}));
  return get_article(tx, actor, article.id);
}

Result<Article> update_article(Tx& tx, Env& env, const Actor& actor, const UpdateArticle& command) {
  ASSIGN_OR_RETURN(auto article, get_editable_article(tx, actor, command.id));
  if (article.version != command.version) return version_conflict(wire::encode(article));
  ASSIGN_OR_RETURN(const auto base, get_knowledge_base(tx, actor, article.knowledge_base_id));
  if (command.category_id) {
    RETURN_IF_ERROR(check_category(tx, base, *command.category_id));
    article.category_id = *command.category_id;
  }
  if (command.position) {
    if (*command.position < 0 || *command.position > 1'000'000)
      return fail_invalid("position", "a position is 0 to 1000000");
    article.position = *command.position;
  }
  article.version += 1;
  ASSIGN_OR_RETURN(const bool is_written, tx.articles().update(article, command.version));
  if (!is_written) return fail(Errc::unavailable, "unavailable", "changed meanwhile; try again");
  RETURN_IF_ERROR(announce_article(tx, env, actor, article.id));
  return article;
}

Result<Deletion> delete_article(Tx& tx, Env& env, const Actor& actor, ArticleId id) {
  ASSIGN_OR_RETURN(const auto article, get_editable_article(tx, actor, id));
  ASSIGN_OR_RETURN(const auto base, get_knowledge_base(tx, actor, article.knowledge_base_id));
  ASSIGN_OR_RETURN(
      const auto deletion,
      move_to_deleted(tx, env, actor, {Deletable::article, id.value(), title_of(article, base)}));
  RETURN_IF_ERROR(append_workspace_event(
      tx, env, article.workspace_id, "article.deleted",
      {{"article_id", id.to_string()}, {"knowledge_base_id", base.id.to_string()}}));
  return deletion;
}

// Everybody of the team hears of it, so it says no more than that there is something new.
Status announce_article(Tx& tx, Env& env, const Actor& actor, ArticleId id) {
  ASSIGN_OR_RETURN(const auto article, tx.articles().find(actor.workspace_id, id));
  if (!article) return fail_not_found("article");
  return append_workspace_event(tx, env, article->workspace_id, "article.updated",
                                {{"article_id", id.to_string()},
                                 {"knowledge_base_id", article->knowledge_base_id.to_string()}});
}

}  // namespace harken::app
