// SPDX-License-Identifier: AGPL-3.0-or-later
// Published articles: for the team while it replies, for visitors before they ask.
#include <boost/json.hpp>

#include "app/conversation/change.hpp"
#include "app/knowledge/answers.hpp"
#include "core/rules/document.hpp"
#include "core/rules/document_html.hpp"
#include "edge/api/routes.hpp"
#include "edge/http/problem.hpp"
#include "wire/encode_knowledge.hpp"

namespace harken::edge {

namespace json = boost::json;

namespace {

constexpr std::string_view kPublicPictures = "/help/files/";

std::string path_of(const KnowledgeBase& base, const PublishedArticle& article) {
  return article_path(base, article.language, article.number, article.slug);
}

json::value encode_hit(const app::ArticleHit& hit) {
  return {{"id", hit.article.article_id.to_string()},
          {"language", hit.article.language},
          {"title", hit.article.title},
          {"category", hit.category},
          {"snippet", wire::encode(hit.snippet)},
          {"path", path_of(hit.base, hit.article)}};
}

// For the team also where it stands, and whether a customer could open it.
json::value encode_answer_hit(const app::ArticleHit& hit) {
  auto shown = encode_hit(hit);
  shown.as_object()["knowledge_base"] = hit.base.name;
  shown.as_object()["public"] = hit.base.is_public;
  if (!hit.base.is_public) shown.as_object()["path"] = nullptr;
  return shown;
}

struct Question {
  std::string query;
  std::string language;
  int limit = app::kMostHits;
};

Result<Question> decode_question(const Request& request, int fallback) {
  Question question;
  question.query = request.query_param("q").value_or("");
  if (question.query.size() > 400) return fail_invalid("q", "q is longer than 400 bytes");
  question.language = request.query_param("language").value_or("");
  if (question.language.size() > 3)
    return fail_invalid("language", "a language looks like en, ru or id");
  ASSIGN_OR_RETURN(question.limit, limit_of(request, fallback, app::kMostHits));
  return question;
}

Result<StaffWork> search(const Request& request) {
  RETURN_IF_ERROR(check_query(request, {"q", "language", "conversation", "limit"}));
  ASSIGN_OR_RETURN(const auto question, decode_question(request, app::kMostHits));
  ASSIGN_OR_RETURN(const auto conversation,
                   optional_query_id<ConversationId>(request, "conversation"));
  return StaffWork([question, conversation](StaffCall& call) -> Result<Response> {
    app::FindArticles command{{}, question.language, question.query, question.limit};
    if (conversation) {
      ASSIGN_OR_RETURN(const auto found, app::get_visible(call.tx, call.actor(), conversation));
      ASSIGN_OR_RETURN(command.bases, app::bases_for(call.tx, found));
    } else {
      ASSIGN_OR_RETURN(command.bases, call.tx.knowledge_bases().list(call.actor().workspace_id));
    }
    ASSIGN_OR_RETURN(const auto hits, app::find_articles(call.tx, command));
    json::array items;
    for (const auto& hit : hits) items.push_back(encode_answer_hit(hit));
    return ok({{"items", std::move(items)}});
  });
}

// The article in the parts that can be sent each for itself.
json::value encode_answer(const app::Answer& answer,
                          const std::vector<PublishedArticle>& languages) {
  json::array blocks;
  for (const auto& block : answer.article.body.blocks) {
    auto html = to_html(block, "/api/v1/files/");
    if (!html.empty()) blocks.push_back({{"html", std::move(html)}, {"text", plain_text(block)}});
  }
  json::array others;
  for (const auto& each : languages) others.emplace_back(each.language);
  const bool is_public = answer.base.is_public;
  return {{"id", answer.article.article_id.to_string()},
          {"language", answer.article.language},
          {"languages", std::move(others)},
          {"title", answer.article.title},
          {"knowledge_base", answer.base.name},
          {"public", is_public},
          {"path",
           is_public ? json::value(path_of(answer.base, answer.article)) : json::value(nullptr)},
          {"published_at", to_rfc3339(answer.article.published_at)},
          {"blocks", std::move(blocks)}};
}

Result<StaffWork> read(const Request& request) {
  RETURN_IF_ERROR(check_query(request, {}));
  ASSIGN_OR_RETURN(const auto id, path_id<ArticleId>(request, 0));
  return StaffWork([id, language = request.params.at(1)](StaffCall& call) -> Result<Response> {
    ASSIGN_OR_RETURN(const auto answer, app::read_answer(call.tx, call.actor(), id, language));
    ASSIGN_OR_RETURN(const auto languages, call.tx.published_articles().list_languages(id));
    return ok(encode_answer(answer, languages));
  });
}

using FindAnswer = std::function<Result<json::value>(Tx&, const Channel&)>;

// Without a session: whoever may see the widget may read its help.
asio::awaitable<Response> on_channel(Api& api, Request& request, Result<FindAnswer> find) {
  if (auto status = api.limiters.searches_by_address.take(request.remote_ip); !status)
    co_return problem(status.error());
  if (!find) co_return problem(find.error());
  std::function<Result<json::value>(Tx&)> work =
      [key = request.params.at(0), find = *std::move(find)](Tx& tx) -> Result<json::value> {
    ASSIGN_OR_RETURN(const auto channel, tx.channels().find_by_key(key));
    if (!channel) return fail_not_found("channel");
    return find(tx, *channel);
  };
  auto found = co_await run<json::value>(api.database, Mode::read, std::move(work));
  if (!found) co_return problem(found.error());
  auto response = ok(*found);
  response.headers.emplace_back("Cache-Control", "public, max-age=60");
  co_return response;
}

Result<FindAnswer> find_for_visitor(const Request& request) {
  RETURN_IF_ERROR(check_query(request, {"q", "language", "limit"}));
  ASSIGN_OR_RETURN(const auto question, decode_question(request, 10));
  return FindAnswer([question](Tx& tx, const Channel& channel) -> Result<json::value> {
    ASSIGN_OR_RETURN(auto bases, app::public_bases_on(tx, channel.workspace_id, channel.id));
    json::value help_path = nullptr;
    if (!bases.empty()) help_path = json::string("/help/" + bases.front().slug);
    ASSIGN_OR_RETURN(const auto hits, app::find_articles(tx, {std::move(bases), question.language,
                                                              question.query, question.limit}));
    json::array items;
    for (const auto& hit : hits) items.push_back(encode_hit(hit));
    return json::value{{"items", std::move(items)}, {"help_path", std::move(help_path)}};
  });
}

Result<FindAnswer> read_for_visitor(const Request& request) {
  RETURN_IF_ERROR(check_query(request, {}));
  ASSIGN_OR_RETURN(const auto id, path_id<ArticleId>(request, 1));
  return FindAnswer([id, language = request.params.at(2)](
                        Tx& tx, const Channel& channel) -> Result<json::value> {
    ASSIGN_OR_RETURN(const auto bases, app::public_bases_on(tx, channel.workspace_id, channel.id));
    ASSIGN_OR_RETURN(const auto article,
                     tx.published_articles().find(channel.workspace_id, id, language));
    if (!article) return fail_not_found("article");
    const auto base = std::ranges::find(bases, article->knowledge_base_id, &KnowledgeBase::id);
    if (base == bases.end()) return fail_not_found("article");
    return json::value{{"id", article->article_id.to_string()},
                       {"language", article->language},
                       {"title", article->title},
                       {"html", to_html(article->body, kPublicPictures)},
                       {"path", path_of(*base, *article)},
                       {"published_at", to_rfc3339(article->published_at)}};
  });
}

}  // namespace

void add_answer_routes(Api& api, Routes& routes) {
  routes.push_back(staff_read(api, "/api/v1/answers", search));
  routes.push_back(staff_read(api, "/api/v1/answers/{id}/{language}", read));
  const std::string widget = "/api/v1/widget/{key}/articles";
  routes.push_back({Method::get, widget, [&api](Request& request) {
                      return on_channel(api, request, find_for_visitor(request));
                    }});
  routes.push_back({Method::get, widget + "/{id}/{language}", [&api](Request& request) {
                      return on_channel(api, request, read_for_visitor(request));
                    }});
}

}  // namespace harken::edge
