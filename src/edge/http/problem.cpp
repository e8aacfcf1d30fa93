// SPDX-License-Identifier: AGPL-3.0-or-later
#include "edge/http/problem.hpp"

#include <boost/json.hpp>

namespace harken::edge {

namespace json = boost::json;

namespace {

Response to_response(int status, json::object body) {
  Response response;
  response.status = status;
  response.content_type = "application/problem+json";
  response.body = json::serialize(body);
  return response;
}

json::object common_fields(int status, const char* code, std::string_view detail) {
  json::object body{{"type", "about:blank"}, {"title", reason_phrase(status)}};
  body["status"] = status;
  body["code"] = code;
  if (!detail.empty()) body["detail"] = detail;
  return body;
}

}  // namespace

int http_status(Errc kind) {
  switch (kind) {
    case Errc::invalid:
      return 400;
    case Errc::unauthenticated:
      return 401;
    case Errc::forbidden:
      return 403;
    case Errc::not_found:
      return 404;
    case Errc::conflict:
      return 409;
    case Errc::too_large:
      return 413;
    case Errc::unsupported:
      return 415;
    case Errc::limit:
      return 429;
    case Errc::unavailable:
      return 503;
    case Errc::internal:
      return 500;
  }
  return 500;
}

namespace {

// Two reasons to be unavailable have a status of their own.
int status_of(const Error& error) {
  const std::string_view code(error.code);
  if (code == "disk_full") return 507;
  if (code == "took_too_long") return 504;
  return http_status(error.kind);
}

}  // namespace

std::string_view reason_phrase(int status) {
  switch (status) {
    case 100:
      return "Continue";
    case 101:
      return "Switching Protocols";
    case 200:
      return "OK";
    case 201:
      return "Created";
    case 204:
      return "No Content";
    case 206:
      return "Partial Content";
    case 301:
      return "Moved Permanently";
    case 302:
      return "Found";
    case 303:
      return "See Other";
    case 304:
      return "Not Modified";
    case 400:
      return "Bad Request";
    case 401:
      return "Unauthorized";
    case 403:
      return "Forbidden";
    case 404:
      return "Not Found";
    case 405:
      return "Method Not Allowed";
    case 409:
      return "Conflict";
    case 413:
      return "Content Too Large";
    case 415:
      return "Unsupported Media Type";
    case 421:
      return "Misdirected Request";
    case 426:
      return "Upgrade Required";
    case 429:
      return "Too Many Requests";
    case 431:
      return "Request Header Fields Too Large";
    case 500:
      return "Internal Server Error";
    case 503:
      return "Service Unavailable";
    case 504:
      return "Gateway Timeout";
    case 507:
      return "Insufficient Storage";
    default:
      return "Unknown";
  }
}

Response problem(const Error& error) {
  const int status = status_of(error);
  auto body = common_fields(status, error.code, error.detail);
  if (!error.field.empty()) body["field"] = error.field;
  if (!error.holder_id.empty())
    body["holder"] = json::object{{"id", error.holder_id}, {"name", error.holder_name}};
  if (!error.current.empty()) {
    boost::system::error_code broken;
    auto current = json::parse(error.current, broken);
    if (!broken) body["current"] = std::move(current);
  }
  int retry_after = error.retry_after_seconds;
  if (retry_after == 0 && (status == 429 || status == 503)) retry_after = 1;
  if (retry_after > 0) body["retry_after"] = retry_after;
  auto response = to_response(status, std::move(body));
  if (retry_after > 0) response.headers.emplace_back("Retry-After", std::to_string(retry_after));
  return response;
}

Response problem(int status, const char* code, std::string_view detail) {
  return to_response(status, common_fields(status, code, detail));
}

}  // namespace harken::edge
