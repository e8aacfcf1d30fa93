// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "core/base/result.hpp"

namespace harken::edge {

struct UploadedFile {
  std::string name;  // what the sender calls it: data, never a path
  std::string bytes;
};

// A form of multipart/form-data with exactly one part, the file. Its declared type is ignored: what
// a file is, we decide from its bytes. Errors: invalid, unsupported (another content type).
Result<UploadedFile> parse_upload(std::string_view content_type, std::string_view body);

}  // namespace harken::edge
