// SPDX-License-Identifier: AGPL-3.0-or-later
// The customers that an actor may see, as a list. (Ports of single contacts: store.hpp.)
#pragma once

#include <optional>
#include <vector>

#include "core/base/result.hpp"
#include "core/model/search.hpp"
#include "core/policy/access.hpp"

namespace harken {

struct ContactQuery {
  std::vector<WantedWord> words;  // of name, e-mail address, phone, attributes; empty: all
  ChannelId channel_id;           // who came this way; none: any
  DepartmentId department_id;     // who has a conversation there
  bool only_blocked = false;
  int limit = 50;
  ContactId before;  // none: from the newest
};

struct ListedContact {
  Contact contact;
  std::int64_t conversations = 0;             // that the actor may see
  std::optional<Timestamp> last_activity_at;  // of those
};

class ContactList {
 public:
  virtual ~ContactList() = default;
  // Who may see one conversation of a contact may see the contact; one without any is for
  // everybody. The newest first, without those that were merged into another.
  virtual Result<std::vector<ListedContact>> list(const Actor&, const ContactQuery&) = 0;
  // Whoever has or had this Client Id.
  virtual Result<std::optional<Contact>> find_by_number(WorkspaceId, std::int64_t number) = 0;
};

}  // namespace harken
