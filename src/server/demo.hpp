// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "server/desk.hpp"

namespace harken::server {

inline constexpr const char* kDemoPassword = "harken-demo";
inline constexpr const char* kDemoKey = "demo";

// Fills an empty database with a small, lively workspace, through the same use cases that people
// use. A database that holds anything is left alone.
Status fill_demo(Desk& desk);

}  // namespace harken::server
