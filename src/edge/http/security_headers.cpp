// SPDX-License-Identifier: AGPL-3.0-or-later
#include "edge/http/security_headers.hpp"

#include <algorithm>

namespace harken::edge {

namespace {

constexpr std::string_view kPagePolicy =
    "default-src 'self'; img-src 'self' blob: data:; media-src 'self' blob: data:; "
    "style-src 'self' 'unsafe-inline'; connect-src 'self' ws: wss:; font-src 'self'; "
    "object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors ";
// What an answer of the API may do when a browser shows it as a page: nothing.
constexpr std::string_view kDataPolicy = "default-src 'none'; frame-ancestors 'none'; sandbox";

bool has_header(const Response& response, std::string_view name) {
  return std::ranges::any_of(response.headers, [&](const auto& h) { return h.first == name; });
}

void append(std::string& out, std::string_view name, std::string_view value) {
  out.append(name).append(": ").append(value).append("\r\n");
}

void append_policy(std::string& out, PageKind kind) {
  if (kind == PageKind::api) return append(out, "Content-Security-Policy", kDataPolicy);
  out.append("Content-Security-Policy: ").append(kPagePolicy).append("'none'\r\n");
}

}  // namespace

PageKind page_kind(std::string_view path) {
  if (path == "/widget.js") return PageKind::script;
  if (path.starts_with("/widget/")) return PageKind::widget;
  for (const std::string_view data : {"/api/", "/healthz", "/readyz", "/metrics", "/openapi.json"})
    if (path.starts_with(data)) return PageKind::api;
  return PageKind::console;
}

std::string widget_policy(const std::vector<std::string>& allowed_origins) {
  std::string policy(kPagePolicy);
  if (allowed_origins.empty()) return policy + "*";
  policy += "'self'";
  for (const auto& origin : allowed_origins)
    if (origin.find_first_of("; ,\r\n'") == std::string::npos) policy += " " + origin;
  return policy;
}

void append_security_headers(std::string& out, PageKind kind, const Response& response) {
  const bool is_embeddable = kind == PageKind::widget || kind == PageKind::script;
  out.append("X-Content-Type-Options: nosniff\r\nReferrer-Policy: same-origin\r\n");
  append(out, "Cross-Origin-Resource-Policy", is_embeddable ? "cross-origin" : "same-origin");
  if (!has_header(response, "Content-Security-Policy")) append_policy(out, kind);
  if (kind == PageKind::api) {
    if (!has_header(response, "Cache-Control")) append(out, "Cache-Control", "no-store");
    return;
  }
  if (!is_embeddable) append(out, "Cross-Origin-Opener-Policy", "same-origin");
  out.append("Permissions-Policy: camera=(), microphone=(), geolocation=()\r\n");
}

}  // namespace harken::edge
