// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <string>

#include "core/base/id.hpp"
#include "core/base/timestamp.hpp"

namespace harken {

// A picture or file of the workspace that everybody may put into an answer.
struct LibraryItem {
  LibraryItemId id;
  WorkspaceId workspace_id;
  std::string name;
  std::string folder;  // empty: in none
  std::string type;
  std::int64_t size = 0;
  std::string hash;  // of the bytes in the blob store
  UserId added_by;
  Timestamp created_at;
  std::int64_t version = 1;
};

}  // namespace harken
