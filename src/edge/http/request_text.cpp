// SPDX-License-Identifier: AGPL-3.0-or-later
#include "edge/http/request_text.hpp"

#include <boost/beast/core/string.hpp>
#include <boost/beast/http/verb.hpp>

#include "edge/http/uri.hpp"

namespace harken::edge {

namespace http = boost::beast::http;

namespace {

Method to_method(http::verb verb) {
  switch (verb) {
    case http::verb::get:
      return Method::get;
    case http::verb::head:
      return Method::head;
    case http::verb::post:
      return Method::post;
    case http::verb::put:
      return Method::put;
    case http::verb::patch:
      return Method::patch;
    case http::verb::delete_:
      return Method::del;
    case http::verb::options:
      return Method::options;
    default:
      return Method::other;
  }
}

std::string lower(std::string_view text) {
  std::string result(text);
  for (char& c : result)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return result;
}

// A body must have one length that everybody on the way reads alike (A74).
Status check_framing(const Parser& parser) {
  const auto& message = parser.get();
  const auto version = message.version();
  if (version != 10 && version != 11)
    return fail(Errc::invalid, "invalid", "only HTTP/1.0 and HTTP/1.1");
  if (const auto hosts = message.count(http::field::host); hosts > 1 || (version == 11 && !hosts))
    return fail(Errc::invalid, "invalid", "exactly one Host header is expected");
  const auto codings = message.count(http::field::transfer_encoding);
  if (codings == 0) return {};
  if (version == 10 || codings > 1 || message.count(http::field::content_length) > 0 ||
      !boost::beast::iequals(message[http::field::transfer_encoding], "chunked"))
    return fail(Errc::invalid, "invalid", "ambiguous or unknown Transfer-Encoding");
  return {};
}

}  // namespace

Result<Request> read_head(const Parser& parser) {
  RETURN_IF_ERROR(check_framing(parser));
  const auto& message = parser.get();
  const auto text = message.target();
  auto target = parse_target({text.data(), text.size()});
  if (!target) return fail(Errc::invalid, "invalid", "bad request target");
  Request request;
  request.method = to_method(message.method());
  request.path = std::move(target->path);
  request.query = std::move(target->query);
  request.headers.reserve(16);
  for (const auto& field : message) {
    const auto name = field.name_string();
    const auto value = field.value();
    request.headers.emplace_back(lower({name.data(), name.size()}),
                                 std::string(value.data(), value.size()));
  }
  return request;
}

}  // namespace harken::edge
