// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "core/model/form.hpp"
#include "ports/store.hpp"

namespace harken {

class Forms {
 public:
  virtual ~Forms() = default;
  virtual Rows<Form> list(WorkspaceId) = 0;  // oldest first; there are few
  virtual Found<Form> find(WorkspaceId, FormId) = 0;
  virtual Status insert(const Form&) = 0;
  virtual Result<bool> update(const Form&, std::int64_t old_version) = 0;
  virtual Status remove(WorkspaceId, FormId) = 0;
};

}  // namespace harken
