// SPDX-License-Identifier: AGPL-3.0-or-later
#include "edge/http/router.hpp"

#include <span>

namespace harken::edge {

namespace {

constexpr std::size_t kMaxSegments = 16;

std::vector<std::string_view> split(std::string_view path) {
  std::vector<std::string_view> result;
  if (!path.empty() && path.front() == '/') path.remove_prefix(1);
  while (result.size() <= kMaxSegments) {
    const auto end = path.find('/');
    result.push_back(path.substr(0, end));
    if (end == std::string_view::npos) break;
    path.remove_prefix(end + 1);
  }
  return result;
}

// A {name} segment, kept as its brace alone.
constexpr std::string_view kParam = "{";

std::string_view pattern_segment(std::string_view segment) {
  return segment.starts_with('{') ? kParam : segment;
}

bool fits(const std::vector<std::string>& pattern, std::span<const std::string_view> path) {
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    if (pattern[i] == kParam ? path[i].empty() : pattern[i] != path[i]) return false;
  }
  return true;
}

void add_allowed(std::string& allowed, Method method) {
  if (!allowed.empty()) allowed += ", ";
  allowed += to_text(method);
  if (method == Method::get) allowed += ", HEAD";
}

}  // namespace

std::string_view to_text(Method method) {
  switch (method) {
    case Method::get:
      return "GET";
    case Method::head:
      return "HEAD";
    case Method::post:
      return "POST";
    case Method::put:
      return "PUT";
    case Method::patch:
      return "PATCH";
    case Method::del:
      return "DELETE";
    case Method::options:
      return "OPTIONS";
    case Method::other:
      break;
  }
  return "OTHER";
}

Router::Router(std::vector<Route> routes) : by_length_(kMaxSegments + 1) {
  for (auto& route : routes) {
    Entry entry;
    for (const auto segment : split(route.pattern))
      entry.segments.emplace_back(pattern_segment(segment));
    entry.route = std::move(route);
    by_length_.at(entry.segments.size()).push_back(std::move(entry));
  }
}

Router::Match Router::find(Method method, std::string_view path) const {
  const auto segments = split(path);
  Match match;
  if (segments.size() >= by_length_.size()) return match;
  const auto wanted = method == Method::head ? Method::get : method;
  for (const auto& entry : by_length_[segments.size()]) {
    if (!fits(entry.segments, segments)) continue;
    if (entry.route.method != wanted) {
      add_allowed(match.allowed, entry.route.method);
      continue;
    }
    for (std::size_t i = 0; i < segments.size(); ++i)
      if (entry.segments[i] == kParam) match.params.emplace_back(segments[i]);
    match.route = &entry.route;
    match.allowed.clear();
    return match;
  }
  return match;
}

}  // namespace harken::edge
