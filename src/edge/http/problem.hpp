// SPDX-License-Identifier: AGPL-3.0-or-later
// How an Error looks to the caller (RFC 9457).
#pragma once

#include "core/base/result.hpp"
#include "edge/http/http.hpp"

namespace harken::edge {

int http_status(Errc kind);
Response problem(const Error& error);
// For what only HTTP knows, such as 405 and 431.
Response problem(int status, const char* code, std::string_view detail);
std::string_view reason_phrase(int status);

}  // namespace harken::edge
