// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/admin/sessions.hpp"

#include <algorithm>
#include <boost/json.hpp>

#include "app/admin/audit.hpp"
#include "app/admin/roles.hpp"
#include "core/rules/text.hpp"

namespace harken::app {

Result<NewSession> create_session(Tx& tx, Env& env, WorkspaceId workspace, UserId user_id,
                                  const std::string& address, const std::string& browser) {
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
  session.browser = browser;
  session.address = address;
  session.created_at = session.last_seen_at = env.clock.now();
  RETURN_IF_ERROR(tx.sessions().insert(session));
  auto actor = actor_of(*user);
  actor.address = address;
  RETURN_IF_ERROR(audit(tx, env, actor, {"session.started", user->id.to_string(), user->name}));
  return result;
}

Status note_failed_sign_in(Tx& tx, Env& env, const User& user, const std::string& address) {
  Actor nobody;
  nobody.workspace_id = user.workspace_id;
  nobody.address = address;
  return audit(tx, env, nobody, {"session.failed", user.id.to_string(), user.name});
}

Status end_session(Tx& tx, Env& env, const Actor& actor, SessionId session) {
  RETURN_IF_ERROR(tx.sessions().remove(session));
  return audit(tx, env, actor, {"session.ended", actor.user_id.to_string(), actor.name});
}

Rows<Session> list_own_sessions(Tx& tx, Env& env, const Actor& actor) {
  ASSIGN_OR_RETURN(auto own, tx.sessions().list(actor.user_id));
  std::erase_if(own, [now = env.clock.now()](const Session& each) { return is_over(each, now); });
  return own;
}

Status end_own_session(Tx& tx, Env& env, const Actor& actor, SessionId session) {
  ASSIGN_OR_RETURN(const auto own, tx.sessions().list(actor.user_id));
  const auto found = std::ranges::find(own, session, &Session::id);
  if (found == own.end()) return fail_not_found("session");
  RETURN_IF_ERROR(tx.sessions().remove(session));
  return audit(tx, env, actor, {"session.revoked", session.to_string(), found->browser});
}

Status end_other_sessions(Tx& tx, Env& env, const Actor& actor, SessionId keep) {
  RETURN_IF_ERROR(tx.sessions().remove_of_user(actor.user_id, keep));
  return audit(tx, env, actor, {"session.revoked", actor.user_id.to_string(), actor.name});
}

Result<Secret> change_password(Tx& tx, Env& env, const Actor& actor, SessionId keep,
                               const std::string& new_hash) {
  RETURN_IF_ERROR(tx.users().set_password_hash(actor.user_id, new_hash));
  RETURN_IF_ERROR(tx.sessions().remove_of_user(actor.user_id, keep));
  RETURN_IF_ERROR(
      audit(tx, env, actor, {"password.changed", actor.user_id.to_string(), actor.name}));
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
  RETURN_IF_ERROR(audit(tx, env, actor, {"token.created", result.row.id.to_string(), trimmed}));
  return result;
}

Status revoke_token(Tx& tx, Env& env, const Actor& actor, TokenId token) {
  ASSIGN_OR_RETURN(const auto tokens, tx.api_tokens().list(actor.user_id));
  const auto found = std::ranges::find(tokens, token, &ApiToken::id);
  if (found == tokens.end()) return fail_not_found("token");
  RETURN_IF_ERROR(tx.api_tokens().remove(actor.user_id, token));
  return audit(tx, env, actor, {"token.revoked", token.to_string(), found->name});
}

Result<Workspace> get_workspace(Tx& tx, WorkspaceId id) {
  ASSIGN_OR_RETURN(auto workspace, tx.workspaces().find(id));
  if (!workspace) return fail_not_found("workspace");
  return *std::move(workspace);
}

}  // namespace harken::app
