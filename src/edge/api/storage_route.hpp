// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "core/model/volume.hpp"
#include "edge/api/api.hpp"

namespace harken::edge {

// GET /storage: how full the disks of the node are that answers.
Route storage_route(Api& api, std::function<std::vector<Volume>()> look);

}  // namespace harken::edge
