// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/admin/sessions.hpp"

#include "app/admin/roles.hpp"
#include "core/rules/text.hpp"

namespace harken::app {

Result<NewSession> create_session(Tx& tx, Env& env, WorkspaceId workspace, UserId user_id) {
  ASSIGN_OR_RETURN(const auto user, tx.users().find(workspace, user_id));
  if (!user || !user->active)
    return fail(Errc::unauthenticated, "bad_credentials", "wrong e-mail address or password");
  NewSession result{make_token(env.random), make_token(env.random).reveal(), *user, {}, {}};
  ASSIGN_OR_RETURN(result.role, role_of(tx, *user));
  ASSIGN_OR_RETURN(result.workspace, get_workspace(tx, workspace));
  Session session;
  session.id = env.ids.make<SessionId>();
  session.user_id = user->id;
  session.workspace_id = workspace;
  session.token_hash = hash_token(result.token.reveal());
  session.csrf_token = result.csrf_token;
  session.created_at = session.last_seen_at = env.clock.now();
  RETURN_IF_ERROR(tx.sessions().insert(session));
  return result;
}

Status end_session(Tx& tx, SessionId session) { return tx.sessions().remove(session); }

Result<Secret> change_password(Tx& tx, Env& env, UserId user, SessionId keep,
                               const std::string& new_hash) {
  RETURN_IF_ERROR(tx.users().set_password_hash(user, new_hash));
  RETURN_IF_ERROR(tx.sessions().remove_of_user(user, keep));
  if (!keep) return Secret();
  auto token = make_token(env.random);
  RETURN_IF_ERROR(
      tx.sessions().renew(keep, hash_token(token.reveal()), make_token(env.random).reveal()));
  return token;
}

Result<NewToken> create_token(Tx& tx, Env& env, const Actor& actor, const std::string& name) {
  const std::string trimmed(trim(name));
  if (trimmed.empty()) return fail_invalid("name", "name must not be empty");
  RETURN_IF_ERROR(check_line("name", trimmed, 100));
  NewToken result{{}, Secret("hk_" + make_token(env.random).reveal())};
  result.row.id = env.ids.make<TokenId>();
  result.row.user_id = actor.user_id;
  result.row.workspace_id = actor.workspace_id;
  result.row.name = trimmed;
  result.row.token_hash = hash_token(result.token.reveal());
  result.row.created_at = env.clock.now();
  RETURN_IF_ERROR(tx.api_tokens().insert(result.row));
  return result;
}

Status revoke_token(Tx& tx, const Actor& actor, TokenId token) {
  ASSIGN_OR_RETURN(const bool existed, tx.api_tokens().remove(actor.user_id, token));
  if (!existed) return fail_not_found("token");
  return {};
}

Result<Workspace> get_workspace(Tx& tx, WorkspaceId id) {
  ASSIGN_OR_RETURN(auto workspace, tx.workspaces().find(id));
  if (!workspace) return fail_not_found("workspace");
  return *std::move(workspace);
}

}  // namespace harken::app
