// SPDX-License-Identifier: AGPL-3.0-or-later
#include "edge/api/query.hpp"

#include "wire/encode.hpp"

namespace harken::edge {

Result<std::optional<Timestamp>> optional_query_time(const Request& request,
                                                     std::string_view name) {
  const auto text = request.query_param(name);
  if (!text) return std::nullopt;
  const bool is_day = text->size() == std::string_view("2026-11-26").size();
  const auto at = parse_rfc3339(is_day ? *text + "T00:00:00Z" : *text);
  if (!at)
    return fail_invalid(std::string(name),
                        std::string(name) + " is neither a day nor a time of RFC 3339");
  return at;
}

Result<std::optional<ConversationStatus>> optional_query_status(const Request& request) {
  const auto text = request.query_param("status");
  if (!text) return std::nullopt;
  const auto status = wire::parse_status(*text);
  if (!status) return fail_invalid("status", "no such status");
  return status;
}

}  // namespace harken::edge
