// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <string>

#include "core/base/id.hpp"
#include "core/base/timestamp.hpp"

namespace harken {

// A customer. `number` is the Client Id that people see.
struct Contact {
  ContactId id;
  WorkspaceId workspace_id;
  std::int64_t number = 0;
  std::string name;   // empty: unknown
  std::string email;  // a claim, never a permission
  std::int64_t version = 1;
  Timestamp created_at;
};

// Where a visitor is and with what: shown to staff beside the conversation.
struct Visit {
  std::string ip;
  std::string browser;
  std::string page_url;
  std::string page_title;
  std::string language;
};

// One way in which a contact reaches us; for the widget, one browser on one site, or one customer of
// the site who is signed in there, in any browser.
struct Identity {
  IdentityId id;
  WorkspaceId workspace_id;
  ContactId contact_id;
  ChannelId channel_id;
  std::string external_id;         // unique in the channel
  DepartmentId chosen_department;  // none: the channel's default
  Visit visit;
  Timestamp created_at;
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
};

}  // namespace harken
