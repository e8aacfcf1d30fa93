// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "core/base/id.hpp"
#include "core/model/document.hpp"

namespace harken {

enum class CannedScope : std::uint8_t { personal, department, workspace };

// A ready answer that a colleague inserts into the composer and may change before it is sent.
struct CannedReply {
  CannedReplyId id;
  WorkspaceId workspace_id;
  CannedScope scope = CannedScope::personal;
  UserId owner_id;             // with personal
  DepartmentId department_id;  // with department
  std::string name;
  std::string shortcut;  // typed after "/"; empty: none
  std::string text;      // with placeholders such as {{contact.name}}
  std::int64_t version = 1;
  std::optional<Document> document = {};  // as it is formatted; text says the same
};

}  // namespace harken
