// SPDX-License-Identifier: AGPL-3.0-or-later
// Turns what the parser read into a Request, with the checks that HTTP asks of a server.
#pragma once

#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>

#include "core/base/result.hpp"
#include "edge/http/http.hpp"

namespace harken::edge {

using Parser = boost::beast::http::request_parser<boost::beast::http::string_body>;

// Of a complete header; the body is not there yet. Errors: invalid.
Result<Request> read_head(const Parser& parser);

}  // namespace harken::edge
