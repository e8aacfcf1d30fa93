// SPDX-License-Identifier: AGPL-3.0-or-later
#include "wire/encode_knowledge.hpp"

#include <boost/json.hpp>

#include "wire/json_tools.hpp"

namespace harken::wire {

namespace json = boost::json;

json::value encode(const KnowledgeBase& base) {
  return {{"id", base.id.to_string()},
          {"name", base.name},
          {"slug", base.slug},
          {"languages", json::array(base.languages.begin(), base.languages.end())},
          {"accent", base.accent},
          {"public", base.is_public},
          {"channel_ids", id_array(base.channel_ids)},
          {"version", base.version}};
}

json::value encode(const Category& category) {
  json::array names;
  for (const auto& [language, name, description] : category.names)
    names.push_back({{"language", language}, {"name", name}, {"description", description}});
  return {{"id", category.id.to_string()},
          {"knowledge_base_id", category.knowledge_base_id.to_string()},
          {"number", category.number},
          {"position", category.position},
          {"names", std::move(names)},
          {"version", category.version}};
}

json::value encode(const Article& article) {
  json::array translations;
  for (const auto& each : article.translations) {
    translations.push_back({{"language", each.language},
                            {"title", each.title},
                            {"has_changes", each.has_changes},
                            {"published_at", time_or_null(each.published_at)},
                            {"updated_at", to_rfc3339(each.updated_at)},
                            {"updated_by", each.updated_by},
                            {"version", each.version}});
  }
  return {{"id", article.id.to_string()},
          {"knowledge_base_id", article.knowledge_base_id.to_string()},
          {"category_id", id_or_null(article.category_id)},
          {"number", article.number},
          {"position", article.position},
          {"translations", std::move(translations)},
          {"created_at", to_rfc3339(article.created_at)},
          {"version", article.version}};
}

json::value encode(const ArticleDraft& draft) {
  return {{"article_id", draft.article_id.to_string()},
          {"language", draft.language},
          {"title", draft.title},
          {"body", encode(draft.body)},
          {"has_changes", draft.has_changes},
          {"published_at", time_or_null(draft.published_at)},
          {"updated_at", to_rfc3339(draft.updated_at)},
          {"updated_by", draft.updated_by},
          {"version", draft.version}};
}

json::value encode(const Revision& revision) {
  return {{"id", revision.id.to_string()},
          {"language", revision.language},
          {"title", revision.title},
          {"author", {{"id", revision.author_id.to_string()}, {"name", revision.author_name}}},
          {"published", revision.is_published},
          {"created_at", to_rfc3339(revision.created_at)}};
}

json::value encode(const ArticleLink& link) {
  return {{"id", link.article_id.to_string()},
          {"language", link.language},
          {"title", link.title},
          {"excerpt", link.excerpt},
          {"path", link.path}};
}

json::value encode(const std::vector<SnippetPart>& parts) {
  json::array items;
  for (const auto& [text, is_hit] : parts) items.push_back({{"text", text}, {"hit", is_hit}});
  return items;
}

std::string store_article_link(const ArticleLink& link) { return json::serialize(encode(link)); }

ArticleLink load_article_link(std::string_view text) {
  boost::system::error_code error;
  const auto value = json::parse(text, error);
  if (error || !value.is_object()) return {};
  const auto get = [&](std::string_view name) -> std::string {
    const auto* found = value.get_object().if_contains(name);
    return found && found->is_string() ? std::string(found->get_string()) : std::string();
  };
  return {ArticleId::parse(get("id")).value_or(ArticleId{}), get("language"), get("title"),
          get("excerpt"), get("path")};
}

}  // namespace harken::wire
