// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "server/config.hpp"

namespace harken::server {

// For the commands that are not `serve`: what they print is read by scripts.
void log_to_stderr();

// One JSON object a line on standard error, or readable lines on a terminal.
void set_up_logging(const Config& config);

}  // namespace harken::server
