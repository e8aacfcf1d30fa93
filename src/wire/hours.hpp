// SPDX-License-Identifier: AGPL-3.0-or-later
// Working hours as JSON, in answers, requests and rows: {"time_zone": "Europe/Berlin",
// "week": [{"day": "monday", "from": "09:00", "to": "17:30"}]}.
#pragma once

#include <boost/json/value.hpp>
#include <optional>
#include <string_view>

#include "core/base/result.hpp"
#include "core/model/hours.hpp"

namespace harken::wire {

boost::json::value encode(const WorkingHours& hours);
// Errors: invalid, unknown_field; `path` stands before field names.
Result<WorkingHours> decode_hours(const boost::json::object& object, std::string path);

// Empty text: none.
std::string store_hours(const std::optional<WorkingHours>& hours);
std::optional<WorkingHours> load_hours(std::string_view text);

}  // namespace harken::wire
