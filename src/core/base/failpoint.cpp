// SPDX-License-Identifier: AGPL-3.0-or-later
#include "core/base/failpoint.hpp"

#include <csignal>
#include <cstdlib>

namespace harken {

void failpoint(std::string_view name) {
  static const char* const wanted = std::getenv("HARKEN_FAILPOINT");
  if (wanted && name == wanted) std::raise(SIGKILL);
}

}  // namespace harken
