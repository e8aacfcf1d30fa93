// SPDX-License-Identifier: AGPL-3.0-or-later
// Headers that every answer carries, so that no page of ours can be framed, sniffed or scripted
// from outside.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "edge/http/http.hpp"

namespace harken::edge {

// What the path is: it decides the Content-Security-Policy and the caching.
enum class PageKind : std::uint8_t { api, console, widget, script };
PageKind page_kind(std::string_view path);

// Appends to the text of an answer. A header that the response sets itself is left to it.
void append_security_headers(std::string& out, PageKind kind, const Response& response);

// The policy of the widget's frame. No origins: any site may hold it.
std::string widget_policy(const std::vector<std::string>& allowed_origins);

}  // namespace harken::edge
