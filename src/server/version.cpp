// SPDX-License-Identifier: AGPL-3.0-or-later
#include "server/version.hpp"

namespace harken::server {

std::string version() { return HARKEN_VERSION; }

}  // namespace harken::server
