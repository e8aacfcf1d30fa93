// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <string>

#include "edge/http/http.hpp"
#include "edge/http/security_headers.hpp"

namespace harken::edge {

// The header of an answer as bytes, up to and with the empty line.
std::string header_text(const Response& response, PageKind kind, bool keeps_alive);
std::string_view body_of(const Response& response);

}  // namespace harken::edge
