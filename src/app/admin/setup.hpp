// SPDX-License-Identifier: AGPL-3.0-or-later
// The first admin, with a first department and a first website channel.
#pragma once

#include <string>

#include "ports/env.hpp"
#include "ports/store.hpp"

namespace harken::app {

Result<bool> is_setup_needed(Tx& tx);

struct Setup {
  std::string workspace;
  std::string name;
  std::string email;
  std::string password_hash;
  std::string sample_language;  // empty: no sample conversation
  bool is_further = false;      // beside the workspaces that are there; only from the command line
};

struct SetupDone {
  Workspace workspace;
  User admin;
  Department department;
  Channel channel;
};

// Whether the caller may is the edge's business (the one-time code). Errors: setup_done, invalid.
Result<SetupDone> set_up(Tx& tx, Env& env, const Setup& command);

}  // namespace harken::app
