// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "adapters/sql/session.hpp"
#include "ports/reports.hpp"
#include "ports/store.hpp"

namespace harken::sql {

class ReportRows : public Reports {
 public:
  explicit ReportRows(SqlSession& session) : session_(session) {}
  Rows<LabelCount> count_labels(const Actor&, const ReportSpan&) override;
  Result<ConversationTotal> count_conversations(const Actor&, const ReportSpan&) override;

 private:
  SqlSession& session_;
};

}  // namespace harken::sql
