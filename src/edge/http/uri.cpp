// SPDX-License-Identifier: AGPL-3.0-or-later
#include "edge/http/uri.hpp"

#include <algorithm>
#include <cctype>

namespace harken::edge {

namespace {

int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

bool ends_with_default_port(std::string_view host) {
  return host.ends_with(":80") || host.ends_with(":443");
}

}  // namespace

std::optional<std::string> percent_decode(std::string_view text, bool plus_is_space) {
  std::string result;
  result.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    char c = text[i];
    if (c == '%') {
      if (i + 2 >= text.size()) return std::nullopt;
      const int high = hex_value(text[i + 1]);
      const int low = hex_value(text[i + 2]);
      if (high < 0 || low < 0) return std::nullopt;
      c = static_cast<char>(high * 16 + low);
      if (c == '\0') return std::nullopt;
      i += 2;
    } else if (c == '+' && plus_is_space) {
      c = ' ';
    }
    result.push_back(c);
  }
  return result;
}

std::string percent_encode(std::string_view text) {
  constexpr char kHex[] = "0123456789ABCDEF";
  std::string result;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    const bool is_plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                          (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '_';
    if (is_plain)
      result.push_back(c);
    else
      result.append({'%', kHex[byte >> 4], kHex[byte & 15]});
  }
  return result;
}

std::optional<Target> parse_target(std::string_view target) {
  if (target.empty() || target.front() != '/') return std::nullopt;
  const auto mark = target.find('?');
  auto path = percent_decode(target.substr(0, mark));
  if (!path) return std::nullopt;
  Target result{*std::move(path), {}};
  if (mark != std::string_view::npos) result.query = std::string(target.substr(mark + 1));
  return result;
}

std::string normal_host(std::string_view authority) {
  std::string host(authority);
  std::ranges::transform(host, host.begin(), [](unsigned char c) { return std::tolower(c); });
  if (ends_with_default_port(host)) host.resize(host.rfind(':'));
  return host;
}

std::string host_of_origin(std::string_view origin) {
  const auto scheme_end = origin.find("://");
  if (scheme_end == std::string_view::npos) return {};
  const auto scheme = origin.substr(0, scheme_end);
  if (scheme != "http" && scheme != "https") return {};
  const auto authority = origin.substr(scheme_end + 3);
  if (authority.find_first_of("/?#@ ") != std::string_view::npos) return {};
  return normal_host(authority);
}

}  // namespace harken::edge
