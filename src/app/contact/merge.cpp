// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/contact/merge.hpp"

#include <algorithm>
#include <boost/json.hpp>

#include "app/admin/admin_event.hpp"
#include "app/admin/audit.hpp"
#include "app/contact/contacts.hpp"
#include "app/conversation/change.hpp"
#include "ports/contact_merges.hpp"

namespace harken::app {

namespace {

std::string take_if_empty(std::string& own, const std::string& other) {
  if (!own.empty() || other.empty()) return {};
  return own = other;
}

std::string take_if_empty(std::string& own, const std::string& other, bool& is_own_claimed,
                          bool is_other_claimed) {
  auto taken = take_if_empty(own, other);
  if (!taken.empty()) is_own_claimed = is_other_claimed;
  return taken;
}

// What `into` did not know.
Contact fill(Contact& into, const Contact& merged) {
  Contact filled;
  filled.name = take_if_empty(into.name, merged.name, into.is_name_claimed, merged.is_name_claimed);
  filled.email =
      take_if_empty(into.email, merged.email, into.is_email_claimed, merged.is_email_claimed);
  filled.phone = take_if_empty(into.phone, merged.phone);
  for (const auto& value : merged.attributes) {
    if (std::ranges::find(into.attributes, value.id, &AttributeValue::id) != into.attributes.end())
      continue;
    filled.attributes.push_back(value);
    into.attributes.push_back(value);
  }
  std::ranges::sort(into.attributes, {}, &AttributeValue::id);
  // Who was blocked stays blocked.
  if (!into.blocked_at) into.blocked_at = filled.blocked_at = merged.blocked_at;
  return filled;
}

// What was taken over and is still so is forgotten again.
void give_back(Contact& into, const Contact& filled) {
  if (!filled.name.empty() && into.name == filled.name) into.name.clear();
  if (!filled.email.empty() && into.email == filled.email) into.email.clear();
  if (!filled.phone.empty() && into.phone == filled.phone) into.phone.clear();
  if (filled.blocked_at && into.blocked_at == filled.blocked_at) into.blocked_at.reset();
  std::erase_if(into.attributes, [&](const AttributeValue& value) {
    return std::ranges::find(filled.attributes, value) != filled.attributes.end();
  });
}

// Every moved conversation is told of as one: it shows another customer now.
Status move_identity(Tx& tx, Env& env, WorkspaceId workspace, IdentityId identity, ContactId to) {
  ASSIGN_OR_RETURN(const auto moved, tx.contact_merges().move_identity(identity, to));
  for (const auto id : moved) {
    ASSIGN_OR_RETURN(auto conversation, tx.conversations().find(workspace, id));
    if (!conversation) continue;
    ConversationChange change{&*conversation, *conversation};
    change.is_for_customer = false;
    RETURN_IF_ERROR(append_change(tx, env, change));
  }
  return {};
}

Result<ContactMerge> move_all(Tx& tx, Env& env, const Actor& actor, const Contact& into,
                              const Contact& merged) {
  ContactMerge merge;
  merge.id = env.ids.make<ContactMergeId>();
  merge.workspace_id = actor.workspace_id;
  merge.contact_id = into.id;
  merge.merged_id = merged.id;
  merge.merged_number = merged.number;
  merge.merged_name = merged.name;
  merge.actor_id = actor.user_id;
  merge.actor_name = actor.name;
  merge.created_at = env.clock.now();
  ASSIGN_OR_RETURN(const auto identities,
                   tx.identities().list_of_contact(actor.workspace_id, merged.id));
  for (const auto& identity : identities) {
    merge.identity_ids.push_back(identity.id);
    RETURN_IF_ERROR(move_identity(tx, env, actor.workspace_id, identity.id, into.id));
  }
  ASSIGN_OR_RETURN(merge.note_ids, tx.contact_merges().move_notes(merged.id, into.id));
  return merge;
}

// A merge would block, or its undo set free, who was not.
Status check_blocks(const Actor& actor, const Contact& into, const Contact& merged) {
  if (into.blocked_at.has_value() == merged.blocked_at.has_value()) return {};
  return require(actor, Action::block_contacts);
}

// Whoever shows it learns that it is gone; nobody else hears of it.
Status tell_it_is_gone(Tx& tx, Env& env, Contact& merged, const std::vector<Audience>& audiences) {
  RETURN_IF_ERROR(write_contact(tx, merged));
  announce_contact(tx, env, merged, audiences);
  return {};
}

}  // namespace

Result<Merged> merge_contacts(Tx& tx, Env& env, const Actor& actor, ContactId into_id,
                              ContactId merged_id) {
  ASSIGN_OR_RETURN(auto into, get_contact(tx, actor, into_id));
  ASSIGN_OR_RETURN(auto merged, get_contact(tx, actor, merged_id));
  if (into.id == merged.id) return fail_invalid("contact_id", "this is the same customer");
  RETURN_IF_ERROR(check_blocks(actor, into, merged));
  ASSIGN_OR_RETURN(const auto saw_merged, audiences_of(tx, merged));
  auto filled = fill(into, merged);
  RETURN_IF_ERROR(end_link_sessions(tx, merged, into.email));
  ASSIGN_OR_RETURN(auto merge, move_all(tx, env, actor, into, merged));
  merge.filled = std::move(filled);
  RETURN_IF_ERROR(end_link_sessions(tx, into, into.email));
  RETURN_IF_ERROR(tx.contact_merges().insert(merge));
  merged.merged_into = into.id;
  RETURN_IF_ERROR(tell_it_is_gone(tx, env, merged, saw_merged));
  RETURN_IF_ERROR(store_contact(tx, env, into));
  RETURN_IF_ERROR(audit(tx, env, actor,
                        {"contact.merged", merged.id.to_string(), merged.name,
                         boost::json::value{{"number", merged.number}},
                         boost::json::value{{"number", into.number}}}));
  return Merged{std::move(merge), std::move(into)};
}

Result<Merged> undo_merge(Tx& tx, Env& env, const Actor& actor, ContactMergeId id) {
  ASSIGN_OR_RETURN(auto merge, tx.contact_merges().find(actor.workspace_id, id));
  if (!merge) return fail_not_found("merge");
  ASSIGN_OR_RETURN(auto into, get_contact(tx, actor, merge->contact_id));
  if (merge->filled.blocked_at) RETURN_IF_ERROR(require(actor, Action::block_contacts));
  if (merge->undone_at) return fail(Errc::conflict, "not_active", "it has been undone already");
  if (into.id != merge->contact_id)
    return fail(Errc::conflict, "later_merge", "undo the later merge of this customer first");
  ASSIGN_OR_RETURN(auto merged, tx.contacts().find(actor.workspace_id, merge->merged_id));
  if (!merged) return fail_not_found("contact");
  for (const auto identity : merge->identity_ids)
    RETURN_IF_ERROR(move_identity(tx, env, actor.workspace_id, identity, merged->id));
  for (const auto note : merge->note_ids)
    RETURN_IF_ERROR(tx.contact_merges().move_note(note, merged->id));
  merged->merged_into = {};
  RETURN_IF_ERROR(end_link_sessions(tx, *merged, into.email));
  RETURN_IF_ERROR(store_contact(tx, env, *merged));
  const auto address_before = into.email;
  give_back(into, merge->filled);
  RETURN_IF_ERROR(end_link_sessions(tx, into, address_before));
  RETURN_IF_ERROR(store_contact(tx, env, into));
  merge->undone_at = env.clock.now();
  RETURN_IF_ERROR(tx.contact_merges().set_undone(merge->id, *merge->undone_at));
  RETURN_IF_ERROR(
      audit(tx, env, actor, {"contact.unmerged", merged->id.to_string(), merged->name}));
  return Merged{*std::move(merge), std::move(into)};
}

Rows<ContactMerge> list_merges(Tx& tx, const Actor& actor, ContactId id) {
  ASSIGN_OR_RETURN(const auto contact, get_contact(tx, actor, id));
  return tx.contact_merges().list_into(actor.workspace_id, contact.id);
}

}  // namespace harken::app
