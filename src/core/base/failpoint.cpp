// SPDX-License-Identifier: AGPL-3.0-or-later
#include "core/base/failpoint.hpp"

#include <csignal>
#include <cstdlib>
#include <fstream>
#include <string>

namespace harken {

namespace {

bool holds(const char* file, std::string_view name) {
  std::string wanted;
  return std::getline(std::ifstream(file), wanted) && wanted == name;
}

}  // namespace

void failpoint(std::string_view name) {
  static const char* const wanted = std::getenv("HARKEN_FAILPOINT");
  if (!wanted) return;
  if (*wanted == '@' ? holds(wanted + 1, name) : name == wanted) std::raise(SIGKILL);
}

}  // namespace harken
