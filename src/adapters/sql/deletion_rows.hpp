// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "adapters/sql/session.hpp"
#include "ports/deletions.hpp"

namespace harken::sql {

class DeletionRows : public Deletions {
 public:
  explicit DeletionRows(SqlSession& session) : session_(session) {}
  Status insert(const Deletion&) override;
  Found<Deletion> find(WorkspaceId, DeletionId) override;
  Rows<Deletion> list(WorkspaceId, UserId, Timestamp since, int limit) override;
  Rows<Deletion> list_before(Timestamp, int limit) override;
  Status remove(DeletionId) override;
  Status hide(const Deletion&) override;
  Status show(const Deletion&) override;
  Result<bool> is_name_taken(const Deletion&) override;
  Found<std::int64_t> count_hanging(WorkspaceId, Deletable, std::int64_t subject) override;
  Status remember(DeletionId, const DeletionItem&) override;
  Rows<DeletionItem> list_remembered(DeletionId) override;
  Status take_label_off(DeletionId, LabelId) override;
  Status put_label_back(DeletionId, LabelId) override;
  Status take_category_off(DeletionId, CategoryId) override;
  Status put_category_back(DeletionId, CategoryId) override;
  Status doom_blob(std::string_view hash) override;
  Result<bool> is_blob_doomed(std::string_view hash) override;
  Rows<std::string> list_doomed_blobs(int limit) override;
  Status forget_doomed_blob(std::string_view hash) override;

 private:
  SqlSession& session_;
};

}  // namespace harken::sql
