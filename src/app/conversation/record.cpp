// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/conversation/record.hpp"

#include "app/conversation/change.hpp"
#include "wire/encode.hpp"

namespace harken::app {

Result<Conversation> record(Tx& tx, Env& env, const Conversation& before, Conversation after,
                            const Actor* actor, SystemLine line, std::optional<PersonRef> target) {
  const auto* action = wire::to_text(line.action);
  if (actor) line.actor = actor->name;
  const auto message = make_system_message(env, after, std::move(line));
  RETURN_IF_ERROR(tx.messages().insert(message));
  after.last_activity_at = message.created_at;
  RETURN_IF_ERROR(store_change(tx, after));
  ConversationChange change{&before, after};
  change.action = action;
  change.actor = actor;
  change.target = std::move(target);
  change.message = &message;
  RETURN_IF_ERROR(append_change(tx, env, change));
  return after;
}

}  // namespace harken::app
