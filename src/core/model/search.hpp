// SPDX-License-Identifier: AGPL-3.0-or-later
// What a searcher asks for, and what is found.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/base/id.hpp"
#include "core/base/timestamp.hpp"
#include "core/model/contact.hpp"
#include "core/model/conversation.hpp"
#include "core/model/staff.hpp"
#include "core/model/ticket.hpp"

namespace harken {

struct WantedWord {
  std::string folded;
  bool is_prefix = false;              // also what begins with it
  std::vector<std::string> near = {};  // known words that it may be a slip of
};

struct ExcerptPart {
  std::string text;
  bool is_hit = false;
};

enum class HitKind : std::uint8_t { message, note };

// A message or a note that has the wanted words.
struct SearchHit {
  HitKind kind = HitKind::message;
  std::int64_t id = 0;
  std::optional<Conversation> conversation;  // none: a note about the contact
  Contact contact;
  SenderKind sender = SenderKind::customer;
  std::string sender_name;
  std::string text;
  std::vector<ExcerptPart> excerpt;
  Timestamp created_at;
};

// A ticket that has the wanted words, or the number: itself, or in something that is written in it.
struct TicketMatch {
  TicketId id;
  std::int64_t number = 0;
  std::string title;
  TicketStatus status = TicketStatus::to_do;
  TicketStatusId own_status_id = {};
  std::int64_t found_id = 0;       // the entry's, or its own
  std::optional<TicketPart> part;  // none: in itself
  std::string text;                // in which it was found
  std::vector<ExcerptPart> excerpt = {};
};

struct SearchResult {
  std::vector<SearchHit> hits;              // newest first
  std::optional<std::int64_t> next;         // where the next page begins; it may find nothing more
  std::vector<Conversation> conversations;  // by their number
  std::vector<Contact> contacts;
  std::vector<Label> labels;
  std::vector<TicketMatch> tickets;
};

}  // namespace harken
