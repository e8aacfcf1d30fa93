// SPDX-License-Identifier: AGPL-3.0-or-later
// A mail server of somebody, and how libcurl gets there.
#pragma once

#include <curl/curl.h>

#include <memory>
#include <string>

#include "channels/email/egress_gate.hpp"
#include "core/base/result.hpp"
#include "core/base/secret.hpp"

namespace harken::email {

enum class Security : std::uint8_t {
  tls,       // from the first byte
  starttls,  // refused when the server has none
  none
};

struct MailServer {
  std::string host;
  int port = 0;
  Security security = Security::tls;
  std::string user;  // empty: without signing in
  Secret password;
  Secret oauth_token;   // instead of a password
  std::string ca_file;  // besides the system's own
  EgressRules egress;
};

struct CurlCleanup {
  void operator()(CURL* handle) const { curl_easy_cleanup(handle); }
};
using CurlHandle = std::unique_ptr<CURL, CurlCleanup>;

// The last words of the server, and what they mean.
class ServerLines {
 public:
  void add(std::string_view line);
  const std::string& last() const { return last_; }
  // The SMTP code of the last line; 0: there is none.
  int code() const { return code_; }
  void forget() { *this = {}; }

 private:
  std::string last_;
  int code_ = 0;
};

// What is known of the way to a server, and of what it has said.
struct Exchange {
  EgressGate gate;
  ServerLines lines;
};

// Ready to reach the server; `scheme` is imap or smtp, and gets its s by the security. The exchange
// must live as long as the handle.
CurlHandle make_handle(const MailServer& server, const std::string& scheme, const std::string& path,
                       Exchange& exchange);

// Why a server was not reached. Errors: invalid with address_not_allowed; unavailable, with a
// stable code: authentication_failed, certificate_refused, tls_missing, tls_failed, connect_failed,
// timed_out, refused.
Error connect_error(CURLcode code, const Exchange& exchange);
// It does not get better by waiting.
bool needs_mending(std::string_view code);

// A host name or an address, and nothing that would change the meaning of a URL.
bool is_host(std::string_view host);

}  // namespace harken::email
