// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

namespace harken {

// Minutes of one day of the week, such as Monday (0) from 540 to 1020. Over midnight it takes two.
struct OpenTime {
  int weekday = 0;
  int from = 0;
  int to = 0;  // up to 1440
  auto operator<=>(const OpenTime&) const = default;
};

// When somebody of a department is there: every week the same, as the clocks of the zone show it.
struct WorkingHours {
  std::string time_zone;       // such as Europe/Berlin
  std::vector<OpenTime> week;  // sorted, none over another
  bool operator==(const WorkingHours&) const = default;
};

}  // namespace harken
