// SPDX-License-Identifier: AGPL-3.0-or-later
// As much of HTTP/1.1 as the load needs: keep-alive requests and answers with Content-Length.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "loop.hpp"

namespace harken::load {

struct HttpAnswer {
  int status = 0;
  std::string head;
  std::string body;
};

// `authorization` is a whole header value, or empty; `extra` are whole header lines.
std::string http_request(std::string_view method, std::string_view path, std::string_view token,
                         std::string_view body, std::string_view extra = {});

// Takes one whole answer off the front of the input.
std::optional<HttpAnswer> take_answer(std::string& input);

// Throws unless the status is 2xx.
void require_success(const HttpAnswer& answer);

// One request on a connection of its own; throws unless the status is 2xx.
HttpAnswer fetch(std::uint16_t port, std::string_view request);

// The value of the first "key":"value" in JSON; empty when there is none.
std::string_view json_string(std::string_view json, std::string_view key);

// Requests a second over `connections` keep-alive connections, each with one request in flight.
// next(i) makes the following request of connection i. Throws on an answer that is not 2xx.
using NextRequest = std::function<std::string(int connection)>;
double measure_http(std::uint16_t port, int connections, const NextRequest& next, double seconds);
// Sends `count` requests over up to 64 connections and hands over every answer.
void fetch_many(std::uint16_t port, int count, const NextRequest& request,
                const std::function<void(int index, const HttpAnswer&)>& done);

}  // namespace harken::load
