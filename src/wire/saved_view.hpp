// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <boost/json/object.hpp>
#include <string>
#include <string_view>

#include "core/base/result.hpp"
#include "core/model/saved_view.hpp"

namespace harken::wire {

boost::json::value encode(const SavedView&);
// Strict, for requests. Errors: invalid, unknown_field.
Result<ViewFilter> decode_filter(const boost::json::object&, std::string path);
Result<TicketFilter> decode_ticket_filter(const boost::json::object&, std::string path);

// How rows keep it.
std::string store_filter(const ViewFilter&);
ViewFilter load_filter(std::string_view text);
std::string store_ticket_filter(const TicketFilter&);
TicketFilter load_ticket_filter(std::string_view text);

}  // namespace harken::wire
