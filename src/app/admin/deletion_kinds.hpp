// SPDX-License-Identifier: AGPL-3.0-or-later
// What differs between the kinds of things that can be brought back: one row each, beside the use
// case that deletes it.
#pragma once

#include "app/admin/deletions.hpp"

namespace harken::app {

struct DeletionKind {
  Deletable kind;
  // Who may delete it, and see and restore what was deleted.
  Action right;
  // It is found again: puts back what hung on it, and tells everybody.
  Status (*bring_back)(Tx&, Env&, const Actor&, const Deletion&);
  Status (*purge)(Tx&, Env&, const Deletion&);
};

extern const DeletionKind kLabelDeletion;
extern const DeletionKind kRoleDeletion;
extern const DeletionKind kStatusDeletion;
extern const DeletionKind kCannedReplyDeletion;
extern const DeletionKind kFormDeletion;
extern const DeletionKind kLibraryItemDeletion;
extern const DeletionKind kKnowledgeBaseDeletion;
extern const DeletionKind kCategoryDeletion;
extern const DeletionKind kArticleDeletion;
extern const DeletionKind kContactAttributeDeletion;
extern const DeletionKind kSavedViewDeletion;
extern const DeletionKind kTicketDeletion;
extern const DeletionKind kChannelDeletion;
extern const DeletionKind kTicketStatusDeletion;

// For bring_back.
std::unexpected<Error> fail_no_room();

}  // namespace harken::app
