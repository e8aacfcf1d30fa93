// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/base/id.hpp"
#include "core/base/timestamp.hpp"
#include "core/model/channel_kind.hpp"

namespace harken {

// Something more that a workspace wants to know of its customers, such as their plan.
struct ContactAttribute {
  ContactAttributeId id;
  WorkspaceId workspace_id;
  std::string name;
  std::int64_t position = 0;
  std::int64_t version = 1;
};

struct AttributeValue {
  ContactAttributeId id;
  std::string text;
  bool operator==(const AttributeValue&) const = default;
};

// A customer. `number` is the Client Id that people see.
struct Contact {
  ContactId id;
  WorkspaceId workspace_id;
  std::int64_t number = 0;
  std::string name;   // empty: unknown
  std::string email;  // never a permission
  // Said by the customer themselves, and by nobody else: what they say later takes its place.
  bool is_name_claimed = false;
  bool is_email_claimed = false;
  std::int64_t version = 1;
  Timestamp created_at;
  std::string phone;
  std::vector<AttributeValue> attributes;  // sorted by id; none is empty
  std::optional<Timestamp> blocked_at;     // since when nothing is taken from them
  ContactId merged_into;                   // none: it stands for itself
  std::string photo_hash = {};             // among the files; empty: there is none
  std::string photo_type = {};
};

// Changes with the photo: what browsers keep of another one is not shown.
inline std::string photo_version(std::string_view hash) { return std::string(hash.substr(0, 16)); }

// What a contact is found by.
inline std::string searched_text_of(const Contact& contact) {
  std::string text = contact.name + " " + contact.email + " " + contact.phone + " " +
                     std::to_string(contact.number);
  // A number is also found as it is dialled, whatever stands between its digits.
  text += ' ';
  for (const char c : contact.phone)
    if (c >= '0' && c <= '9') text += c;
  for (const auto& value : contact.attributes) text += " " + value.text;
  return text;
}

// Two contacts turned out to be one person: what moved from one to the other, so that it can go
// back.
struct ContactMerge {
  ContactMergeId id;
  WorkspaceId workspace_id;
  ContactId contact_id;  // who it is now
  ContactId merged_id;   // whose Client Id leads there
  std::int64_t merged_number = 0;
  std::string merged_name;
  UserId actor_id;
  std::string actor_name;
  std::vector<IdentityId> identity_ids;  // with all their conversations
  std::vector<NoteId> note_ids;          // about the contact itself
  Contact filled;  // what `contact_id` did not have before: name, email, phone, attributes, block
  Timestamp created_at;
  std::optional<Timestamp> undone_at;
};

// Where a visitor is and with what: shown to staff beside the conversation.
struct Visit {
  std::string ip;
  std::string browser;
  std::string page_url;
  std::string page_title;
  std::string language;
};

// One way in which a contact reaches us; for the widget, one browser on one site, or one customer
// of the site who is signed in there, in any browser.
struct Identity {
  IdentityId id;
  WorkspaceId workspace_id;
  ContactId contact_id;
  ChannelId channel_id;
  std::string external_id;         // unique in the channel
  DepartmentId chosen_department;  // none: the channel's default
  Visit visit;
  Timestamp created_at;
  ChannelKind channel_kind = ChannelKind::widget;  // read with the row, never written
  std::string handle = {};  // how the channel shows them, such as @anna or an address
};

// A visitor's session. Only the SHA-256 of the token is stored.
struct VisitorSession {
  SessionId id;
  WorkspaceId workspace_id;
  IdentityId identity_id;
  ContactId contact_id;
  ChannelId channel_id;
  std::string token_hash;
  Timestamp created_at;
  // Let in by the link of an e-mail: nothing from before this conversation is for it. None: all
  // that the identity has said and heard.
  ConversationId from_conversation = {};
  std::optional<Timestamp> ends_at = {};  // none: it is kept as long as its browser keeps it

  bool sees(ConversationId conversation) const { return conversation >= from_conversation; }
  bool is_over(Timestamp now) const { return ends_at && *ends_at <= now; }
};

}  // namespace harken
