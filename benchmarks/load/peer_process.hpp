// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

namespace harken::load {

// In memory: making thousands of accounts waits for the disk, which nothing that is measured does.
constexpr const char* kFastFolder = "/dev/shm";

// The command with that environment; as root, as that user, and ended with us.
std::vector<std::string> as_user(const std::string& user,
                                 const std::vector<std::string>& environment,
                                 const std::vector<std::string>& command);
// Throws what to install.
void require_program(const std::string& path, const std::string& package);

}  // namespace harken::load
