// SPDX-License-Identifier: AGPL-3.0-or-later
// What customers wrote lately, as the log of events tells it, and which of it is dismissed as not
// being about the same.
#pragma once

#include <span>
#include <string>

#include "ports/store.hpp"

namespace harken {

struct CustomerText {
  Seq seq = 0;
  MessageId message_id;
  ConversationId conversation_id;
  ContactId contact_id;
  Timestamp at;
  std::string text;
  bool is_personal = true;  // no mail of a robot or a list
};

// One message of a group, for somebody who may see it.
struct AlikeReport {
  MessageId message_id;
  ConversationId conversation_id;
  std::int64_t contact_number = 0;
  ContactId contact_id;
  std::string contact_name;
  Timestamp at;
  std::string text;
  bool is_dismissed = false;
};

class AlikeRequests {
 public:
  virtual ~AlikeRequests() = default;
  // When the event of this seq, or the next that is there, was written. None: there is none.
  virtual Found<Timestamp> time_of_event(WorkspaceId, Seq) = 0;
  // In the order of the log, of contacts who are not blocked; after one seq and up to another.
  virtual Rows<CustomerText> list_texts(WorkspaceId, Seq after, Seq up_to, int limit) = 0;
  // Of these messages those in live conversations that the actor may see, by their ids.
  virtual Rows<AlikeReport> list_reports(const Actor&, std::span<const MessageId>) = 0;
  virtual Status dismiss(const Actor&, std::span<const MessageId>, Timestamp at) = 0;
  virtual Status remove_dismissed_before(WorkspaceId, Timestamp) = 0;
};

}  // namespace harken
