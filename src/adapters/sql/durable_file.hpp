// SPDX-License-Identifier: AGPL-3.0-or-later
// Files that are on disk when the function returns. Errors: unavailable, naming the file.
#pragma once

#include <filesystem>
#include <string_view>

#include "core/base/result.hpp"

namespace harken::sql {

// A file or a folder. A failed one is final: the kernel may drop the pages and let the next
// succeed.
Status sync_path(const std::filesystem::path& path);
// New, and readable by its owner alone.
Status write_new_file(const std::filesystem::path& path, std::string_view bytes);
Status copy_file_durably(const std::filesystem::path& from, const std::filesystem::path& to);
// In the place of nothing. The folder of `to` is on disk afterwards.
Status rename_durably(const std::filesystem::path& from, const std::filesystem::path& to);

std::unexpected<Error> fail_file(const char* what, const std::filesystem::path& path, int error);

}  // namespace harken::sql
