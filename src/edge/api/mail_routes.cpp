// SPDX-License-Identifier: AGPL-3.0-or-later
// Mails as they look and as they came. What strangers wrote never runs: the answer forbids scripts,
// and stands in a frame of its own origin (A14).
#include <algorithm>

#include "app/channels/payload.hpp"
#include "app/conversation/change.hpp"
#include "core/base/base64.hpp"
#include "edge/api/routes.hpp"
#include "edge/http/problem.hpp"
#include "ports/connections.hpp"

namespace harken::edge {

namespace {

constexpr std::size_t kMostInlineBytes = 8 * 1024 * 1024;

// Mails are made for white paper; a dark desk does not change what somebody designed.
constexpr std::string_view kHead =
    "<!doctype html><meta charset=\"utf-8\"><base target=\"_blank\"><style>"
    "html{background:#fff;color:#1c1c1c;font:15px/1.5 system-ui,sans-serif;overflow-wrap:anywhere}"
    "body{margin:12px}img{max-width:100%;height:auto}table{max-width:100%}"
    "[data-fold]{display:none}img[data-src],img[data-cid]{display:none}"
    "blockquote{margin:0 0 0 8px;padding-left:10px;border-left:3px solid #ddd;color:#555}</style>";

struct ShownMail {
  std::string hash;
  std::vector<std::pair<std::string, File>> pictures;  // by content id
};

Result<ShownMail> find_mail(Tx& tx, Env& env, const app::Credentials& credentials, MessageId id) {
  ASSIGN_OR_RETURN(const auto who, app::authenticate(tx, env, credentials));
  ASSIGN_OR_RETURN(const auto message, tx.messages().find(who.actor.workspace_id, id));
  if (!message || !message->mail) return fail_not_found("mail");
  RETURN_IF_ERROR(app::get_visible(tx, who.actor, message->conversation_id));
  ASSIGN_OR_RETURN(const auto hash, tx.mails().html_hash(id));
  if (!hash) return fail_not_found("mail");
  ShownMail mail{*hash, {}};
  for (const auto& [content_id, file_id] : message->mail->inline_files) {
    ASSIGN_OR_RETURN(auto file, tx.files().find(file_id));
    if (file) mail.pictures.emplace_back(content_id, *std::move(file));
  }
  return mail;
}

void replace_all(std::string& text, std::string_view from, const std::string& to) {
  for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
    text.replace(at, from.size(), to);
}

const File* find_picture(const ShownMail& mail, std::string_view content_id) {
  const auto found =
      std::ranges::find(mail.pictures, content_id, &std::pair<std::string, File>::first);
  return found == mail.pictures.end() ? nullptr : &found->second;
}

// Nothing: it is not shown, or what is shown already is enough.
std::string data_of(BlobStore& blobs, const File* file, std::size_t& left) {
  if (!file || !file->type.starts_with("image/") || static_cast<std::size_t>(file->size) > left)
    return {};
  const auto bytes = blobs.get(file->hash);
  if (!bytes) return {};
  left -= bytes->size();
  return "src=\"data:" + file->type + ";base64," + to_base64(*bytes) + "\"";
}

// The sanitiser has written data-cid and data-src itself, and nothing else may be called so. Each
// use of a picture counts.
std::string with_pictures_in_place(BlobStore& blobs, const ShownMail& mail, std::string_view html) {
  constexpr std::string_view kMark = "data-cid=\"";
  std::string shown;
  std::size_t left = kMostInlineBytes;
  while (!html.empty()) {
    const auto mark = std::min(html.find(kMark), html.size());
    shown += html.substr(0, mark);
    html.remove_prefix(mark);
    if (html.empty()) break;
    const auto end = html.find('"', kMark.size());
    if (end == std::string_view::npos) return shown += html;
    const auto content_id = html.substr(kMark.size(), end - kMark.size());
    const auto data = data_of(blobs, find_picture(mail, content_id), left);
    shown += data.empty() ? html.substr(0, end + 1) : std::string_view(data);
    html.remove_prefix(end + 1);
  }
  return shown;
}

Response html_response(std::string html, bool with_pictures) {
  if (with_pictures) replace_all(html, "data-src=\"", "src=\"");
  Response response;
  response.content_type = "text/html; charset=utf-8";
  response.body = std::string(kHead) + html;
  const std::string pictures = with_pictures ? "data: https:" : "data:";
  response.headers = {
      {"Content-Security-Policy",
       "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; img-src " +
           pictures + "; style-src 'unsafe-inline'; frame-ancestors 'self'"},
      {"X-Frame-Options", "SAMEORIGIN"},
      {"Cache-Control", "private, no-store"},
      {"Referrer-Policy", "no-referrer"}};
  return response;
}

asio::awaitable<Response> show_html(Api& api, Request& request) {
  const auto id = path_id<MessageId>(request, 0);
  if (!id) co_return problem(id.error());
  if (const auto query = check_query(request, {"pictures"}); !query)
    co_return problem(query.error());
  std::function<Result<ShownMail>(Tx&)> find = [&api, id = *id,
                                                credentials = credentials_of(request)](Tx& tx) {
    return find_mail(tx, api.env, credentials, id);
  };
  const auto mail = co_await run<ShownMail>(api.database, Mode::read, std::move(find));
  if (!mail) co_return problem(mail.error());
  const std::function<Result<std::string>()> load = [&api, &mail]() -> Result<std::string> {
    ASSIGN_OR_RETURN(const auto html, api.blobs.get(mail->hash));
    return with_pictures_in_place(api.blobs, *mail, html);
  };
  auto html = co_await run_on<Result<std::string>>(api.worker, load);
  if (!html) co_return problem(html.error());
  co_return html_response(*std::move(html), request.query_param("pictures").has_value());
}

Result<InboundEntry> find_original(Tx& tx, Env& env, const app::Credentials& credentials,
                                   MessageId id) {
  ASSIGN_OR_RETURN(const auto who, app::authenticate(tx, env, credentials));
  ASSIGN_OR_RETURN(const auto message, tx.messages().find(who.actor.workspace_id, id));
  if (!message || !message->mail) return fail_not_found("mail");
  RETURN_IF_ERROR(app::get_visible(tx, who.actor, message->conversation_id));
  ASSIGN_OR_RETURN(auto entry, tx.inbound().find_of_message(id));
  if (!entry) return fail_not_found("mail");
  return *std::move(entry);
}

asio::awaitable<Response> show_original(Api& api, Request& request) {
  const auto id = path_id<MessageId>(request, 0);
  if (!id) co_return problem(id.error());
  std::function<Result<InboundEntry>(Tx&)> find = [&api, id = *id,
                                                   credentials = credentials_of(request)](Tx& tx) {
    return find_original(tx, api.env, credentials, id);
  };
  const auto entry = co_await run<InboundEntry>(api.database, Mode::read, std::move(find));
  if (!entry) co_return problem(entry.error());
  const std::function<Result<RawInbound>()> load = [&api, &entry] {
    return app::get_payload(api.blobs, *entry);
  };
  auto raw = co_await run_on<Result<RawInbound>>(api.worker, load);
  if (!raw) co_return problem(raw.error());
  Response response;
  response.content_type = "message/rfc822";
  response.body = std::move(raw->payload);
  response.headers = {
      {"Content-Disposition", "attachment; filename=\"" + id->to_string() + ".eml\""},
      {"Content-Security-Policy", "sandbox; default-src 'none'"},
      {"Cache-Control", "private, no-store"}};
  co_return response;
}

}  // namespace

void add_mail_routes(Api& api, Routes& routes) {
  routes.push_back({Method::get, "/api/v1/messages/{id}/html",
                    [&api](Request& request) { return show_html(api, request); }});
  routes.push_back({Method::get, "/api/v1/messages/{id}/original",
                    [&api](Request& request) { return show_original(api, request); }});
}

}  // namespace harken::edge
