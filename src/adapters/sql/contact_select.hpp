// SPDX-License-Identifier: AGPL-3.0-or-later
// How contacts are read, shared by the single rows and the lists.
#pragma once

#include "adapters/sql/mapping.hpp"
#include "core/model/contact.hpp"

namespace harken::sql {

inline constexpr auto kSelectContact = SqlText(
    "SELECT t.contact_id, t.workspace_id, t.number, t.name, t.email, t.version, t.created_at, "
    "t.phone, t.attributes, t.blocked_at, t.merged_into_id, t.name_is_claimed, t.email_is_claimed, "
    "t.photo_hash, t.photo_type ");
inline constexpr int kContactColumns = 15;
inline constexpr auto kFromContact = SqlText("FROM contact t ");

void read_contact(const Row& row, Contact& to);

}  // namespace harken::sql
