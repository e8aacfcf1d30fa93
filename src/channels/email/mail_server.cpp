// SPDX-License-Identifier: AGPL-3.0-or-later
#include "channels/email/mail_server.hpp"

#include <algorithm>
#include <charconv>

#include "channels/email/charset.hpp"
#include "core/rules/text.hpp"

namespace harken::email {
namespace {

constexpr long kConnectMilliseconds = 15'000;
constexpr long kSilentSeconds = 60;
constexpr long kLongestSeconds = 600;
constexpr std::size_t kMaxWords = 500;

// Once in a process, before the first handle: libcurl's own way is not safe among threads.
void start_curl() {
  static const auto started = curl_global_init(CURL_GLOBAL_DEFAULT);
  static_cast<void>(started);
}

std::size_t take_line(char* data, std::size_t size, std::size_t count, void* lines) {
  static_cast<ServerLines*>(lines)->add({data, size * count});
  return size * count;
}

void set_credentials(CURL* curl, const MailServer& server) {
  if (server.user.empty()) return;
  curl_easy_setopt(curl, CURLOPT_USERNAME, server.user.c_str());
  if (server.oauth_token.empty()) {
    curl_easy_setopt(curl, CURLOPT_PASSWORD, server.password.reveal().c_str());
  } else {
    curl_easy_setopt(curl, CURLOPT_XOAUTH2_BEARER, server.oauth_token.reveal().c_str());
  }
}

void set_limits(CURL* curl) {
  curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT_MS, kConnectMilliseconds);
  curl_easy_setopt(curl, CURLOPT_SERVER_RESPONSE_TIMEOUT, kSilentSeconds);
  curl_easy_setopt(curl, CURLOPT_TIMEOUT, kLongestSeconds);
  curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "imap,imaps,smtp,smtps");
}

const char* code_of(CURLcode code) {
  switch (code) {
    case CURLE_LOGIN_DENIED:
      return "authentication_failed";
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CACERT_BADFILE:
      return "certificate_refused";
    case CURLE_USE_SSL_FAILED:
      return "tls_missing";
    case CURLE_SSL_CONNECT_ERROR:
      return "tls_failed";
    case CURLE_OPERATION_TIMEDOUT:
      return "timed_out";
    case CURLE_COULDNT_RESOLVE_HOST:
    case CURLE_COULDNT_CONNECT:
    case CURLE_RECV_ERROR:
    case CURLE_SEND_ERROR:
    case CURLE_GOT_NOTHING:
      return "connect_failed";
    default:
      return "refused";
  }
}

}  // namespace

void ServerLines::add(std::string_view line) {
  // The answer to our QUIT says nothing of what went wrong before it.
  if (line.starts_with("221")) return;
  // A question of the sign-in, in Base64: no words for anybody.
  if (line.starts_with("334 ") || line.starts_with("+ ")) return forget();
  last_ = first_code_points(clean_line(to_utf8(line, {})), kMaxWords);
  int code = 0;
  const auto [end, error] = std::from_chars(last_.data(), last_.data() + last_.size(), code);
  code_ = error == std::errc{} && end - last_.data() == 3 ? code : 0;
}

CurlHandle make_handle(const MailServer& server, const std::string& scheme, const std::string& path,
                       Exchange& exchange) {
  start_curl();
  CurlHandle handle(curl_easy_init());
  CURL* curl = handle.get();
  if (!curl) return handle;
  const bool is_tls = server.security == Security::tls;
  const auto host =
      server.host.find(':') == std::string::npos ? server.host : "[" + server.host + "]";
  const auto url =
      scheme + (is_tls ? "s" : "") + "://" + host + ":" + std::to_string(server.port) + path;
  curl_easy_setopt(curl, CURLOPT_URL, url.c_str());
  const bool wants_tls = server.security != Security::none;
  curl_easy_setopt(curl, CURLOPT_USE_SSL, long{wants_tls ? CURLUSESSL_ALL : CURLUSESSL_NONE});
  if (!server.ca_file.empty()) curl_easy_setopt(curl, CURLOPT_CAINFO, server.ca_file.c_str());
  set_credentials(curl, server);
  set_limits(curl);
  exchange.gate.set_rules(server.egress);
  curl_easy_setopt(curl, CURLOPT_OPENSOCKETFUNCTION, &EgressGate::open);
  curl_easy_setopt(curl, CURLOPT_OPENSOCKETDATA, &exchange.gate);
  curl_easy_setopt(curl, CURLOPT_HEADERFUNCTION, take_line);
  curl_easy_setopt(curl, CURLOPT_HEADERDATA, &exchange.lines);
  return handle;
}

Error connect_error(CURLcode code, const Exchange& exchange) {
  if (exchange.gate.has_refused())
    return fail(Errc::invalid, "address_not_allowed",
                "this server does not connect to addresses of its own network (egress-allow)")
        .error();
  const auto& said = exchange.lines.last();
  auto detail = said.empty() ? std::string(curl_easy_strerror(code)) : said;
  return fail(Errc::unavailable, code_of(code), std::move(detail)).error();
}

bool needs_mending(std::string_view code) {
  return code == "authentication_failed" || code == "certificate_refused" ||
         code == "tls_missing" || code == "address_not_allowed";
}

bool is_host(std::string_view host) {
  return !host.empty() && host.size() <= 253 && std::ranges::all_of(host, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' ||
           c == '-' || c == ':' || static_cast<unsigned char>(c) >= 0x80;
  });
}

}  // namespace harken::email
