// SPDX-License-Identifier: AGPL-3.0-or-later
// HTTP to others. Blocking: call it off the network threads.
#pragma once

#include <chrono>
#include <stop_token>
#include <string>
#include <utility>
#include <vector>

#include "core/base/result.hpp"

namespace harken {

struct HttpPart {  // of multipart/form-data
  std::string name;
  std::string content;
  std::string file_name;  // empty: a plain field
  std::string type;
};

struct HttpRequest {
  std::string method = "GET";
  std::string url;
  std::vector<std::pair<std::string, std::string>> headers;
  std::string body;
  std::vector<HttpPart> parts;  // instead of a body
  std::chrono::milliseconds timeout{20'000};
  std::int64_t max_answer_bytes = 1024 * 1024;
  std::stop_token stop;
  bool connect_only = false;  // nothing is sent
};

struct HttpAnswer {
  int status = 0;
  std::string body;
  std::vector<std::pair<std::string, std::string>> headers;  // names in lower case
};

class HttpClient {
 public:
  virtual ~HttpClient() = default;
  // Any status is an answer; redirects are not followed; what may have arrived is not sent again.
  // Errors: unavailable (`code` connect_failed, timed_out, or, when the request may have arrived,
  // answer_lost; cancelled when `stop` asked for it, arrived or not), too_large, invalid. No detail
  // names the address.
  // address_not_allowed: this server connects to no such address.
  virtual Result<HttpAnswer> send(const HttpRequest&) = 0;
  // Connects and says nothing, before an address is stored. Errors: address_not_allowed; a host
  // that does not answer now is none.
  virtual Status check_address(const std::string& /*url*/) { return {}; }
};

}  // namespace harken
