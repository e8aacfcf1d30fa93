// SPDX-License-Identifier: AGPL-3.0-or-later
// Calls of the Bot API ("Bot API, Making requests"). The token is part of every address and of no
// error.
#pragma once

#include <chrono>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include "channels/telegram/json_read.hpp"
#include "core/base/secret.hpp"
#include "ports/http_client.hpp"

namespace harken::telegram {

inline constexpr std::string_view kTelegramUrl = "https://api.telegram.org";

// "Bot API, Making requests" and "ResponseParameters".
struct BotAnswer {
  bool ok = false;
  json::value result;
  int error_code = 0;       // like an HTTP status
  std::string description;  // in English, with !ok
  std::optional<std::chrono::seconds> retry_after;
  std::optional<std::int64_t> migrate_to_chat_id;
};

struct BotCall {
  std::string method;
  json::object arguments;
  std::vector<HttpPart> files = {};
  std::chrono::milliseconds timeout{20'000};
  std::int64_t max_answer_bytes = 1024 * 1024;
  std::stop_token stop = {};
};

class BotApi {
 public:
  // An empty address is Telegram's own.
  BotApi(HttpClient& http, std::string_view api_url, const Secret& token);

  // Errors are those of HttpClient, answer_lost when what came is no answer of the Bot API, and
  // invalid for what can't be a token; a refusal is an answer.
  Result<BotAnswer> call(const BotCall& call) const;
  // A file that getFile has named. Errors: as HttpClient's; not_found.
  Result<std::string> download(std::string_view file_path, std::int64_t max_bytes) const;

 private:
  Result<HttpAnswer> send(const HttpRequest& request) const;
  BotAnswer read_refusal(const json::object& answer, int status) const;
  std::string without_token(std::string text) const;

  HttpClient& http_;
  std::string url_;
  std::string token_;
};

// Digits, a colon, and letters, digits, - and _.
bool is_token(std::string_view text);

}  // namespace harken::telegram
