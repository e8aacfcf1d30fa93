// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "core/model/form.hpp"
#include "ports/store.hpp"

namespace harken {

// A form whose questions go one by one; answer.fields: what has been answered so far.
struct OpenTalk {
  IdentityId identity_id;
  FormAnswer answer;
  std::int64_t misfits = 0;  // answers to the open question that did not fit
  Timestamp started_at;
};

class Forms {
 public:
  virtual ~Forms() = default;
  virtual Rows<Form> list(WorkspaceId) = 0;  // oldest first; there are few
  virtual Found<Form> find(WorkspaceId, FormId) = 0;
  virtual Status insert(const Form&) = 0;
  virtual Result<bool> update(const Form&, std::int64_t old_version) = 0;
  virtual Status remove(WorkspaceId, FormId) = 0;
  // A customer has one talk at most; a new one takes the place of the one before.
  virtual Found<OpenTalk> find_talk(IdentityId) = 0;
  virtual Status keep_talk(const OpenTalk&) = 0;
  virtual Status end_talk(IdentityId) = 0;
  // Those that began before: nobody goes on with them.
  virtual Result<std::int64_t> end_talks(Timestamp before, int limit) = 0;
};

}  // namespace harken
