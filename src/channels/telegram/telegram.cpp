// SPDX-License-Identifier: AGPL-3.0-or-later
#include "channels/telegram/telegram.hpp"

#include <openssl/crypto.h>

#include <algorithm>
#include <boost/json/serialize.hpp>
#include <charconv>

#include "channels/telegram/connection.hpp"
#include "channels/telegram/content.hpp"
#include "channels/telegram/failures.hpp"
#include "channels/telegram/parse.hpp"

namespace harken {

namespace {

using namespace telegram;

constexpr std::int64_t kLargestUpdate = 1024 * 1024;
constexpr std::int64_t kLargestDownload = 20 * 1024 * 1024;  // "Bot API, getFile"
constexpr std::int64_t kPollSeconds = 25;
constexpr std::int64_t kMostUpdates = 100;  // "Bot API, getUpdates"

json::array wanted_updates() {
  json::array names;
  for (const auto name : kWantedUpdates) names.emplace_back(name);
  return names;
}

// "Bot API, setWebhook".
bool is_hook_secret(std::string_view text) {
  return !text.empty() && text.size() <= 256 && std::ranges::all_of(text, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '_';
  });
}

// In the same time for every wrong one of the same length.
bool is_same(std::string_view a, std::string_view b) {
  return a.size() == b.size() && CRYPTO_memcmp(a.data(), b.data(), a.size()) == 0;
}

Status status_of(Result<BotAnswer> answer) {
  RETURN_IF_ERROR(result_of(std::move(answer)));
  return {};
}

Status delete_webhook(const BotApi& api) {
  return status_of(
      api.call({.method = "deleteWebhook", .arguments = {{"drop_pending_updates", false}}}));
}

Result<Polled> read_updates(const json::value& result, const std::string& cursor) {
  const auto* updates = result.if_array();
  if (!updates) return fail(Errc::unavailable, "refused_by_provider", "no list of updates came");
  Polled polled{.cursor = cursor};
  for (const auto& each : *updates) {
    const auto* update = each.if_object();
    if (!update) continue;
    auto raw = to_raw(*update, json::serialize(*update));
    // Without a number it can't be asked for again either.
    if (!raw) continue;
    polled.cursor = std::to_string(integer_of(*update, "update_id") + 1);
    polled.items.push_back(*std::move(raw));
  }
  if (polled.items.empty() && !updates->empty())
    return fail(Errc::unavailable, "refused_by_provider", "updates without numbers came");
  return polled;
}

std::int64_t number_in(const std::string& text) {
  std::int64_t number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

std::unexpected<Error> fail_too_large() {
  return fail(Errc::too_large, "too_large", "bots get files of at most 20 MB");
}

Result<std::string> path_of_file(const BotApi& api, const std::string& file_id) {
  auto answer = api.call({.method = "getFile", .arguments = {{"file_id", file_id}}});
  if (answer && !answer->ok && answer->error_code == 400) {
    if (answer->description.contains("too big")) return fail_too_large();
    // "temporarily unavailable" is to be tried again; another 400 says that there is no such file.
    if (!answer->description.contains("temporarily")) return fail_not_found("file");
  }
  ASSIGN_OR_RETURN(const auto result, result_of(std::move(answer)));
  const auto* file = result.if_object();
  auto path = file ? text_of(*file, "file_path") : std::string();
  if (path.empty()) return fail_not_found("file");
  // A Bot API server of one's own that runs with --local gives paths of its own disk.
  if (path.starts_with('/'))
    return fail(Errc::unavailable, "local_bot_api", "the Bot API server must run without --local");
  return path;
}

// "Bot API, UserProfilePhotos": the newest photo in its sizes. The smallest that is sharp as an
// avatar.
std::string small_photo_in(const json::value& result) {
  constexpr std::int64_t kSharp = 160;
  const auto* photos = result.if_object();
  if (!photos || array_of(*photos, "photos").empty()) return {};
  const auto* sizes = array_of(*photos, "photos").front().if_array();
  if (!sizes) return {};
  const json::object* chosen = nullptr;
  const auto side = [](const json::object& size) { return integer_of(size, "width"); };
  for (const auto& each : *sizes) {
    const auto* size = each.if_object();
    if (!size) continue;
    const bool fits_better = !chosen || (side(*chosen) < kSharp && side(*size) > side(*chosen)) ||
                             (side(*size) >= kSharp && side(*size) < side(*chosen));
    if (fits_better) chosen = size;
  }
  return chosen ? text_of(*chosen, "file_id") : std::string();
}

}  // namespace

Status TelegramDriver::check_change(const std::string& before, const std::string& after) const {
  const auto known = read_settings(before);
  const auto given = read_settings(after);
  const bool is_same = !known || !given || known->bot_id.empty() || known->bot_id == given->bot_id;
  if (is_same) return {};
  return fail_invalid("token", "this token is of another bot: connect it as a channel of its own");
}

std::string TelegramDriver::destination(const std::string& settings) const {
  const auto read = read_settings(settings);
  return read ? read->api_url : std::string();
}

Result<std::string> TelegramDriver::check(const Connection& connection) {
  ASSIGN_OR_RETURN(auto settings, read_settings(connection.settings));
  const BotApi api(http_, settings.api_url, secret_of(connection, "token"));
  auto answer = api.call({.method = "getMe"});
  if (answer && !answer->ok && (answer->error_code == 401 || answer->error_code == 404))
    return fail_invalid("token", "Telegram knows no bot with this token");
  ASSIGN_OR_RETURN(const auto result, result_of(std::move(answer)));
  const auto* bot = result.if_object();
  if (!bot || !is_true(*bot, "is_bot"))
    return fail_invalid("api_url", "what answers there is no Bot API");
  settings.bot_id = std::to_string(integer_of(*bot, "id"));
  settings.bot_name = text_of(*bot, "first_name");
  settings.bot_user_name = text_of(*bot, "username");
  return write_settings(settings);
}

// "Bot API, setWebhook": what is waiting there stays, whichever way it is fetched from now on.
Status TelegramDriver::connect(const Connection& connection) {
  const auto api = api_of(http_, connection);
  if (polls(connection)) return delete_webhook(api);
  const auto& hook_secret = secret_of(connection, "hook_secret");
  if (!is_hook_secret(hook_secret.reveal()))
    return fail_invalid("hook_secret", "hook_secret must be 1 to 256 letters, digits, - and _");
  return status_of(api.call({.method = "setWebhook",
                             .arguments = {{"url", connection.hook_url},
                                           {"secret_token", hook_secret.reveal()},
                                           {"allowed_updates", wanted_updates()},
                                           {"drop_pending_updates", false}}}));
}

// "Bot API, WebhookInfo". A day after they came Telegram drops the updates that it can't deliver.
Status TelegramDriver::inspect(const Connection& connection, Timestamp now) {
  constexpr std::int64_t kRecentSeconds = 3'600;
  ASSIGN_OR_RETURN(const auto result,
                   result_of(api_of(http_, connection).call({.method = "getWebhookInfo"})));
  const auto* info = result.if_object();
  if (!info || text_of(*info, "url") != connection.hook_url) return {};
  const auto waiting = integer_of(*info, "pending_update_count");
  const auto failed_at = Timestamp{integer_of(*info, "last_error_date") * 1'000'000};
  if (waiting == 0 || failed_at < now.plus_seconds(-kRecentSeconds)) return {};
  return fail(Errc::unavailable, kHookFailing,
              clean(text_of(*info, "last_error_message")) + " (" + std::to_string(waiting) +
                  " waiting, last tried " + to_rfc3339(failed_at).substr(0, 16) + "Z)");
}

Status TelegramDriver::disconnect(const Connection& connection) {
  return delete_webhook(api_of(http_, connection));
}

Result<std::vector<RawInbound>> TelegramDriver::read_hook(const Connection& connection,
                                                          const HookRequest& request) {
  const auto& secret = secret_of(connection, "hook_secret");
  const auto given = request.header("x-telegram-bot-api-secret-token");
  if (secret.empty() || !is_same(given, secret.reveal()))
    return fail(Errc::unauthenticated, "unauthenticated", "this does not come from Telegram");
  if (request.body.size() > largest_hook())
    return fail(Errc::too_large, "too_large", "an update has at most 1 MiB");
  ASSIGN_OR_RETURN(const auto update, parse_object(request.body));
  ASSIGN_OR_RETURN(auto raw, to_raw(update, std::string(request.body)));
  std::vector<RawInbound> items;
  items.push_back(std::move(raw));
  return items;
}

bool TelegramDriver::polls(const Connection& connection) const {
  return connection.hook_url.empty() || settings_of(connection).only_polls;
}

// "Bot API, getUpdates": asking with an offset is how Telegram learns that what lies before it has
// been stored.
Result<Polled> TelegramDriver::poll(const Connection& connection, const std::string& cursor,
                                    std::stop_token stop) {
  BotCall call{.method = "getUpdates",
               .arguments = {{"timeout", kPollSeconds},
                             {"limit", kMostUpdates},
                             {"allowed_updates", wanted_updates()}},
               .timeout = std::chrono::seconds(kPollSeconds + 10),
               .max_answer_bytes = kMostUpdates * kLargestUpdate,
               .stop = stop};
  if (!cursor.empty()) call.arguments["offset"] = number_in(cursor);
  auto answer = api_of(http_, connection).call(call);
  if (!answer && stop.stop_requested()) return Polled{{}, cursor};
  ASSIGN_OR_RETURN(const auto result, result_of(std::move(answer)));
  return read_updates(result, cursor);
}

Result<Inbound> TelegramDriver::parse(const Connection& connection,
                                      const std::vector<RawInbound>& items) {
  return telegram::parse([&] { return settings_of(connection); }, items);
}

Result<std::string> TelegramDriver::fetch_file(const Connection& connection,
                                               const InboundFile& file, std::int64_t max_bytes) {
  const auto limit = std::min(max_bytes, kLargestDownload);
  if (file.size > limit) return fail_too_large();
  const auto api = api_of(http_, connection);
  ASSIGN_OR_RETURN(const auto path, path_of_file(api, file.source));
  return api.download(path, limit);
}

Result<std::string> TelegramDriver::fetch_photo(const Connection& connection,
                                                const std::string& sender, std::int64_t max_bytes) {
  const auto api = api_of(http_, connection);
  ASSIGN_OR_RETURN(
      const auto result,
      result_of(api.call({.method = "getUserProfilePhotos",
                          .arguments = {{"user_id", number_in(sender)}, {"limit", 1}}})));
  const auto file_id = small_photo_in(result);
  if (file_id.empty()) return fail_not_found("photo");
  ASSIGN_OR_RETURN(const auto path, path_of_file(api, file_id));
  return api.download(path, max_bytes);
}

}  // namespace harken
