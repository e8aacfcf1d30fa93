// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <optional>
#include <string>

#include "core/base/secret.hpp"
#include "core/model/contact.hpp"
#include "ports/env.hpp"
#include "ports/store.hpp"

namespace harken::app {

struct StartVisit {
  std::string channel_key;
  std::string name;
  std::string email;
  DepartmentId department_id;  // none: no choice made
  Visit visit;
  std::string identity_token{};  // empty: a visitor whom nobody vouches for
  Secret session_token{};        // of the session that this browser has so far, if any
};

struct StartedVisit {
  Secret token;  // shown once
  Contact contact;
};

// A new visitor: contact, identity and session. What they say of themselves is a claim and joins
// them to nobody. With an identity token it is the customer whom the website names, in whatever
// browser: the known one, or, the first time, the visitor that this browser has been so far, who
// keeps what was said. Errors: not_found (channel), invalid, bad_identity_token.
Result<StartedVisit> start_visit(Tx& tx, Env& env, const StartVisit& command);

// A short name of the browser and system, such as "Firefox 131 on Windows".
std::string describe_browser(std::string_view user_agent);

}  // namespace harken::app
