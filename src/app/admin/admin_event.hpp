// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <boost/json/value.hpp>

#include "core/policy/access.hpp"
#include "ports/env.hpp"
#include "ports/store.hpp"

namespace harken::app {

// An event for all staff, such as user.updated with {"user": …}.
Status append_workspace_event(Tx& tx, Env& env, WorkspaceId workspace, const char* type,
                              const boost::json::value& data);

// The same for whoever may see it.
Status append_event_for(Tx& tx, Env& env, WorkspaceId workspace, const Audience& audience,
                        const char* type, const boost::json::value& data);

// The right to something of the desk itself, such as manage_people. Errors: forbidden.
Status require(const Actor& actor, Action action);
// The right to the workspace's settings, for what has no verb of its own. Errors: forbidden.
Status require_admin(const Actor& actor);

std::unexpected<Error> version_conflict(const boost::json::value& current);

// A name of a person or a thing: trimmed, one line, 1 to `max` characters. Errors: invalid.
Result<std::string> check_name(std::string_view field, std::string_view name, std::size_t max);

}  // namespace harken::app
