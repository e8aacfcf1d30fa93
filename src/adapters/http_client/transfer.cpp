// SPDX-License-Identifier: AGPL-3.0-or-later
#include "adapters/http_client/transfer.hpp"

#include <sys/socket.h>

#include <algorithm>
#include <cstring>

#include "core/rules/text.hpp"
#include "ports/socket_address.hpp"

namespace harken {

namespace {

constexpr long kLongestConnect = 10'000;  // milliseconds
constexpr std::size_t kHeadRoom = 64 * 1024;

}  // namespace

Transfer::Transfer(CURL* handle, const HttpRequest& request, const EgressRules& rules)
    : handle_(handle), request_(request), rules_(rules) {
  curl_easy_setopt(handle_, CURLOPT_URL, request_.url.c_str());
  curl_easy_setopt(handle_, CURLOPT_USERAGENT, "Harken");
  set_limits();
  set_callbacks();
  set_body();
  set_headers();
}

Transfer::~Transfer() {
  // Keeps its connections, forgets everything that points into this object.
  curl_easy_reset(handle_);
}

void Transfer::set_limits() {
  const long timeout = std::max<long>(1, static_cast<long>(request_.timeout.count()));
  curl_easy_setopt(handle_, CURLOPT_PROTOCOLS_STR, "http,https");
  curl_easy_setopt(handle_, CURLOPT_FOLLOWLOCATION, 0L);
  curl_easy_setopt(handle_, CURLOPT_SSL_VERIFYPEER, 1L);
  curl_easy_setopt(handle_, CURLOPT_SSL_VERIFYHOST, 2L);
  curl_easy_setopt(handle_, CURLOPT_SSLVERSION, CURL_SSLVERSION_TLSv1_2);
  curl_easy_setopt(handle_, CURLOPT_TIMEOUT_MS, timeout);
  curl_easy_setopt(handle_, CURLOPT_CONNECTTIMEOUT_MS, std::min(timeout, kLongestConnect));
  // Many threads: libcurl must not use signals for its timeouts.
  curl_easy_setopt(handle_, CURLOPT_NOSIGNAL, 1L);
  if (request_.connect_only) curl_easy_setopt(handle_, CURLOPT_CONNECT_ONLY, 1L);
}

void Transfer::set_callbacks() {
  curl_easy_setopt(handle_, CURLOPT_WRITEFUNCTION, &Transfer::on_body);
  curl_easy_setopt(handle_, CURLOPT_WRITEDATA, this);
  curl_easy_setopt(handle_, CURLOPT_HEADERFUNCTION, &Transfer::on_header);
  curl_easy_setopt(handle_, CURLOPT_HEADERDATA, this);
  curl_easy_setopt(handle_, CURLOPT_NOPROGRESS, 0L);
  curl_easy_setopt(handle_, CURLOPT_XFERINFOFUNCTION, &Transfer::on_progress);
  curl_easy_setopt(handle_, CURLOPT_XFERINFODATA, this);
  curl_easy_setopt(handle_, CURLOPT_PREREQFUNCTION, &Transfer::on_request);
  curl_easy_setopt(handle_, CURLOPT_PREREQDATA, this);
  curl_easy_setopt(handle_, CURLOPT_OPENSOCKETFUNCTION, &Transfer::on_connect);
  curl_easy_setopt(handle_, CURLOPT_OPENSOCKETDATA, this);
}

void Transfer::set_headers() {
  curl_slist* list = nullptr;
  for (const auto& [name, value] : request_.headers) {
    // libcurl leaves out a header without a value unless it ends in a semicolon.
    const auto line = value.empty() ? name + ";" : name + ": " + value;
    list = curl_slist_append(list, line.c_str());
  }
  // No waiting for a "100 Continue" that few servers send.
  list = curl_slist_append(list, "Expect:");
  headers_.reset(list);
  curl_easy_setopt(handle_, CURLOPT_HTTPHEADER, headers_.get());
}

void Transfer::set_body() {
  if (!request_.parts.empty()) {
    mime_.reset(curl_mime_init(handle_));
    for (const auto& part : request_.parts) {
      auto* each = curl_mime_addpart(mime_.get());
      curl_mime_name(each, part.name.c_str());
      curl_mime_data(each, part.content.data(), part.content.size());
      if (!part.file_name.empty()) curl_mime_filename(each, part.file_name.c_str());
      if (!part.type.empty()) curl_mime_type(each, part.type.c_str());
    }
    curl_easy_setopt(handle_, CURLOPT_MIMEPOST, mime_.get());
  } else if (!request_.body.empty() || request_.method == "POST") {
    curl_easy_setopt(handle_, CURLOPT_POSTFIELDSIZE_LARGE,
                     static_cast<curl_off_t>(request_.body.size()));
    curl_easy_setopt(handle_, CURLOPT_POSTFIELDS, request_.body.c_str());
  } else if (request_.method == "HEAD") {
    curl_easy_setopt(handle_, CURLOPT_NOBODY, 1L);
  }
  curl_easy_setopt(handle_, CURLOPT_CUSTOMREQUEST, request_.method.c_str());
}

Result<HttpAnswer> Transfer::run() {
  const auto code = curl_easy_perform(handle_);
  if (code != CURLE_OK) return failure(code);
  long status = 0;
  curl_easy_getinfo(handle_, CURLINFO_RESPONSE_CODE, &status);
  answer_.status = static_cast<int>(status);
  return std::move(answer_);
}

std::unexpected<Error> Transfer::failure(CURLcode code) const {
  // Never the address: it may hold a secret. What libcurl calls aborted is what on_request forbade.
  const std::string why = code == CURLE_ABORTED_BY_CALLBACK
                              ? "the connection ended before the answer"
                              : curl_easy_strerror(code);
  if (is_forbidden_)
    return fail(Errc::invalid, "address_not_allowed",
                "this server does not connect to addresses of its own network (egress-allow)",
                "url");
  if (is_too_large_) return fail(Errc::too_large, "too_large", "the answer is too large");
  if (request_.stop.stop_requested()) return fail(Errc::unavailable, "cancelled", "cancelled");
  if (code == CURLE_URL_MALFORMAT || code == CURLE_UNSUPPORTED_PROTOCOL)
    return fail_invalid("url", "not an address of http or https");
  if (is_under_way_) return fail(Errc::unavailable, "answer_lost", why);
  if (code == CURLE_OPERATION_TIMEDOUT) return fail(Errc::unavailable, "timed_out", why);
  return fail(Errc::unavailable, "connect_failed", why);
}

std::size_t Transfer::on_body(char* bytes, std::size_t size, std::size_t count, void* self) {
  auto& transfer = *static_cast<Transfer*>(self);
  const auto length = size * count;
  const auto limit = static_cast<std::size_t>(transfer.request_.max_answer_bytes);
  if (length > limit - std::min(limit, transfer.answer_.body.size())) {
    transfer.is_too_large_ = true;
    return CURL_WRITEFUNC_ERROR;
  }
  transfer.answer_.body.append(bytes, length);
  return length;
}

std::size_t Transfer::on_header(char* bytes, std::size_t size, std::size_t count, void* self) {
  auto& transfer = *static_cast<Transfer*>(self);
  const auto length = size * count;
  transfer.head_bytes_ += length;
  if (transfer.head_bytes_ > kHeadRoom) {
    transfer.is_too_large_ = true;
    return 0;
  }
  transfer.add_header({bytes, length});
  return length;
}

void Transfer::add_header(std::string_view line) {
  // An interim answer (100, 103) comes before the real one.
  if (line.starts_with("HTTP/")) answer_.headers.clear();
  const auto colon = line.find(':');
  if (colon == std::string_view::npos) return;
  answer_.headers.emplace_back(to_lower_ascii(line.substr(0, colon)),
                               std::string(trim(line.substr(colon + 1))));
}

int Transfer::on_progress(void* self, curl_off_t, curl_off_t, curl_off_t, curl_off_t) {
  return static_cast<Transfer*>(self)->request_.stop.stop_requested() ? 1 : 0;
}

// The address that the name has led to, just before it is connected to: a name that changes
// meanwhile (DNS rebinding) leads nowhere else.
curl_socket_t Transfer::on_connect(void* self, curlsocktype, curl_sockaddr* address) {
  auto& transfer = *static_cast<Transfer*>(self);
  const auto bytes = ip_of(address->addr);
  transfer.is_forbidden_ = !bytes || !transfer.rules_.allow(*bytes);
  if (transfer.is_forbidden_) return CURL_SOCKET_BAD;
  return socket(address->family, address->socktype, address->protocol);
}

int Transfer::on_request(void* self, char*, char*, int, int) {
  auto& transfer = *static_cast<Transfer*>(self);
  const auto& method = transfer.request_.method;
  const bool may_repeat = method == "GET" || method == "HEAD";
  // libcurl sends again by itself when a kept connection dies before the answer begins; the first
  // one may have been carried out all the same.
  if (transfer.is_under_way_ && !may_repeat) return CURL_PREREQFUNC_ABORT;
  transfer.is_under_way_ = true;
  return CURL_PREREQFUNC_OK;
}

}  // namespace harken
