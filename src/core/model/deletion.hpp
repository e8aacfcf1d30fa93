// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>

#include "core/base/id.hpp"
#include "core/base/timestamp.hpp"

namespace harken {

using DeletionId = Id<struct DeletionTag>;

// What the settings can delete, and bring back.
enum class Deletable : std::uint8_t {
  label,
  role,
  status,
  canned_reply,
  form,
  library_item,
  knowledge_base,
  category,
  article,
  contact_attribute,
  saved_view,
  ticket,
  channel,
  ticket_status,
};

inline constexpr std::int64_t kRestoreSeconds = 30 * 86'400;

struct Deletion {
  DeletionId id;
  WorkspaceId workspace_id;
  Deletable kind = Deletable::label;
  std::int64_t subject_id = 0;
  std::string name;
  UserId owner_id;                  // it was theirs alone; none: the desk's
  DepartmentId department_id;       // it was this department's; none: everybody's
  std::int64_t replacement_id = 0;  // what took its place; 0: nothing
  UserId deleted_by_id;
  std::string deleted_by_name;
  Timestamp deleted_at;
};

// What a deletion has changed elsewhere.
struct DeletionItem {
  std::int64_t id = 0;
  std::int64_t version = 0;  // after the change; 0: it does not matter
};

}  // namespace harken
