// SPDX-License-Identifier: AGPL-3.0-or-later
// Mails as they look and as they came. What strangers wrote never runs: the answer forbids scripts,
// and stands in a frame of its own origin (A14).
#include <map>

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
  ChannelKind kind{};  // whose HTML it is
  std::string hash;
  std::map<std::string, File, std::less<>> pictures;  // by content id
};

Result<ShownMail> find_mail(Tx& tx, Env& env, const app::Credentials& credentials, MessageId id) {
  ASSIGN_OR_RETURN(const auto who, app::authenticate(tx, env, credentials));
  ASSIGN_OR_RETURN(const auto message, tx.messages().find(who.actor.workspace_id, id));
  if (!message || !message->mail) return fail_not_found("mail");
  RETURN_IF_ERROR(app::check_visible(tx, who.actor, message->conversation_id));
  ASSIGN_OR_RETURN(const auto hash, tx.mails().html_hash(id));
  if (!hash) return fail_not_found("mail");
  ASSIGN_OR_RETURN(const auto kind, tx.channels().find_kind(message->channel_id));
  if (!kind) return fail_not_found("mail");
  ShownMail mail{*kind, *hash, {}};
  for (const auto& [content_id, file_id] : message->mail->inline_files) {
    ASSIGN_OR_RETURN(auto file, tx.files().find(file_id));
    if (file) mail.pictures.emplace(content_id, *std::move(file));
  }
  return mail;
}

// The files of a mail as parts of its page. One that is shown often counts each time: nobody makes
// a page of gigabytes from a small mail.
class Pictures {
 public:
  Pictures(BlobStore& blobs, const ShownMail& mail) : blobs_(blobs), mail_(mail) {}

  // Empty: it is not shown, or what is shown already is enough.
  std::string address_of(std::string_view content_id) {
    const auto found = mail_.pictures.find(content_id);
    if (found == mail_.pictures.end() || !found->second.type.starts_with("image/")) return {};
    const auto size = static_cast<std::size_t>(found->second.size);
    if (size > left_) return {};
    left_ -= size;
    return data_of(found->second);
  }

 private:
  const std::string& data_of(const File& file) {
    const auto [known, is_new] = data_.try_emplace(file.hash);
    if (!is_new) return known->second;
    if (const auto bytes = blobs_.get(file.hash))
      known->second = "data:" + file.type + ";base64," + to_base64(*bytes);
    return known->second;
  }

  BlobStore& blobs_;
  const ShownMail& mail_;
  std::map<std::string, std::string> data_;  // by hash
  std::size_t left_ = kMostInlineBytes;
};

Result<std::string> page_of(Api& api, const ShownMail& mail, bool with_pictures) {
  const auto* driver = api.channels.drivers.find(mail.kind);
  if (!driver) return fail_not_found("mail");
  ASSIGN_OR_RETURN(const auto html, api.blobs.get(mail.hash));
  Pictures pictures(api.blobs, mail);
  PictureSources sources;
  sources.of_file = [&](std::string_view content_id) { return pictures.address_of(content_id); };
  sources.from_elsewhere = with_pictures;
  return driver->show_html(html, sources);
}

Response html_response(const std::string& html, bool with_pictures) {
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
  const bool with_pictures = request.query_param("pictures").has_value();
  const std::function<Result<std::string>()> load = [&api, &mail, with_pictures] {
    return page_of(api, *mail, with_pictures);
  };
  const auto html = co_await run_on<Result<std::string>>(api.worker, load);
  if (!html) co_return problem(html.error());
  co_return html_response(*html, with_pictures);
}

Result<InboundEntry> find_original(Tx& tx, Env& env, const app::Credentials& credentials,
                                   MessageId id) {
  ASSIGN_OR_RETURN(const auto who, app::authenticate(tx, env, credentials));
  ASSIGN_OR_RETURN(const auto message, tx.messages().find(who.actor.workspace_id, id));
  if (!message || !message->mail) return fail_not_found("mail");
  RETURN_IF_ERROR(app::check_visible(tx, who.actor, message->conversation_id));
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
