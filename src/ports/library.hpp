// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <string>

#include "core/model/library_item.hpp"
#include "ports/store.hpp"

namespace harken {

struct LibraryQuery {
  std::string search;   // in name and folder, whatever the case; empty: all
  LibraryItemId after;  // the last of the page before
  int limit = 50;
};

class Library {
 public:
  virtual ~Library() = default;
  virtual Rows<LibraryItem> list(WorkspaceId, const LibraryQuery&) = 0;  // oldest first
  virtual Found<LibraryItem> find(WorkspaceId, LibraryItemId) = 0;
  virtual Result<std::int64_t> count(WorkspaceId) = 0;
  virtual Status insert(const LibraryItem&) = 0;
  virtual Result<bool> update(const LibraryItem&, std::int64_t old_version) = 0;
  virtual Status remove(WorkspaceId, LibraryItemId) = 0;
};

}  // namespace harken
