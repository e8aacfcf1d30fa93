// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "core/model/capabilities.hpp"
#include "core/model/message.hpp"
#include "core/policy/access.hpp"
#include "ports/env.hpp"
#include "ports/store.hpp"

namespace harken::app {

inline constexpr std::int64_t kVisitorBytesPerDay = 100 * 1024 * 1024;

// The type by the bytes themselves, one of kFileTypes; what the sender calls it only tells office
// documents from other zip files. Empty: not a type that we take. Pure.
std::string_view sniff_type(std::string_view bytes, std::string_view name);

// The type of what came over a channel, where everything is taken: application/octet-stream for
// what is unknown. Pure.
std::string_view received_type(std::string_view bytes, std::string_view name);

// A file name that is only ever shown: no path, no control or direction characters, at most 120
// characters, never empty. Pure.
std::string clean_file_name(std::string_view name);

// May be shown inside the page rather than downloaded.
bool is_inline_type(std::string_view type);

struct AddFile {
  WorkspaceId workspace_id;
  UserId uploaded_by;
  IdentityId uploaded_by_identity;
  std::string name;
  std::string type;
  std::string hash;
  std::int64_t size = 0;
};
// The row of bytes that the blob store holds already. Errors: limit (a visitor's daily quota).
Result<File> add_file(Tx& tx, Env& env, const AddFile& command);

// The same of what came over a channel, which nobody could send again: without a quota.
Result<File> add_received_file(Tx& tx, Env& env, const AddFile& command);

// Staff see what they uploaded and what belongs to a conversation that they may see, sent or not
// yet. Errors: not_found.
Result<File> get_file_for(Tx& tx, const Actor& actor, std::string_view id);
// Visitors: what they uploaded, and what messages of their own conversations carry.
Result<File> get_file_for_visitor(Tx& tx, const VisitorSession& visitor, std::string_view id);

}  // namespace harken::app
