// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "edge/api/api.hpp"

namespace harken::edge {

// As staff_list, for what reads much and may take long: a report. Others are cut off after two
// seconds.
Route staff_report(Api& api, std::string pattern, StaffDecode decode);

}  // namespace harken::edge
