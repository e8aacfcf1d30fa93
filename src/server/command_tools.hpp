// SPDX-License-Identifier: AGPL-3.0-or-later
// What the commands have in common.
#pragma once

#include <functional>
#include <string>

#include "core/policy/access.hpp"
#include "server/commands.hpp"
#include "server/desk.hpp"

namespace harken::server {

using Action = std::function<Status(Desk&)>;

// Resolves the options, opens the desk, runs the action and reports.
void run_with_desk(const CLI::App& command, Config& config, int& code, const Action& action);
// The same on one that is there: a slip in --data must not make another one.
void run_with_own_desk(const CLI::App& command, Config& config, int& code, const Action& action);

// One line of standard input, hashed. Errors: invalid.
Result<std::string> password_from_stdin(Random& random);

// The command line acts as the desk itself; whoever can open its files may do anything anyway.
Result<Actor> desk_actor(Tx& tx);

// Errors: not_found.
Result<User> user_by_email(Tx& tx, const std::string& email);

}  // namespace harken::server
