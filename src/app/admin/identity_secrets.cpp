// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/admin/identity_secrets.hpp"

#include <boost/json.hpp>

#include "app/admin/admin_event.hpp"
#include "app/admin/audit.hpp"
#include "app/admin/authenticate.hpp"
#include "wire/encode.hpp"

namespace harken::app {

namespace {

Result<Channel> get_own_channel(Tx& tx, const Actor& actor, ChannelId id) {
  RETURN_IF_ERROR(require(actor, Action::manage_channels));
  ASSIGN_OR_RETURN(const auto channel, tx.channels().find(actor.workspace_id, id));
  if (!channel) return fail_not_found("channel");
  return *channel;
}

// The event says that something changed, never what: secrets are no news for all staff.
Result<IdentitySecrets> store(Tx& tx, Env& env, const Actor& actor, const Channel& channel,
                              const IdentitySecrets& secrets, const char* action) {
  RETURN_IF_ERROR(audit(tx, env, actor, {action, channel.id.to_string(), channel.name}));
  RETURN_IF_ERROR(tx.channels().set_identity_secrets(channel.id, secrets));
  RETURN_IF_ERROR(append_workspace_event(tx, env, channel.workspace_id, "channel.updated",
                                         {{"channel", wire::encode(channel)}}));
  return secrets;
}

}  // namespace

Result<IdentitySecrets> get_identity_secrets(Tx& tx, const Actor& actor, ChannelId id) {
  ASSIGN_OR_RETURN(const auto channel, get_own_channel(tx, actor, id));
  return tx.channels().identity_secrets(channel.id);
}

Result<IdentitySecrets> rotate_identity_secret(Tx& tx, Env& env, const Actor& actor, ChannelId id) {
  ASSIGN_OR_RETURN(const auto channel, get_own_channel(tx, actor, id));
  ASSIGN_OR_RETURN(auto secrets, tx.channels().identity_secrets(channel.id));
  secrets.before = secrets.current;
  secrets.current = make_token(env.random);
  return store(tx, env, actor, channel, secrets, "secret.rotated");
}

Result<IdentitySecrets> end_secret_before(Tx& tx, Env& env, const Actor& actor, ChannelId id) {
  ASSIGN_OR_RETURN(const auto channel, get_own_channel(tx, actor, id));
  ASSIGN_OR_RETURN(auto secrets, tx.channels().identity_secrets(channel.id));
  secrets.before = {};
  return store(tx, env, actor, channel, secrets, "secret.ended");
}

}  // namespace harken::app
