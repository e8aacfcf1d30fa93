// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <string>

#include "app/admin/authenticate.hpp"

namespace harken::app {

struct NewSession {
  Secret token;  // for the cookie; shown once
  std::string csrf_token;
  User user;
  Role role;
  Workspace workspace;
};

// After the password has been verified. Always a new random token (A64). Errors: bad_credentials
// when the user has been disabled meanwhile.
Result<NewSession> create_session(Tx& tx, Env& env, WorkspaceId workspace, UserId user,
                                  const std::string& address = {}, const std::string& browser = {});
// Where the actor is signed in and still let in, newest first.
Rows<Session> list_own_sessions(Tx& tx, Env& env, const Actor& actor);
// One of the actor's own, in another browser. Errors: not_found.
Status end_own_session(Tx& tx, Env& env, const Actor& actor, SessionId session);
// All of the actor's own but this one (none: all).
Status end_other_sessions(Tx& tx, Env& env, const Actor& actor, SessionId keep);
// The password did not fit.
Status note_failed_sign_in(Tx& tx, Env& env, const User& user, const std::string& address);
Status end_session(Tx& tx, Env& env, const Actor& actor, SessionId session);
// Every other session of the user ends, and the kept one goes on under the token that this returns
// (A64). Without a session to keep there is none.
Result<Secret> change_password(Tx& tx, Env& env, const Actor& actor, SessionId keep,
                               const std::string& new_hash);

struct NewToken {
  ApiToken row;
  Secret token;  // shown once
};
Result<NewToken> create_token(Tx& tx, Env& env, const Actor& actor, const std::string& name);
// Errors: not_found.
Status revoke_token(Tx& tx, Env& env, const Actor& actor, TokenId token);

Result<Workspace> get_workspace(Tx& tx, WorkspaceId id);

}  // namespace harken::app
