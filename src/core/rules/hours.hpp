// SPDX-License-Identifier: AGPL-3.0-or-later
// When a department is there. Pure: the zone and the time come in.
#pragma once

#include <optional>

#include "core/base/time_zone.hpp"
#include "core/model/hours.hpp"

namespace harken {

// Sorts the week. Errors: invalid (a time that is none, one over another, more than eight a day).
Status check_hours(WorkingHours& hours);

struct Opening {
  bool is_open = true;
  std::optional<Timestamp> opens_at;  // when it is not; none: never
};
Opening opening_at(const WorkingHours& hours, const TimeZone& zone, Timestamp now);

}  // namespace harken
