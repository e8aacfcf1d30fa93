// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/knowledge/knowledge_bases.hpp"

#include <algorithm>
#include <boost/json.hpp>

#include "app/admin/admin_event.hpp"
#include "app/admin/audit.hpp"
#include "app/admin/deletion_kinds.hpp"
#include "core/rules/slug.hpp"
#include "core/rules/text.hpp"
#include "wire/encode_knowledge.hpp"

namespace harken::app {

namespace {

constexpr std::size_t kMostLanguages = 20;
constexpr std::string_view kDefaultAccent = "#4f46d8";

bool is_color(std::string_view text) {
  return text.size() == 7 && text[0] == '#' &&
         text.substr(1).find_first_not_of("0123456789abcdefABCDEF") == std::string_view::npos;
}

Status announce(Tx& tx, Env& env, const KnowledgeBase& base) {
  return append_workspace_event(tx, env, base.workspace_id, "knowledge_base.updated",
                                {{"knowledge_base", wire::encode(base)}});
}

Status set_languages(KnowledgeBase& base, const std::vector<std::string>& languages) {
  if (languages.empty() || languages.size() > kMostLanguages)
    return fail_invalid("languages", "a knowledge base has 1 to 20 languages");
  base.languages.clear();
  for (const auto& language : languages) {
    RETURN_IF_ERROR(check_language("languages", language));
    if (std::ranges::find(base.languages, language) != base.languages.end())
      return fail_invalid("languages", "a language stands twice");
    base.languages.push_back(language);
  }
  base.language = base.languages.front();
  return {};
}

Status set_slug(Tx& tx, KnowledgeBase& base, const std::string& slug) {
  RETURN_IF_ERROR(check_slug("slug", slug));
  // What stands beside the knowledge bases under /help.
  if (slug == "files" || slug == "assets")
    return fail_invalid("slug", "this address is taken by the help centre itself");
  ASSIGN_OR_RETURN(const bool is_taken, tx.knowledge_bases().is_slug_taken(slug, base.id));
  if (is_taken)
    return fail(Errc::conflict, "already_exists", "there is a knowledge base at this address",
                "slug");
  base.slug = slug;
  return {};
}

// "Shop help" at shop-help, or at shop-help-2 when somebody was there before.
Result<std::string> free_slug(Tx& tx, std::string_view name) {
  auto wanted = slug_of(name).substr(0, 36);
  while (wanted.ends_with('-')) wanted.pop_back();
  if (wanted.size() < 2 || wanted == "files" || wanted == "assets") wanted = "help";
  auto slug = wanted;
  for (int i = 2;; ++i) {
    ASSIGN_OR_RETURN(const bool taken, tx.knowledge_bases().is_slug_taken(slug, {}));
    if (!taken) return slug;
    slug = wanted + "-" + std::to_string(i);
  }
}

Status set_channels(Tx& tx, KnowledgeBase& base, std::vector<ChannelId> channels) {
  std::ranges::sort(channels);
  const auto rest = std::ranges::unique(channels);
  channels.erase(rest.begin(), rest.end());
  for (const auto id : channels) {
    ASSIGN_OR_RETURN(const auto channel, tx.channels().find(base.workspace_id, id));
    if (!channel) return fail_invalid("channel_ids", "no such channel");
  }
  base.channel_ids = std::move(channels);
  return {};
}

Status apply(Tx& tx, const EditKnowledgeBase& command, KnowledgeBase& base) {
  if (command.name) {
    ASSIGN_OR_RETURN(base.name, check_name("name", *command.name, 60));
  }
  if (command.slug) RETURN_IF_ERROR(set_slug(tx, base, *command.slug));
  if (command.languages) RETURN_IF_ERROR(set_languages(base, *command.languages));
  if (command.accent) {
    if (!is_color(*command.accent)) return fail_invalid("accent", "not a colour like #3b5bdb");
    base.accent = *command.accent;
  }
  if (command.is_public) base.is_public = *command.is_public;
  if (command.channel_ids) RETURN_IF_ERROR(set_channels(tx, base, *command.channel_ids));
  return {};
}

// As the customers know the workspace already: the colour of its first widget, on all its channels.
Status fill_defaults(Tx& tx, KnowledgeBase& base) {
  ASSIGN_OR_RETURN(const auto channels, tx.channels().list(base.workspace_id));
  base.accent = channels.empty() ? std::string(kDefaultAccent) : channels.front().settings.accent;
  for (const auto& channel : channels) base.channel_ids.push_back(channel.id);
  return set_languages(base, {"en"});
}

// With its categories, which were only out of reach.
Status bring_back(Tx& tx, Env& env, const Actor& actor, const Deletion& deletion) {
  ASSIGN_OR_RETURN(const auto base,
                   get_knowledge_base(tx, actor, KnowledgeBaseId(deletion.subject_id)));
  return announce(tx, env, base);
}

Status purge(Tx& tx, Env&, const Deletion& deletion) {
  return tx.knowledge_bases().remove(KnowledgeBaseId(deletion.subject_id));
}

}  // namespace

constinit const DeletionKind kKnowledgeBaseDeletion{Deletable::knowledge_base,
                                                    Action::edit_knowledge, bring_back, purge};

Status require_knowledge_right(const Actor& actor) {
  return require(actor, Action::edit_knowledge);
}

Result<KnowledgeBase> get_knowledge_base(Tx& tx, const Actor& actor, KnowledgeBaseId id) {
  ASSIGN_OR_RETURN(auto base, tx.knowledge_bases().find(actor.workspace_id, id));
  if (!base) return fail_not_found("knowledge base");
  return *std::move(base);
}

Result<KnowledgeBase> create_knowledge_base(Tx& tx, Env& env, const Actor& actor,
                                            const EditKnowledgeBase& command) {
  RETURN_IF_ERROR(require_knowledge_right(actor));
  KnowledgeBase base;
  base.id = env.ids.make<KnowledgeBaseId>();
  base.workspace_id = actor.workspace_id;
  RETURN_IF_ERROR(fill_defaults(tx, base));
  RETURN_IF_ERROR(apply(tx, command, base));
  if (base.slug.empty()) {
    ASSIGN_OR_RETURN(base.slug, free_slug(tx, base.name));
  }
  RETURN_IF_ERROR(tx.knowledge_bases().insert(base));
  RETURN_IF_ERROR(announce(tx, env, base));
  RETURN_IF_ERROR(audit(
      tx, env, actor,
      {"knowledge_base.created", base.id.to_string(), base.name, nullptr, wire::encode(base)}));
  return base;
}

Result<KnowledgeBase> update_knowledge_base(Tx& tx, Env& env, const Actor& actor,
                                            const EditKnowledgeBase& command) {
  RETURN_IF_ERROR(require_knowledge_right(actor));
  ASSIGN_OR_RETURN(auto base, get_knowledge_base(tx, actor, command.id));
  if (base.version != command.version) return version_conflict(wire::encode(base));
  const auto before = wire::encode(base);
  RETURN_IF_ERROR(apply(tx, command, base));
  base.version += 1;
  ASSIGN_OR_RETURN(const bool is_written, tx.knowledge_bases().update(base, command.version));
  if (!is_written) return fail(Errc::unavailable, "unavailable", "changed meanwhile; try again");
  RETURN_IF_ERROR(announce(tx, env, base));
  RETURN_IF_ERROR(audit(
      tx, env, actor,
      {"knowledge_base.updated", base.id.to_string(), base.name, before, wire::encode(base)}));
  return base;
}

Result<Deletion> delete_knowledge_base(Tx& tx, Env& env, const Actor& actor, KnowledgeBaseId id) {
  RETURN_IF_ERROR(require_knowledge_right(actor));
  ASSIGN_OR_RETURN(const auto base, get_knowledge_base(tx, actor, id));
  ASSIGN_OR_RETURN(const bool has_articles, tx.articles().has_any(id));
  if (has_articles) return fail(Errc::conflict, "not_empty", "it still has articles");
  ASSIGN_OR_RETURN(
      const auto deletion,
      move_to_deleted(tx, env, actor, {Deletable::knowledge_base, id.value(), base.name}));
  RETURN_IF_ERROR(append_workspace_event(tx, env, base.workspace_id, "knowledge_base.deleted",
                                         {{"knowledge_base_id", id.to_string()}}));
  return deletion;
}

std::unexpected<Error> fail_base_deleted() {
  return fail(Errc::conflict, "parent_deleted", "its knowledge base is deleted itself");
}

}  // namespace harken::app
