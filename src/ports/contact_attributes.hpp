// SPDX-License-Identifier: AGPL-3.0-or-later
// What a workspace wants to know of its customers beside name, e-mail address and phone.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "core/base/result.hpp"
#include "core/model/contact.hpp"

namespace harken {

class ContactAttributes {
 public:
  virtual ~ContactAttributes() = default;
  virtual Result<std::vector<ContactAttribute>> list(WorkspaceId) = 0;  // in their order
  virtual Result<std::optional<ContactAttribute>> find(WorkspaceId, ContactAttributeId) = 0;
  virtual Result<std::optional<ContactAttribute>> find_by_name(WorkspaceId,
                                                               std::string_view name) = 0;
  virtual Status insert(const ContactAttribute&) = 0;
  virtual Result<bool> update(const ContactAttribute&, std::int64_t old_version) = 0;
  // Values that contacts have stay, unseen.
  virtual Status remove(WorkspaceId, ContactAttributeId) = 0;
};

}  // namespace harken
