// SPDX-License-Identifier: AGPL-3.0-or-later
// A program that gets bytes and gives bytes, within its time.
#pragma once

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.hpp"

namespace harken::email {

struct ChildAnswer {
  std::string output;
  int exit_code = -1;  // -1: it was killed
};

// It inherits nothing: no environment, no open file, no standard error. It is killed when its time
// is up, or when it says more than `max_output`. Errors: unavailable, when it can't be started.
Result<ChildAnswer> run_child(const std::vector<std::string>& command, std::string_view input,
                              std::chrono::milliseconds longest, std::size_t max_output);

}  // namespace harken::email
