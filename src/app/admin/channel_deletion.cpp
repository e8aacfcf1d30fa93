// SPDX-License-Identifier: AGPL-3.0-or-later
#include <boost/json.hpp>

#include "app/admin/admin_event.hpp"
#include "app/admin/authenticate.hpp"
#include "app/admin/deletion_kinds.hpp"
#include "app/admin/structure.hpp"
#include "ports/connections.hpp"
#include "wire/encode.hpp"

namespace harken::app {

namespace {

// By this event those who work on channels learn of it, too, and begin again.
Status bring_back(Tx& tx, Env& env, const Actor& actor, const Deletion& deletion) {
  const ChannelId id(deletion.subject_id);
  ASSIGN_OR_RETURN(const auto channel, tx.channels().find(actor.workspace_id, id));
  if (!channel) return fail_not_found("channel");
  return append_workspace_event(
      tx, env, actor.workspace_id, "channel.restored",
      {{"channel_id", id.to_string()}, {"channel", wire::encode(*channel)}});
}

// The row stays: conversations say over what they were held.
Status purge(Tx& tx, Env&, const Deletion& deletion) {
  return tx.connections().remove(ChannelId(deletion.subject_id));
}

}  // namespace

constinit const DeletionKind kChannelDeletion{Deletable::channel, Action::manage_channels,
                                              bring_back, purge};

Result<Deletion> delete_channel(Tx& tx, Env& env, const Actor& actor, ChannelId id) {
  RETURN_IF_ERROR(require(actor, Action::manage_channels));
  ASSIGN_OR_RETURN(const auto channel, tx.channels().find(actor.workspace_id, id));
  if (!channel) return fail_not_found("channel");
  ASSIGN_OR_RETURN(const auto deletion, move_to_deleted(tx, env, actor,
                                                        {Deletable::channel, id.value(),
                                                         channel->name, wire::encode(*channel)}));
  RETURN_IF_ERROR(append_workspace_event(tx, env, actor.workspace_id, "channel.deleted",
                                         {{"channel_id", id.to_string()}}));
  return deletion;
}

}  // namespace harken::app
