// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/conversation/labels.hpp"

#include <algorithm>

#include "app/conversation/change.hpp"

namespace harken::app {

namespace {

Result<Conversation> get_labellable(Tx& tx, const Actor& actor, ConversationId id) {
  ASSIGN_OR_RETURN(auto conversation, get_visible(tx, actor, id));
  if (can(actor, Action::label, conversation)) return conversation;
  return fail(Errc::forbidden, "forbidden", "your role does not label this conversation");
}

Result<Conversation> record(Tx& tx, Env& env, const Actor& actor, const Conversation& before,
                            Conversation after, const char* action) {
  RETURN_IF_ERROR(store_change(tx, after));
  ConversationChange change{&before, after};
  change.action = action;
  change.actor = &actor;
  change.is_for_customer = false;
  RETURN_IF_ERROR(append_change(tx, env, change));
  return after;
}

}  // namespace

Result<Conversation> add_label(Tx& tx, Env& env, const Actor& actor, ConversationId id,
                               LabelId label) {
  ASSIGN_OR_RETURN(const auto before, get_labellable(tx, actor, id));
  ASSIGN_OR_RETURN(const auto found, tx.labels().find(actor.workspace_id, label));
  if (!found) return fail_not_found("label");
  auto after = before;
  const auto place = std::ranges::lower_bound(after.label_ids, label);
  if (place != after.label_ids.end() && *place == label) return before;
  after.label_ids.insert(place, label);
  return record(tx, env, actor, before, std::move(after), "labelled");
}

Result<Conversation> remove_label(Tx& tx, Env& env, const Actor& actor, ConversationId id,
                                  LabelId label) {
  ASSIGN_OR_RETURN(const auto before, get_labellable(tx, actor, id));
  auto after = before;
  if (std::erase(after.label_ids, label) == 0) return before;
  return record(tx, env, actor, before, std::move(after), "unlabelled");
}

}  // namespace harken::app
