// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <string>

namespace harken::server {

// Compiled alone, so that a new commit compiles nothing else again.
std::string version();

}  // namespace harken::server
