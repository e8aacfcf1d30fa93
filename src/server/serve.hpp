// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "core/base/result.hpp"
#include "server/config.hpp"

namespace harken::server {

// Runs the desk until SIGINT or SIGTERM. Errors: what keeps it from starting.
Status serve(Config config, bool is_demo);

}  // namespace harken::server
