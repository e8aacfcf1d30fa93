// SPDX-License-Identifier: AGPL-3.0-or-later
#include "adapters/http_client/curl_client.hpp"

#include <curl/curl.h>

#include <algorithm>
#include <utility>

#include "adapters/http_client/transfer.hpp"

namespace harken {

namespace {

constexpr std::size_t kMostIdle = 8;

// Once in a process, before the first handle: libcurl's own way is not safe among threads.
void start_curl() {
  static const auto started = curl_global_init(CURL_GLOBAL_DEFAULT);
  static_cast<void>(started);
}

bool has_line_break(std::string_view text) {
  return text.find_first_of(std::string_view("\r\n\0", 3)) != std::string_view::npos;
}

// libcurl sends what it is given: a line break would be one more header.
Status check(const HttpRequest& request) {
  if (has_line_break(request.url) || has_line_break(request.method))
    return fail_invalid("url", "an address is one line");
  for (const auto& [name, value] : request.headers)
    if (name.empty() || has_line_break(name) || has_line_break(value))
      return fail_invalid("headers", "a header is one line");
  return {};
}

}  // namespace

struct CurlClient::Handle {
  Handle() : curl(curl_easy_init()) {}
  ~Handle() { curl_easy_cleanup(curl); }
  Handle(const Handle&) = delete;
  Handle& operator=(const Handle&) = delete;
  CURL* curl;
};

CurlClient::CurlClient(EgressRules rules) : rules_(std::move(rules)) { start_curl(); }
CurlClient::~CurlClient() = default;

Result<HttpAnswer> CurlClient::send(const HttpRequest& request) {
  RETURN_IF_ERROR(check(request));
  auto handle = take();
  if (!handle->curl) return fail(Errc::internal, "internal", "libcurl gives no handle");
  auto answer = Transfer(handle->curl, request, rules_).run();
  give_back(std::move(handle));
  return answer;
}

Status CurlClient::check_address(const std::string& url) {
  HttpRequest request;
  request.url = url;
  request.timeout = std::chrono::seconds(5);
  request.connect_only = true;
  const auto answer = send(request);
  if (answer || answer.error().kind != Errc::invalid) return {};
  return std::unexpected(answer.error());
}

std::unique_ptr<CurlClient::Handle> CurlClient::take() {
  const std::lock_guard lock(mutex_);
  if (idle_.empty()) return std::make_unique<Handle>();
  auto handle = std::move(idle_.back());
  idle_.pop_back();
  return handle;
}

void CurlClient::give_back(std::unique_ptr<Handle> handle) {
  const std::lock_guard lock(mutex_);
  if (idle_.size() < kMostIdle) idle_.push_back(std::move(handle));
}

}  // namespace harken
