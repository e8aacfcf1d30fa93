// SPDX-License-Identifier: AGPL-3.0-or-later
// A conversation stores four facts; every status word is derived from them by status_of.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/base/id.hpp"
#include "core/base/timestamp.hpp"
#include "core/model/channel_kind.hpp"

namespace harken {

enum class Lifecycle : std::uint8_t { active, solved };
enum class Turn : std::uint8_t { ours, theirs };
enum class ConversationStatus : std::uint8_t { fresh, open, waiting, escalated, solved };

enum class SenderKind : std::uint8_t { customer, user, system };

struct LastMessage {
  MessageId id;
  SenderKind sender = SenderKind::customer;
  std::string text;  // at most 160 characters
  int attachments = 0;
  Timestamp created_at;
};

// Handed to a supervisor, who holds it now. Who handed it keeps it in view and no longer answers.
struct Escalation {
  UserId from_id;
  std::string from_name;  // as it was then
  std::string reason;     // ours alone
  Timestamp at;
};

enum class AccessLevel : std::uint8_t { read_and_note, write };

// A colleague who asked into a conversation that somebody else holds, or was let in.
struct Access {
  AccessRequestId id;
  UserId user_id;
  std::string user_name;             // as it was then
  std::optional<AccessLevel> level;  // none: asked, and nobody has decided yet
  std::string reason;
  Timestamp asked_at;
};

struct Conversation {
  ConversationId id;
  WorkspaceId workspace_id;
  std::int64_t number = 0;
  ContactId contact_id;
  IdentityId identity_id;
  ChannelId channel_id;
  DepartmentId department_id;
  UserId holder_id;  // none: nobody
  // These four end with the holding, and with solving.
  std::optional<Escalation> escalation;
  std::vector<Access> access;
  std::optional<Timestamp> set_aside_until;
  std::optional<Timestamp> solve_at;  // solved by the desk then, unless the customer writes before
  Lifecycle lifecycle = Lifecycle::active;
  Turn turn = Turn::ours;
  std::optional<LastMessage> last_message;
  std::int64_t unread = 0;
  std::optional<Timestamp> waiting_since;
  std::vector<LabelId> label_ids;  // sorted
  MessageId customer_delivered_id;
  MessageId customer_read_id;
  MessageId staff_read_id;
  ConversationId follows_id;
  Timestamp created_at;
  Timestamp last_activity_at;
  std::optional<Timestamp> solved_at;
  std::int64_t version = 1;

  // Read with the row for showing it; never written through it.
  std::int64_t contact_number = 0;
  std::string contact_name;
  std::string contact_email;
  std::string contact_photo_hash = {};
  bool contact_is_blocked = false;
  std::string holder_name;
  std::string subject = {};  // of the mail that began it; written once
  // It began with a mail that nobody vouches for (A1); written once.
  bool sender_unverified = false;
  ChannelKind channel_kind = ChannelKind::widget;
  bool channel_is_gone = false;  // deleted: nothing can be sent over it
};

// How far the customer has got with what was written to them.
struct Receipts {
  MessageId delivered_id;
  MessageId read_id;
};

inline Receipts receipts_of(const Conversation& conversation) {
  return {conversation.customer_delivered_id, conversation.customer_read_id};
}

constexpr ConversationStatus status_of(const Conversation& conversation) {
  if (conversation.lifecycle == Lifecycle::solved) return ConversationStatus::solved;
  if (!conversation.holder_id) return ConversationStatus::fresh;
  if (conversation.escalation) return ConversationStatus::escalated;
  const bool waits = conversation.set_aside_until || conversation.turn == Turn::theirs;
  return waits ? ConversationStatus::waiting : ConversationStatus::open;
}

// In its department's queue: nobody has it, and somebody should.
constexpr bool is_queued(const Conversation& conversation) {
  return conversation.lifecycle == Lifecycle::active && !conversation.holder_id;
}

// What the rows of a list are chosen by. `fresh` waits for somebody to accept it, `unassigned` is
// the whole queue: also what a department in auto mode has nobody for. `all` is everything the
// reader may see.
enum class View : std::uint8_t { fresh, unassigned, mine, team, waiting, escalated, solved, all };

struct ViewCounts {
  std::int64_t fresh = 0;
  std::int64_t unassigned = 0;  // for those who may oversee
  std::int64_t mine = 0;
  std::int64_t mine_open = 0;  // of those, with the status open
  std::int64_t team = 0;
  std::int64_t waiting = 0;
  std::int64_t escalated = 0;
  std::int64_t solved = 0;
  std::int64_t mine_unread = 0;
};

}  // namespace harken
