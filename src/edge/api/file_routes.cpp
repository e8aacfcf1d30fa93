// SPDX-License-Identifier: AGPL-3.0-or-later
// Upload: rights first, then the bytes to the blob store, then the row. Download: one builder of
// the answer for staff and visitors, so that no path forgets a header (A17 to A20).
#include <algorithm>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/json.hpp>

#include "app/composer/library.hpp"
#include "app/contact/contacts.hpp"
#include "app/intake/files.hpp"
#include "core/rules/text.hpp"
#include "edge/api/routes.hpp"
#include "edge/http/multipart.hpp"
#include "edge/http/problem.hpp"
#include "edge/http/uri.hpp"
#include "wire/write.hpp"

namespace harken::edge {

namespace {

// The form around the file is small.
constexpr std::size_t kUploadLimit = static_cast<std::size_t>(kMaxFileBytes) + 16 * 1024;

constexpr int kAttempts = 10;
constexpr std::chrono::milliseconds kBetweenAttempts{200};

struct Uploader {
  WorkspaceId workspace_id;
  UserId user_id;
  IdentityId identity_id;
};
using FindUploader = std::function<Result<Uploader>(Tx&)>;
using FindFile = std::function<Result<File>(Tx&)>;

FindUploader staff_uploader(Api& api, const Request& request) {
  return [&api, credentials = credentials_of(request)](Tx& tx) -> Result<Uploader> {
    ASSIGN_OR_RETURN(const auto who, app::authenticate(tx, api.env, credentials));
    return Uploader{who.actor.workspace_id, who.actor.user_id, {}};
  };
}

FindUploader visitor_uploader(Api& api, const Request& request) {
  return
      [&api, key = request.params.at(0), token = bearer_of(request)](Tx& tx) -> Result<Uploader> {
        ASSIGN_OR_RETURN(const auto visitor, app::authenticate_visitor(tx, api.env, key, token));
        return Uploader{visitor.workspace_id, {}, visitor.identity_id};
      };
}

struct CheckedFile {
  app::AddFile row;
  std::string bytes;
};

Result<CheckedFile> check_upload(const Request& request, std::span<const std::string_view> taken) {
  ASSIGN_OR_RETURN(auto upload, parse_upload(request.header("content-type"), request.body));
  if (upload.bytes.empty()) return fail_invalid("file", "the file is empty");
  if (upload.bytes.size() > static_cast<std::size_t>(kMaxFileBytes))
    return fail(Errc::too_large, "too_large", "a file has at most 10 MiB", "file");
  CheckedFile file;
  file.row.name = app::clean_file_name(upload.name);
  file.row.type = app::sniff_type(upload.bytes, file.row.name);
  if (std::ranges::find(taken, file.row.type) == taken.end())
    return fail(Errc::unsupported, "unsupported_type", "files of this type are not taken", "file");
  file.row.size = static_cast<std::int64_t>(upload.bytes.size());
  file.row.hash = app::hash_token(upload.bytes);
  file.bytes = std::move(upload.bytes);
  return file;
}

// The same bytes may just be on their way out (app/intake/doomed_blobs.hpp).
asio::awaitable<Result<File>> add_row(Api& api, const std::function<Result<File>(Tx&)>& work) {
  asio::steady_timer pause(co_await asio::this_coro::executor);
  for (int attempt = 1;; ++attempt) {
    auto added = co_await run<File>(api.database, Mode::write, work);
    const bool is_away = !added && added.error().kind == Errc::unavailable;
    if (!is_away || attempt == kAttempts || !api.database.is_healthy()) co_return added;
    pause.expires_after(kBetweenAttempts);
    co_await pause.async_wait(asio::use_awaitable);
  }
}

asio::awaitable<Result<File>> store(Api& api, CheckedFile file, FindUploader find_uploader) {
  auto bytes = std::make_shared<std::string>(std::move(file.bytes));
  const std::function<Status()> put = [&api, hash = file.row.hash, bytes] {
    return api.blobs.put(hash, *bytes);
  };
  auto stored = co_await run_on<Status>(api.worker, put);
  if (!stored) co_return std::unexpected(stored.error());
  std::function<Result<File>(Tx&)> work = [&api, find_uploader,
                                           row = std::move(file.row)](Tx& tx) -> Result<File> {
    ASSIGN_OR_RETURN(const auto uploader, find_uploader(tx));
    auto command = row;
    command.workspace_id = uploader.workspace_id;
    command.uploaded_by = uploader.user_id;
    command.uploaded_by_identity = uploader.identity_id;
    return app::add_file(tx, api.env, command);
  };
  auto added = co_await add_row(api, work);
  if (!added) co_return added;
  // Once more: housekeeping may have taken the same bytes away before the row was there.
  auto kept = co_await run_on<Status>(api.worker, put);
  if (!kept) co_return std::unexpected(kept.error());
  co_return added;
}

asio::awaitable<Response> upload(Api& api, Request& request, FindUploader find_uploader) {
  std::function<Result<Uploader>(Tx&)> identify = find_uploader;
  auto uploader = co_await run<Uploader>(api.database, Mode::write, std::move(identify));
  if (!uploader) co_return problem(uploader.error());
  const auto key =
      uploader->user_id ? uploader->user_id.to_string() : uploader->identity_id.to_string();
  if (auto status = api.limiters.uploads_by_sender.take(key); !status)
    co_return problem(status.error());
  const auto taken =
      uploader->user_id ? std::span<const std::string_view>(kFileTypes) : kVisitorFileTypes;
  auto file = check_upload(request, taken);
  if (!file) co_return problem(file.error());
  auto stored = co_await store(api, *std::move(file), std::move(find_uploader));
  if (!stored) co_return problem(stored.error());
  co_return ok_json(wire::to_json(*stored), 201);
}

Response file_response(const File& file, std::string bytes, const char* kept) {
  Response response;
  response.content_type = file.type;
  response.body = std::move(bytes);
  const char* kind = app::is_inline_type(file.type) ? "inline" : "attachment";
  response.headers = {
      {"Content-Disposition",
       std::string(kind) + "; filename*=UTF-8''" + percent_encode(file.name)},
      {"Content-Security-Policy", "sandbox; default-src 'none'"},
      {"Cache-Control", kept},
  };
  return response;
}

constexpr const char* kKeptByNobody = "private, no-store";
constexpr const char* kKeptForAnHour = "private, max-age=3600";

asio::awaitable<Response> download(Api& api, FindFile find, const char* kept) {
  std::function<Result<File>(Tx&)> work = std::move(find);
  auto file = co_await run<File>(api.database, Mode::read, std::move(work));
  if (!file) co_return problem(file.error());
  std::function<Result<std::string>()> get = [&api, hash = file->hash] {
    return api.blobs.get(hash);
  };
  auto bytes = co_await run_on<Result<std::string>>(api.worker, std::move(get));
  if (!bytes) co_return problem(bytes.error());
  co_return file_response(*file, *std::move(bytes), kept);
}

FindFile staff_file(Api& api, const Request& request) {
  return [&api, credentials = credentials_of(request),
          id = request.params.at(0)](Tx& tx) -> Result<File> {
    ASSIGN_OR_RETURN(const auto who, app::authenticate(tx, api.env, credentials));
    return app::get_file_for(tx, who.actor, id);
  };
}

// Of whom the caller may see. Its address changes with it, so that browsers may keep it for a
// while.
FindFile contact_photo(Api& api, const Request& request) {
  const auto id = ContactId::parse(request.params.at(0)).value_or(ContactId{});
  return [&api, id, credentials = credentials_of(request)](Tx& tx) -> Result<File> {
    ASSIGN_OR_RETURN(const auto who, app::authenticate(tx, api.env, credentials));
    ASSIGN_OR_RETURN(const auto contact, app::get_contact(tx, who.actor, id));
    if (contact.photo_hash.empty()) return fail_not_found("photo");
    File photo;
    photo.name = "photo";
    photo.type = contact.photo_type;
    photo.hash = contact.photo_hash;
    return photo;
  };
}

FindFile library_file(Api& api, const Request& request) {
  const auto id = LibraryItemId::parse(request.params.at(0)).value_or(LibraryItemId{});
  return [&api, id, credentials = credentials_of(request)](Tx& tx) -> Result<File> {
    ASSIGN_OR_RETURN(const auto who, app::authenticate(tx, api.env, credentials));
    return app::get_library_file(tx, who.actor, id);
  };
}

FindFile visitor_file(Api& api, const Request& request) {
  return [&api, key = request.params.at(0), id = request.params.at(1),
          token = bearer_of(request)](Tx& tx) -> Result<File> {
    ASSIGN_OR_RETURN(const auto visitor, app::authenticate_visitor(tx, api.env, key, token));
    return app::get_file_for_visitor(tx, visitor, id);
  };
}

}  // namespace

void add_file_routes(Api& api, Routes& routes) {
  const auto add_upload = [&](const char* path, auto uploader) {
    routes.push_back({Method::post, path,
                      [&api, uploader](Request& request) {
                        return upload(api, request, uploader(api, request));
                      },
                      kUploadLimit});
  };
  const auto add_download = [&](const char* path, auto find, const char* kept = kKeptByNobody) {
    routes.push_back({Method::get, path, [&api, find, kept](Request& request) {
                        return download(api, find(api, request), kept);
                      }});
  };
  add_upload("/api/v1/files", staff_uploader);
  add_upload("/api/v1/widget/{key}/files", visitor_uploader);
  add_download("/api/v1/files/{id}", staff_file);
  add_download("/api/v1/contacts/{id}/photo", contact_photo, kKeptForAnHour);
  add_download("/api/v1/library/{id}/content", library_file);
  add_download("/api/v1/widget/{key}/files/{id}", visitor_file);
}

}  // namespace harken::edge
