// SPDX-License-Identifier: AGPL-3.0-or-later
#include "edge/http/response_text.hpp"

#include <array>
#include <ctime>

#include "edge/http/problem.hpp"

namespace harken::edge {

namespace {

// Formatting a date costs more than the rest of a header: once a second is enough.
std::string_view date_line() {
  thread_local std::time_t made_at = 0;
  thread_local std::string line;
  const std::time_t now = std::time(nullptr);
  if (now == made_at) return line;
  made_at = now;
  std::tm parts{};
  gmtime_r(&now, &parts);
  std::array<char, 64> text{};
  const auto size =
      std::strftime(text.data(), text.size(), "Date: %a, %d %b %Y %H:%M:%S GMT\r\n", &parts);
  line.assign(text.data(), size);
  return line;
}

// A header that would start another one is dropped: values can come from file names.
bool is_safe(std::string_view value) {
  return value.find_first_of(std::string_view("\r\n\0", 3)) == std::string_view::npos;
}

bool has_body(int status) { return status >= 200 && status != 204 && status != 304; }

}  // namespace

std::string_view body_of(const Response& response) {
  if (!has_body(response.status)) return {};
  return response.shared_body ? std::string_view(*response.shared_body) : response.body;
}

std::string header_text(const Response& response, PageKind kind, bool keeps_alive) {
  std::string out;
  out.reserve(640);
  out.append("HTTP/1.1 ").append(std::to_string(response.status)).append(" ");
  out.append(reason_phrase(response.status)).append("\r\n").append(date_line());
  if (has_body(response.status)) {
    if (is_safe(response.content_type))
      out.append("Content-Type: ").append(response.content_type).append("\r\n");
    out.append("Content-Length: ").append(std::to_string(body_of(response).size())).append("\r\n");
  }
  for (const auto& [name, value] : response.headers)
    if (is_safe(name) && is_safe(value)) out.append(name).append(": ").append(value).append("\r\n");
  if (response.status != 101) {
    append_security_headers(out, kind, response);
    if (!keeps_alive) out.append("Connection: close\r\n");
  }
  out.append("\r\n");
  return out;
}

}  // namespace harken::edge
