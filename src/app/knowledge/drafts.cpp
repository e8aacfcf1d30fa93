// SPDX-License-Identifier: AGPL-3.0-or-later
#include <algorithm>
#include <boost/json.hpp>

#include "app/admin/admin_event.hpp"
#include "app/admin/audit.hpp"
#include "app/intake/files.hpp"
#include "app/knowledge/article_change.hpp"
#include "app/knowledge/knowledge_bases.hpp"
#include "core/rules/document.hpp"
#include "core/rules/slug.hpp"
#include "core/rules/text.hpp"
#include "wire/encode_knowledge.hpp"

namespace harken::app {

namespace {

constexpr std::int64_t kOneSitting = 15 * 60;  // seconds

// Of a new translation: an empty draft that is not stored yet.
Result<ArticleDraft> find_or_begin(Tx& tx, const Actor& actor, const TranslationRef& of) {
  ASSIGN_OR_RETURN(const auto article, get_editable_article(tx, actor, of.article_id));
  ASSIGN_OR_RETURN(auto draft, tx.articles().find_draft(of.article_id, of.language));
  if (draft && draft->version != of.version) return version_conflict(wire::encode(*draft));
  if (draft) return *std::move(draft);
  if (of.version != 0) return fail_not_found("translation");
  ASSIGN_OR_RETURN(const auto base, get_knowledge_base(tx, actor, article.knowledge_base_id));
  if (std::ranges::find(base.languages, of.language) == base.languages.end())
    return fail_invalid("language", "the knowledge base is not kept in this language");
  ArticleDraft fresh;
  fresh.article_id = of.article_id;
  fresh.language = of.language;
  fresh.version = 0;
  return fresh;
}

// A picture is an upload of the writer, or in some article already.
Status keep_pictures(Tx& tx, const Actor& actor, const ArticleDraft& draft) {
  for (const auto& id : pictures_in(draft.body)) {
    ASSIGN_OR_RETURN(const auto file, tx.files().find(id));
    const bool is_picture =
        file && file->workspace_id == actor.workspace_id && file->type.starts_with("image/");
    const bool is_own = is_picture && file->uploaded_by == actor.user_id && !file->conversation_id;
    ASSIGN_OR_RETURN(const bool is_known, tx.articles().has_file(actor.workspace_id, id));
    if (!is_picture || (!is_own && !is_known)) return fail_invalid("body", "no such picture");
    RETURN_IF_ERROR(tx.articles().keep_file(draft.article_id, draft.language, id));
  }
  return {};
}

Status store(Tx& tx, Env& env, const Actor& actor, ArticleDraft& draft) {
  const auto old_version = draft.version++;
  draft.updated_at = env.clock.now();
  draft.updated_by = actor.name;
  if (old_version == 0) return tx.articles().insert_draft(draft);
  ASSIGN_OR_RETURN(const bool is_written, tx.articles().update_draft(draft, old_version));
  if (!is_written) return fail(Errc::unavailable, "unavailable", "changed meanwhile; try again");
  return {};
}

enum class Step : std::uint8_t { going_on, its_own, published };

// One sitting of one writer is one step, however often it is saved.
Status note_step(Tx& tx, Env& env, const Actor& actor, const ArticleDraft& draft, Step step) {
  ASSIGN_OR_RETURN(const auto steps,
                   tx.articles().list_revisions(draft.article_id, draft.language, RevisionId{}, 1));
  const auto now = env.clock.now();
  const bool is_same =
      !steps.empty() && steps.front().title == draft.title && steps.front().body == draft.body;
  const bool goes_on = !steps.empty() && !steps.front().is_published &&
                       steps.front().author_id == actor.user_id &&
                       now < steps.front().created_at.plus_seconds(kOneSitting);
  Revision revision;
  if (goes_on && (step != Step::its_own || is_same)) revision = steps.front();
  revision.article_id = draft.article_id;
  revision.language = draft.language;
  revision.title = draft.title;
  revision.body = draft.body;
  revision.author_id = actor.user_id;
  revision.author_name = actor.name;
  revision.is_published = step == Step::published;
  revision.created_at = now;
  if (revision.id) return tx.articles().update_revision(revision);
  revision.id = env.ids.make<RevisionId>();
  return tx.articles().insert_revision(revision);
}

Result<ArticleDraft> write(Tx& tx, Env& env, const Actor& actor, ArticleDraft draft, Step step) {
  draft.has_changes = true;
  RETURN_IF_ERROR(keep_pictures(tx, actor, draft));
  RETURN_IF_ERROR(store(tx, env, actor, draft));
  RETURN_IF_ERROR(note_step(tx, env, actor, draft, step));
  RETURN_IF_ERROR(announce_article(tx, env, actor, draft.article_id));
  return draft;
}

Status put_page(Tx& tx, const Actor& actor, const ArticleDraft& draft, Timestamp now) {
  ASSIGN_OR_RETURN(const auto article, get_article(tx, actor, draft.article_id));
  ASSIGN_OR_RETURN(const auto earlier, tx.published_articles().find(
                                           actor.workspace_id, draft.article_id, draft.language));
  PublishedArticle page;
  page.article_id = draft.article_id;
  page.knowledge_base_id = article.knowledge_base_id;
  page.language = draft.language;
  page.title = draft.title;
  page.slug = slug_of(draft.title);
  if (page.slug.empty()) page.slug = draft.language;
  page.excerpt = excerpt_of(draft.body);
  page.body = draft.body;
  page.first_published_at = earlier ? earlier->first_published_at : now;
  page.published_at = now;
  std::vector<std::string> headings;
  for (const auto& entry : outline_of(draft.body)) headings.push_back(entry.text);
  std::string words;
  for (const auto& block : draft.body.blocks) words += words_in(block) + "\n";
  return tx.published_articles().put(page, index_words(draft.title, headings, words),
                                     pictures_in(draft.body));
}

}  // namespace

Result<ArticleDraft> save_article_draft(Tx& tx, Env& env, const Actor& actor,
                                        const SaveArticleDraft& command) {
  ASSIGN_OR_RETURN(auto draft, find_or_begin(tx, actor, command.of));
  RETURN_IF_ERROR(check_line("title", command.title, 200));
  RETURN_IF_ERROR(check_document(command.body));
  const std::string title(trim(command.title));
  // Saving what is there already leaves no trace.
  if (draft.version > 0 && draft.title == title && draft.body == command.body) return draft;
  draft.title = title;
  draft.body = command.body;
  return write(tx, env, actor, std::move(draft), Step::going_on);
}

Result<ArticleDraft> get_article_draft(Tx& tx, const Actor& actor, ArticleId id,
                                       std::string_view language) {
  RETURN_IF_ERROR(get_editable_article(tx, actor, id));
  ASSIGN_OR_RETURN(auto draft, tx.articles().find_draft(id, language));
  if (!draft) return fail_not_found("translation");
  return *std::move(draft);
}

Result<ArticleDraft> publish(Tx& tx, Env& env, const Actor& actor, const TranslationRef& of) {
  ASSIGN_OR_RETURN(auto draft, find_or_begin(tx, actor, of));
  if (draft.version == 0) return fail_not_found("translation");
  if (draft.title.empty())
    return fail_invalid("title", "an article needs a title before others read it");
  if (trim(plain_text(draft.body)).empty() && pictures_in(draft.body).empty())
    return fail_invalid("body", "there is nothing to read yet");
  const auto now = env.clock.now();
  draft.published_at = now;
  draft.has_changes = false;
  RETURN_IF_ERROR(store(tx, env, actor, draft));
  RETURN_IF_ERROR(note_step(tx, env, actor, draft, Step::published));
  RETURN_IF_ERROR(put_page(tx, actor, draft, now));
  RETURN_IF_ERROR(announce_article(tx, env, actor, draft.article_id));
  RETURN_IF_ERROR(
      audit(tx, env, actor, {"article.published", draft.article_id.to_string(), draft.title}));
  return draft;
}

Result<ArticleDraft> unpublish(Tx& tx, Env& env, const Actor& actor, const TranslationRef& of) {
  ASSIGN_OR_RETURN(auto draft, find_or_begin(tx, actor, of));
  if (draft.version == 0) return fail_not_found("translation");
  draft.published_at.reset();
  draft.has_changes = true;
  RETURN_IF_ERROR(store(tx, env, actor, draft));
  RETURN_IF_ERROR(tx.published_articles().remove(draft.article_id, draft.language));
  RETURN_IF_ERROR(announce_article(tx, env, actor, draft.article_id));
  RETURN_IF_ERROR(
      audit(tx, env, actor, {"article.unpublished", draft.article_id.to_string(), draft.title}));
  return draft;
}

Result<ArticleDraft> restore_revision(Tx& tx, Env& env, const Actor& actor,
                                      const TranslationRef& of, RevisionId revision) {
  ASSIGN_OR_RETURN(auto draft, find_or_begin(tx, actor, of));
  ASSIGN_OR_RETURN(const auto found, tx.articles().find_revision(of.article_id, revision));
  if (!found || found->language != of.language) return fail_not_found("revision");
  draft.title = found->title;
  draft.body = found->body;
  return write(tx, env, actor, std::move(draft), Step::its_own);
}

Result<Revision> get_revision(Tx& tx, const Actor& actor, ArticleId id, RevisionId revision) {
  RETURN_IF_ERROR(get_editable_article(tx, actor, id));
  ASSIGN_OR_RETURN(auto found, tx.articles().find_revision(id, revision));
  if (!found) return fail_not_found("revision");
  return *std::move(found);
}

Rows<Revision> list_revisions(Tx& tx, const Actor& actor, ArticleId id, std::string_view language,
                              RevisionId before, int limit) {
  RETURN_IF_ERROR(get_editable_article(tx, actor, id));
  return tx.articles().list_revisions(id, language, before, limit);
}

}  // namespace harken::app
