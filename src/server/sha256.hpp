// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

#include "core/base/result.hpp"

namespace harken::server {

// In hex, as blobs are named.
std::string sha256_of(std::string_view bytes);

struct FileSum {
  std::string path;  // below the folder of the backup
  std::uint64_t size = 0;
  std::string sha256;
};

// Reads the file at folder/path once, in parts. Errors: not_found, unavailable.
Result<FileSum> sum_of_file(const std::filesystem::path& folder, const std::string& path);

}  // namespace harken::server
