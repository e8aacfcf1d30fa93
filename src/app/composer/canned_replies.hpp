// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <optional>
#include <string>

#include "core/model/canned_reply.hpp"
#include "core/model/deletion.hpp"
#include "core/policy/access.hpp"
#include "ports/env.hpp"
#include "ports/store.hpp"

namespace harken::app {

inline constexpr std::size_t kMaxCannedText = 5'000;
// Of one user, of one department, and of the workspace.
inline constexpr std::int64_t kMaxCannedBeside = 500;

struct EditCannedReply {
  CannedReplyId id;  // none: a new one
  std::int64_t version = 0;
  std::optional<CannedScope> scope;
  std::optional<DepartmentId> department_id;  // with the scope department
  std::optional<std::string> name;
  std::optional<std::string> shortcut;
  std::optional<std::string> text;        // then it is plain
  std::optional<Document> document = {};  // or formatted; the text is made from it
};

// Errors: not_found, forbidden, invalid (also an unknown placeholder), version_conflict,
// already_exists (the shortcut), limit_reached.
Result<CannedReply> create_canned_reply(Tx& tx, Env& env, const Actor& actor,
                                        const EditCannedReply& command);
Result<CannedReply> update_canned_reply(Tx& tx, Env& env, const Actor& actor,
                                        const EditCannedReply& command);
Result<Deletion> delete_canned_reply(Tx& tx, Env& env, const Actor& actor, CannedReplyId id);

}  // namespace harken::app
