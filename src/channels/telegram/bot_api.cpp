// SPDX-License-Identifier: AGPL-3.0-or-later
#include "channels/telegram/bot_api.hpp"

#include <algorithm>
#include <boost/json/serialize.hpp>

namespace harken::telegram {

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool is_plain(char c) {
  return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || c == '_';
}

// "Bot API, Making requests": what is no text goes as JSON.
std::vector<HttpPart> multipart(const BotCall& call) {
  std::vector<HttpPart> parts;
  for (const auto& [name, value] : call.arguments) {
    const auto text = value.is_string() ? std::string(value.get_string()) : json::serialize(value);
    parts.push_back({std::string(name), text, {}, {}});
  }
  parts.insert(parts.end(), call.files.begin(), call.files.end());
  return parts;
}

std::string escaped_path(std::string_view path) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  std::string result;
  for (const char c : path) {
    if (is_plain(c) || c == '/' || c == '.') {
      result += c;
      continue;
    }
    const auto byte = static_cast<unsigned char>(c);
    result += '%';
    result += kHex[byte >> 4];
    result += kHex[byte & 15];
  }
  return result;
}

}  // namespace

bool is_token(std::string_view text) {
  const auto colon = text.find(':');
  if (colon == std::string_view::npos || colon == 0 || text.size() > 200) return false;
  const auto secret = text.substr(colon + 1);
  return std::ranges::all_of(text.substr(0, colon), is_digit) && !secret.empty() &&
         std::ranges::all_of(secret, is_plain);
}

BotApi::BotApi(HttpClient& http, std::string_view api_url, const Secret& token)
    : http_(http), url_(api_url.empty() ? kTelegramUrl : api_url), token_(token.reveal()) {}

Result<BotAnswer> BotApi::call(const BotCall& call) const {
  HttpRequest request;
  request.method = "POST";
  request.url = url_ + "/bot" + token_ + "/" + call.method;
  request.timeout = call.timeout;
  request.max_answer_bytes = call.max_answer_bytes;
  request.stop = call.stop;
  if (call.files.empty()) {
    request.headers = {{"Content-Type", "application/json"}};
    request.body = json::serialize(call.arguments);
  } else {
    request.parts = multipart(call);
  }
  ASSIGN_OR_RETURN(const auto answer, send(request));
  const auto object = parse_object(answer.body);
  if (object && is_true(*object, "ok") && object->contains("result"))
    return BotAnswer{.ok = true, .result = object->at("result")};
  if (object && object->contains("ok")) return read_refusal(*object, answer.status);
  // A proxy on the way, in its own words.
  if (answer.status >= 400) return read_refusal({}, answer.status);
  return fail(Errc::unavailable, "answer_lost", "what came is no answer of the Bot API");
}

Result<std::string> BotApi::download(std::string_view file_path, std::int64_t max_bytes) const {
  HttpRequest request;
  request.url = url_ + "/file/bot" + token_ + "/" + escaped_path(file_path);
  request.timeout = std::chrono::minutes(2);
  request.max_answer_bytes = max_bytes;
  ASSIGN_OR_RETURN(auto answer, send(request));
  if (answer.status == 200) return std::move(answer.body);
  if (answer.status == 404) return fail_not_found("file");
  return fail(Errc::unavailable, "unavailable", "HTTP " + std::to_string(answer.status));
}

Result<HttpAnswer> BotApi::send(const HttpRequest& request) const {
  if (!is_token(token_)) return fail_invalid("token", "this is not a token of a bot");
  auto answer = http_.send(request);
  if (!answer) answer.error().detail = without_token(std::move(answer.error().detail));
  return answer;
}

BotAnswer BotApi::read_refusal(const json::object& answer, int status) const {
  BotAnswer result;
  const auto code = find_integer(answer, "error_code");
  result.error_code = code ? static_cast<int>(std::clamp<std::int64_t>(*code, 0, 999)) : status;
  result.description = without_token(text_of(answer, "description"));
  if (result.description.empty()) result.description = "HTTP " + std::to_string(status);
  if (const auto* parameters = object_of(answer, "parameters")) {
    result.migrate_to_chat_id = find_integer(*parameters, "migrate_to_chat_id");
    if (const auto seconds = find_integer(*parameters, "retry_after"))
      result.retry_after = std::chrono::seconds(std::clamp<std::int64_t>(*seconds, 0, 86'400));
  }
  return result;
}

std::string BotApi::without_token(std::string text) const {
  if (token_.empty()) return text;
  for (auto at = text.find(token_); at != std::string::npos; at = text.find(token_, at))
    text.replace(at, token_.size(), "<token>");
  return text;
}

}  // namespace harken::telegram
