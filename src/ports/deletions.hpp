// SPDX-License-Identifier: AGPL-3.0-or-later
// What was deleted and can still be brought back. The thing itself stays in its own table, where
// nothing finds it.
#pragma once

#include "core/model/deletion.hpp"
#include "ports/store.hpp"

namespace harken {

class Deletions {
 public:
  virtual ~Deletions() = default;
  virtual Status insert(const Deletion&) = 0;
  virtual Found<Deletion> find(WorkspaceId, DeletionId) = 0;
  // The desk's and the user's own, newest first.
  virtual Rows<Deletion> list(WorkspaceId, UserId, Timestamp since, int limit) = 0;
  // Of every workspace, oldest first.
  virtual Rows<Deletion> list_before(Timestamp, int limit) = 0;
  // With what it remembers: brought back, or gone for good.
  virtual Status remove(DeletionId) = 0;

  // The thing is found by nothing from here on, or by everything again.
  virtual Status hide(const Deletion&) = 0;
  virtual Status show(const Deletion&) = 0;
  // Something else has its name (or shortcut) now.
  virtual Result<bool> is_name_taken(const Deletion&) = 0;
  // What hangs on it, by its kind: conversations, people, customers, articles. Nothing: no such
  // thing.
  virtual Found<std::int64_t> count_hanging(WorkspaceId, Deletable, std::int64_t subject) = 0;

  virtual Status remember(DeletionId, const DeletionItem&) = 0;
  virtual Rows<DeletionItem> list_remembered(DeletionId) = 0;
  // In a few statements, however many there are. What comes off is remembered.
  virtual Status take_label_off(DeletionId, LabelId) = 0;
  virtual Status put_label_back(DeletionId, LabelId) = 0;
  virtual Status take_category_off(DeletionId, CategoryId) = 0;
  // To those that have got no other meanwhile.
  virtual Status put_category_back(DeletionId, CategoryId) = 0;

  // Bytes that no row names any more, to be removed from the blob store after the commit. Until
  // that is done nobody may begin to use them.
  virtual Status doom_blob(std::string_view hash) = 0;
  virtual Result<bool> is_blob_doomed(std::string_view hash) = 0;
  virtual Rows<std::string> list_doomed_blobs(int limit) = 0;
  virtual Status forget_doomed_blob(std::string_view hash) = 0;
};

}  // namespace harken
