// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "adapters/sql/session.hpp"
#include "ports/alike.hpp"

namespace harken::sql {

class AlikeRows : public AlikeRequests {
 public:
  explicit AlikeRows(SqlSession& session) : session_(session) {}
  Found<Timestamp> time_of_event(WorkspaceId, Seq) override;
  Rows<CustomerText> list_texts(WorkspaceId, Seq after, Seq up_to, int limit) override;
  Rows<AlikeReport> list_reports(const Actor&, std::span<const MessageId>) override;
  Status dismiss(const Actor&, std::span<const MessageId>, Timestamp at) override;
  Status remove_dismissed_before(WorkspaceId, Timestamp) override;

 private:
  SqlSession& session_;
};

}  // namespace harken::sql
