// SPDX-License-Identifier: AGPL-3.0-or-later
// What moves when two contacts become one, and back.
#pragma once

#include <optional>
#include <vector>

#include "core/base/result.hpp"
#include "core/model/contact.hpp"
#include "core/model/conversation.hpp"

namespace harken {

class ContactMerges {
 public:
  virtual ~ContactMerges() = default;
  virtual Status insert(const ContactMerge&) = 0;
  virtual Result<std::optional<ContactMerge>> find(WorkspaceId, ContactMergeId) = 0;
  // Those into this contact, newest first.
  virtual Result<std::vector<ContactMerge>> list_into(WorkspaceId, ContactId) = 0;
  virtual Status set_undone(ContactMergeId, Timestamp at) = 0;

  // Moves the identity with its sessions, and its conversations with their notes and with the next
  // version each. Gives those conversations.
  virtual Result<std::vector<ConversationId>> move_identity(IdentityId, ContactId to) = 0;
  // The notes about the contact itself; gives them.
  virtual Result<std::vector<NoteId>> move_notes(ContactId from, ContactId to) = 0;
  virtual Status move_note(NoteId, ContactId to) = 0;
};

}  // namespace harken
