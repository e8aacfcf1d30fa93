// SPDX-License-Identifier: AGPL-3.0-or-later
// One answer to everybody who wrote about the same thing: a text in each language, and for every
// linked conversation a message of its own.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/model/ticket.hpp"

namespace harken {

using TicketAnswerId = Id<struct TicketAnswerTag>;

struct AnswerText {
  std::string language;
  std::string text;
  bool operator==(const AnswerText&) const = default;
};

// What is done where the conversation has been solved.
enum class IfSolved : std::uint8_t { leave, reopen, solve_again };

struct TicketAnswer {
  TicketAnswerId id;
  WorkspaceId workspace_id;
  TicketId ticket_id;
  UserId author_id;
  std::string author_name;
  std::string client_id;
  std::vector<AnswerText> texts;       // by language, each once
  std::string default_language;        // for whoever speaks none of them
  std::vector<File> attachments = {};  // each conversation gets a copy of its own
  IfSolved if_solved = IfSolved::leave;
  Timestamp created_at;
  Timestamp starts_at;  // until then all of it can be taken back
  std::optional<Timestamp> ended_at = {};
};

enum class AnswerPartState : std::uint8_t { waiting, written, refused, taken_back };

struct TicketAnswerPart {
  ConversationId conversation_id;
  AnswerPartState state = AnswerPartState::waiting;
  std::string reason = {};       // a stable code, with refused
  std::string holder_name = {};  // who could answer there
  std::string language = {};     // of what was written
  MessageId message_id = {};
  // Read with the row, never written.
  std::string channel_name = {};
  std::optional<Sending> sending = {};
  bool is_delivered = false;
  bool is_read = false;
};

// How far the answer has come in one conversation, over whatever channel.
enum class AnswerProgress : std::uint8_t {
  waiting,
  refused,
  taken_back,
  queued,
  sent,
  delivered,
  read,
  failed,
  uncertain,
};
inline constexpr std::size_t kAnswerProgressCount = std::size_t(AnswerProgress::uncertain) + 1;

// A linked conversation, before anything is written to it.
struct AnswerRecipient {
  Conversation conversation;
  std::string language = {};  // as their browser or messenger said; empty: unknown
  std::string channel_name = {};
  std::string reason = {};  // a stable code: why the actor cannot answer there
  std::string holder_name = {};
};

}  // namespace harken
