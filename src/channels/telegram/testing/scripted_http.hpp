// SPDX-License-Identifier: AGPL-3.0-or-later
// An HttpClient that answers what the test has laid out, in order, and keeps what it was asked.
#pragma once

#include <gtest/gtest.h>

#include <boost/json/parse.hpp>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "channels/telegram/json_read.hpp"
#include "ports/http_client.hpp"

namespace harken::telegram::testing {

inline constexpr std::string_view kToken = "42:AAH-secret_of_the_bot";

class ScriptedHttp final : public HttpClient {
 public:
  ScriptedHttp& answers(std::string body, int status = 200) {
    laid_out_.push_back(HttpAnswer{status, std::move(body), {}});
    return *this;
  }
  ScriptedHttp& result(std::string_view result) {
    return answers(R"({"ok":true,"result":)" + std::string(result) + "}");
  }
  ScriptedHttp& refuses(int code, std::string_view description,
                        std::string_view parameters = "{}") {
    return answers(R"({"ok":false,"error_code":)" + std::to_string(code) + R"(,"description":")" +
                       std::string(description) + R"(","parameters":)" + std::string(parameters) +
                       "}",
                   code);
  }
  ScriptedHttp& fails(const char* code) {
    auto kind = Errc::unavailable;
    if (std::string_view(code) == "too_large") kind = Errc::too_large;
    if (std::string_view(code) == "address_not_allowed") kind = Errc::invalid;
    laid_out_.push_back(fail(kind, code, "of https://api/bot" + std::string(kToken) + "/x"));
    return *this;
  }

  Result<HttpAnswer> send(const HttpRequest& request) override {
    requests.push_back(request);
    if (laid_out_.empty()) {
      ADD_FAILURE() << "not expected: " << request.url;
      return fail(Errc::unavailable, "connect_failed");
    }
    auto answer = std::move(laid_out_.front());
    laid_out_.pop_front();
    return answer;
  }

  // "getMe" of the n-th request.
  std::string method(std::size_t n) const {
    const auto& url = requests.at(n).url;
    return url.substr(url.rfind('/') + 1);
  }
  std::vector<std::string> methods() const {
    std::vector<std::string> result;
    for (std::size_t i = 0; i < requests.size(); ++i) result.push_back(method(i));
    return result;
  }
  json::object arguments(std::size_t n) const {
    return json::parse(requests.at(n).body).as_object();
  }
  // Of a multipart.
  std::string part(std::size_t n, std::string_view name) const {
    for (const auto& part : requests.at(n).parts)
      if (part.name == name) return part.content;
    return "(none)";
  }

  std::vector<HttpRequest> requests;

 private:
  std::deque<Result<HttpAnswer>> laid_out_;
};

}  // namespace harken::telegram::testing
