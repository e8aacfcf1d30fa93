// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <string>

#include "core/model/canned_reply.hpp"
#include "ports/store.hpp"

namespace harken {

struct CannedQuery {
  std::string search;   // in name, shortcut and text, whatever the case; empty: all
  CannedReplyId after;  // the last of the page before
  int limit = 50;
};

class CannedReplies {
 public:
  virtual ~CannedReplies() = default;
  // What the actor may use: own ones, those of their departments, those of everybody. Oldest first.
  virtual Rows<CannedReply> list(const Actor&, const CannedQuery&) = 0;
  virtual Found<CannedReply> find(WorkspaceId, CannedReplyId) = 0;
  // Another one with the same shortcut in the same place (user, department or workspace).
  virtual Found<CannedReply> find_rival(const CannedReply&) = 0;
  // In the same place, for the limit.
  virtual Result<std::int64_t> count_beside(const CannedReply&) = 0;
  virtual Status insert(const CannedReply&) = 0;
  virtual Result<bool> update(const CannedReply&, std::int64_t old_version) = 0;
  virtual Status remove(WorkspaceId, CannedReplyId) = 0;
};

}  // namespace harken
