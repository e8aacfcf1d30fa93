// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <optional>
#include <string>

#include "core/model/deletion.hpp"
#include "core/model/library_item.hpp"
#include "core/model/message.hpp"
#include "core/policy/access.hpp"
#include "ports/env.hpp"
#include "ports/store.hpp"

namespace harken::app {

inline constexpr std::int64_t kMaxLibraryItems = 5'000;

struct AddLibraryItem {
  std::string file_id;              // uploaded by the actor, not sent
  std::optional<std::string> name;  // none: that of the file
  std::string folder;
};
// Who has edit_library keeps the library, everybody uses it. Errors: forbidden, invalid,
// limit_reached.
Result<LibraryItem> add_library_item(Tx& tx, Env& env, const Actor& actor,
                                     const AddLibraryItem& command);

struct EditLibraryItem {
  LibraryItemId id;
  std::int64_t version = 0;
  std::optional<std::string> name;
  std::optional<std::string> folder;
};
// Errors: forbidden, not_found, invalid, version_conflict.
Result<LibraryItem> update_library_item(Tx& tx, Env& env, const Actor& actor,
                                        const EditLibraryItem& command);

// What was sent of it stays. Errors: forbidden, not_found.
Result<Deletion> delete_library_item(Tx& tx, Env& env, const Actor& actor, LibraryItemId id);

// The same bytes as an upload of the actor, to be sent with an answer. Errors: not_found.
Result<File> take_from_library(Tx& tx, Env& env, const Actor& actor, LibraryItemId id);

// For looking at it. Errors: not_found.
Result<File> get_library_file(Tx& tx, const Actor& actor, LibraryItemId id);

}  // namespace harken::app
