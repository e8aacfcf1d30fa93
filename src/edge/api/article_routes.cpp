// SPDX-License-Identifier: AGPL-3.0-or-later
#include <boost/json.hpp>

#include "app/knowledge/articles.hpp"
#include "core/rules/document_html.hpp"
#include "edge/api/routes.hpp"
#include "wire/decode.hpp"
#include "wire/deletion.hpp"
#include "wire/encode_knowledge.hpp"

namespace harken::edge {

namespace json = boost::json;

namespace {

// The longest document as JSON.
constexpr std::size_t kDraftBodyLimit = 2 * 1024 * 1024;
constexpr std::string_view kPictures = "/api/v1/files/";

Result<ArticleState> state_of(const Request& request) {
  const auto text = request.query_param("state").value_or("any");
  if (text == "any") return ArticleState::any;
  if (text == "published") return ArticleState::published;
  if (text == "unpublished") return ArticleState::unpublished;
  if (text == "changed") return ArticleState::changed;
  return fail_invalid("state", "state is any, published, unpublished or changed");
}

Result<ArticleQuery> decode_query(const Request& request) {
  RETURN_IF_ERROR(
      check_query(request, {"knowledge_base", "category", "state", "q", "limit", "after"}));
  ArticleQuery query;
  ASSIGN_OR_RETURN(query.knowledge_base_id,
                   optional_query_id<KnowledgeBaseId>(request, "knowledge_base"));
  if (!query.knowledge_base_id) return fail_invalid("knowledge_base", "which knowledge base?");
  ASSIGN_OR_RETURN(query.category_id, optional_query_id<CategoryId>(request, "category"));
  ASSIGN_OR_RETURN(query.state, state_of(request));
  query.folded = request.query_param("q").value_or("");
  if (query.folded.size() > 200) return fail_invalid("q", "q is longer than 200 bytes");
  ASSIGN_OR_RETURN(query.limit, limit_of(request, 50, 200));
  ASSIGN_OR_RETURN(query.after, optional_query_id<ArticleId>(request, "after"));
  return query;
}

Result<StaffWork> list(const Request& request) {
  ASSIGN_OR_RETURN(const auto query, decode_query(request));
  return StaffWork([query](StaffCall& call) -> Result<Response> {
    auto wider = query;
    wider.limit += 1;
    ASSIGN_OR_RETURN(auto articles, app::list_articles(call.tx, call.actor(), wider));
    json::value next = nullptr;
    if (articles.size() > static_cast<std::size_t>(query.limit)) {
      articles.resize(static_cast<std::size_t>(query.limit));
      next = json::string(articles.back().id.to_string());
    }
    json::array items;
    for (const auto& article : articles) items.push_back(wire::encode(article));
    return ok({{"items", std::move(items)}, {"next", std::move(next)}});
  });
}

Result<StaffWork> get(const Request& request) {
  ASSIGN_OR_RETURN(const auto id, path_id<ArticleId>(request, 0));
  return StaffWork([id](StaffCall& call) -> Result<Response> {
    ASSIGN_OR_RETURN(const auto article, app::get_article(call.tx, call.actor(), id));
    return ok(wire::encode(article));
  });
}

Result<StaffWork> create(const Request& request) {
  ASSIGN_OR_RETURN(const auto body, wire::parse_object(request.body));
  wire::ObjectReader reader(body);
  app::CreateArticle command;
  command.knowledge_base_id = reader.id<KnowledgeBaseId>("knowledge_base_id");
  command.category_id = reader.optional_id<CategoryId>("category_id").value_or(CategoryId{});
  command.language = reader.optional_text("language", 2, 3).value_or("");
  command.title = reader.optional_text("title", 0, 200).value_or("");
  RETURN_IF_ERROR(reader.finish());
  return StaffWork([command](StaffCall& call) -> Result<Response> {
    ASSIGN_OR_RETURN(const auto article,
                     app::create_article(call.tx, call.env, call.actor(), command));
    return ok(wire::encode(article), 201);
  });
}

// null takes it out of its category.
std::optional<CategoryId> decode_category(wire::ObjectReader& reader) {
  if (reader.null("category_id")) return CategoryId{};
  return reader.optional_id<CategoryId>("category_id");
}

Result<StaffWork> update(const Request& request) {
  ASSIGN_OR_RETURN(const auto body, wire::parse_object(request.body));
  wire::ObjectReader reader(body);
  app::UpdateArticle command;
  ASSIGN_OR_RETURN(command.id, path_id<ArticleId>(request, 0));
  command.version = reader.integer("version");
  command.category_id = decode_category(reader);
  command.position = reader.optional_integer("position");
  RETURN_IF_ERROR(reader.finish());
  return StaffWork([command](StaffCall& call) -> Result<Response> {
    ASSIGN_OR_RETURN(const auto article,
                     app::update_article(call.tx, call.env, call.actor(), command));
    return ok(wire::encode(article));
  });
}

Result<StaffWork> remove(const Request& request) {
  ASSIGN_OR_RETURN(const auto id, path_id<ArticleId>(request, 0));
  return StaffWork([id](StaffCall& call) -> Result<Response> {
    ASSIGN_OR_RETURN(const auto deletion, app::delete_article(call.tx, call.env, call.actor(), id));
    return ok(wire::encode(deletion));
  });
}

Result<StaffWork> get_draft(const Request& request) {
  ASSIGN_OR_RETURN(const auto id, path_id<ArticleId>(request, 0));
  return StaffWork([id, language = request.params.at(1)](StaffCall& call) -> Result<Response> {
    ASSIGN_OR_RETURN(const auto draft, app::get_article_draft(call.tx, call.actor(), id, language));
    return ok(wire::encode(draft));
  });
}

// As readers will see it.
Result<StaffWork> preview(const Request& request) {
  ASSIGN_OR_RETURN(const auto id, path_id<ArticleId>(request, 0));
  return StaffWork([id, language = request.params.at(1)](StaffCall& call) -> Result<Response> {
    ASSIGN_OR_RETURN(const auto draft, app::get_article_draft(call.tx, call.actor(), id, language));
    return ok({{"title", draft.title}, {"html", to_html(draft.body, kPictures)}});
  });
}

Result<app::TranslationRef> path_translation(const Request& request) {
  app::TranslationRef of;
  ASSIGN_OR_RETURN(of.article_id, path_id<ArticleId>(request, 0));
  of.language = request.params.at(1);
  return of;
}

Result<StaffWork> save_draft(const Request& request) {
  ASSIGN_OR_RETURN(const auto body, wire::parse_object(request.body));
  wire::ObjectReader reader(body);
  app::SaveArticleDraft command;
  ASSIGN_OR_RETURN(command.of, path_translation(request));
  command.of.version = reader.integer("version");
  command.title = reader.text("title", 0, 200);
  const auto* document = reader.optional_object("body");
  if (!document) reader.refuse("body", "is missing");
  RETURN_IF_ERROR(reader.finish());
  ASSIGN_OR_RETURN(command.body, wire::decode_document(*document));
  return StaffWork([command](StaffCall& call) -> Result<Response> {
    ASSIGN_OR_RETURN(const auto draft,
                     app::save_article_draft(call.tx, call.env, call.actor(), command));
    return ok(wire::encode(draft));
  });
}

using Change = Result<ArticleDraft> (*)(Tx&, Env&, const Actor&, const app::TranslationRef&);

StaffDecode change_by(Change change) {
  return [change](const Request& request) -> Result<StaffWork> {
    ASSIGN_OR_RETURN(const auto body, wire::parse_object(request.body));
    wire::ObjectReader reader(body);
    ASSIGN_OR_RETURN(auto of, path_translation(request));
    of.version = reader.integer("version");
    RETURN_IF_ERROR(reader.finish());
    return StaffWork([change, of](StaffCall& call) -> Result<Response> {
      ASSIGN_OR_RETURN(const auto draft, change(call.tx, call.env, call.actor(), of));
      return ok(wire::encode(draft));
    });
  };
}

Result<StaffWork> list_revisions(const Request& request) {
  RETURN_IF_ERROR(check_query(request, {"limit", "before"}));
  ASSIGN_OR_RETURN(const auto of, path_translation(request));
  ASSIGN_OR_RETURN(const auto limit, limit_of(request, 50, 200));
  ASSIGN_OR_RETURN(const auto before, optional_query_id<RevisionId>(request, "before"));
  return StaffWork([of, limit, before](StaffCall& call) -> Result<Response> {
    ASSIGN_OR_RETURN(auto revisions, app::list_revisions(call.tx, call.actor(), of.article_id,
                                                         of.language, before, limit + 1));
    json::value next = nullptr;
    if (revisions.size() > static_cast<std::size_t>(limit)) {
      revisions.resize(static_cast<std::size_t>(limit));
      next = json::string(revisions.back().id.to_string());
    }
    json::array items;
    for (const auto& revision : revisions) items.push_back(wire::encode(revision));
    return ok({{"items", std::move(items)}, {"next", std::move(next)}});
  });
}

Result<StaffWork> get_revision(const Request& request) {
  ASSIGN_OR_RETURN(const auto id, path_id<ArticleId>(request, 0));
  ASSIGN_OR_RETURN(const auto revision_id, path_id<RevisionId>(request, 1));
  return StaffWork([id, revision_id](StaffCall& call) -> Result<Response> {
    ASSIGN_OR_RETURN(const auto revision,
                     app::get_revision(call.tx, call.actor(), id, revision_id));
    auto shown = wire::encode(revision);
    shown.as_object()["html"] = to_html(revision.body, kPictures);
    return ok(shown);
  });
}

Result<StaffWork> restore(const Request& request) {
  ASSIGN_OR_RETURN(const auto body, wire::parse_object(request.body));
  wire::ObjectReader reader(body);
  ASSIGN_OR_RETURN(auto of, path_translation(request));
  of.version = reader.integer("version");
  const auto revision = reader.id<RevisionId>("revision_id");
  RETURN_IF_ERROR(reader.finish());
  return StaffWork([of, revision](StaffCall& call) -> Result<Response> {
    ASSIGN_OR_RETURN(const auto draft,
                     app::restore_revision(call.tx, call.env, call.actor(), of, revision));
    return ok(wire::encode(draft));
  });
}

}  // namespace

void add_article_routes(Api& api, Routes& routes) {
  const std::string articles = "/api/v1/articles";
  const std::string article = articles + "/{id}";
  const std::string translation = article + "/translations/{language}";
  routes.push_back(staff_read(api, articles, list));
  routes.push_back(staff_write(api, Method::post, articles, create));
  routes.push_back(staff_read(api, article, get));
  routes.push_back(staff_write(api, Method::patch, article, update));
  routes.push_back(staff_write(api, Method::del, article, remove));
  routes.push_back(staff_read(api, translation, get_draft));
  routes.push_back(staff_write(api, Method::put, translation, save_draft));
  routes.back().body_limit = kDraftBodyLimit;
  routes.push_back(staff_read(api, translation + "/preview", preview));
  routes.push_back(
      staff_write(api, Method::post, translation + "/publish", change_by(app::publish)));
  routes.push_back(
      staff_write(api, Method::post, translation + "/unpublish", change_by(app::unpublish)));
  routes.push_back(staff_read(api, translation + "/revisions", list_revisions));
  routes.push_back(staff_write(api, Method::post, translation + "/restore", restore));
  routes.push_back(staff_read(api, article + "/revisions/{revision_id}", get_revision));
}

}  // namespace harken::edge
