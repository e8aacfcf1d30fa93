// SPDX-License-Identifier: AGPL-3.0-or-later
// Requests and answers as plain values: handlers never see Beast.
#pragma once

#include <boost/asio/awaitable.hpp>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/result.hpp"

namespace harken::edge {

namespace asio = boost::asio;

enum class Method : std::uint8_t { get, head, post, put, patch, del, options, other };

struct Request {
  Method method = Method::get;
  std::string path;   // percent-decoded, without the query
  std::string query;  // as it came, without the question mark
  std::string body;
  std::string remote_ip;   // of the peer, or what a trusted proxy says
  bool is_secure = false;  // TLS, here or at the trusted proxy
  // Names in lower case.
  std::vector<std::pair<std::string, std::string>> headers;
  // Filled by the router from {name} segments of the route, in their order.
  std::vector<std::string> params;

  // Empty when absent.
  std::string_view header(std::string_view lower_case_name) const;
  std::string_view cookie(std::string_view name) const;
  // Decoded value of a query parameter; nullopt when absent.
  std::optional<std::string> query_param(std::string_view name) const;
};

struct Response {
  int status = 200;
  std::string content_type = "application/json";
  std::string body;
  // Used instead of `body` when set: static files and other shared bytes.
  std::shared_ptr<const std::string> shared_body;
  std::vector<std::pair<std::string, std::string>> headers;
};

using Handler = std::function<asio::awaitable<Response>(Request&)>;
// By the head alone, before the body is read: how long it may be, or why nothing is taken.
using Admission = std::function<asio::awaitable<Result<std::size_t>>(const Request&)>;

struct Route {
  Method method;
  std::string pattern;  // such as /api/v1/conversations/{id}/accept
  Handler handler;
  std::size_t body_limit = 64 * 1024;
  Admission admit = {};  // none: body_limit
};

}  // namespace harken::edge
