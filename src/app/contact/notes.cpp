// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/contact/notes.hpp"

#include <algorithm>
#include <boost/json.hpp>

#include "app/contact/contacts.hpp"
#include "app/conversation/change.hpp"
#include "app/notification/notify.hpp"
#include "core/rules/text.hpp"
#include "wire/encode.hpp"

namespace harken::app {

namespace {

constexpr int kNotesShown = 500;
constexpr std::size_t kMostMentions = 20;

std::string data_of(const Note& note) {
  return boost::json::serialize(boost::json::value{{"note", wire::encode(note)}});
}

// About a customer it takes the right on any conversation, as to see the customer does.
Status check_may_note(const Actor& actor, const Conversation* conversation) {
  const bool may = conversation ? can(actor, Action::write_note, *conversation)
                                : actor.scope_of(Action::write_note) != Scope::none;
  if (may) return {};
  return fail(Errc::forbidden, "forbidden", "your role does not write notes here");
}

Result<std::vector<Mention>> find_mentions(Tx& tx, const Conversation& conversation,
                                           const std::vector<UserId>& ids) {
  if (ids.size() > kMostMentions)
    return fail_invalid("mention_ids", "mention_ids has too many items");
  std::vector<Mention> mentions;
  for (const auto id : ids) {
    if (std::ranges::find(mentions, id, &Mention::id) != mentions.end()) continue;
    ASSIGN_OR_RETURN(const auto user, tx.users().find(conversation.workspace_id, id));
    if (!user || !user->active || !can(actor_of(*user), Action::see, conversation))
      return fail_invalid("mention_ids", "a colleague who may not see this conversation");
    mentions.push_back({user->id, user->name});
  }
  return mentions;
}

Result<Note> make_note(Tx& tx, Env& env, const Actor& actor, const AddNote& command) {
  Note note;
  note.id = env.ids.make<NoteId>();
  note.workspace_id = actor.workspace_id;
  note.author_id = actor.user_id;
  note.author_name = actor.name;
  note.client_id = command.client_id;
  note.text = command.text;
  note.created_at = env.clock.now();
  note.contact_id = command.contact_id;
  if (!command.conversation_id) {
    RETURN_IF_ERROR(get_contact(tx, actor, command.contact_id));
    RETURN_IF_ERROR(check_may_note(actor, nullptr));
  } else {
    ASSIGN_OR_RETURN(const auto conversation, get_visible(tx, actor, command.conversation_id));
    RETURN_IF_ERROR(check_may_note(actor, &conversation));
    note.conversation_id = conversation.id;
    note.contact_id = conversation.contact_id;
    ASSIGN_OR_RETURN(note.mentions, find_mentions(tx, conversation, command.mention_ids));
  }
  return note;
}

Status append_conversation_note(Tx& tx, Env& env, const Actor& actor,
                                const Conversation& conversation, const Note& note) {
  Event event;
  event.workspace_id = note.workspace_id;
  event.type = "note.created";
  event.conversation_id = conversation.id;
  event.audience = audience_of(conversation);
  event.data = data_of(note);
  event.created_at = env.clock.now();
  tx.events().append(std::move(event));
  for (const auto& mention : note.mentions)
    RETURN_IF_ERROR(notify(
        tx, env, {mention.id, NotificationKind::mentioned, conversation, &actor, note.text}));
  return {};
}

Status announce(Tx& tx, Env& env, const Actor& actor, const Note& note) {
  if (note.conversation_id) {
    ASSIGN_OR_RETURN(const auto conversation, get_visible(tx, actor, note.conversation_id));
    return append_conversation_note(tx, env, actor, conversation, note);
  }
  ASSIGN_OR_RETURN(const auto contact, get_contact(tx, actor, note.contact_id));
  return append_contact_event(tx, env, contact, "note.created", data_of(note));
}

}  // namespace

Result<AddedNote> add_note(Tx& tx, Env& env, const Actor& actor, const AddNote& command) {
  RETURN_IF_ERROR(check_client_id(command.client_id));
  RETURN_IF_ERROR(check_text("text", command.text, kMaxTextLength));
  if (trim(command.text).empty()) return fail_invalid("text", "text must not be empty");
  ASSIGN_OR_RETURN(auto note, make_note(tx, env, actor, command));
  ASSIGN_OR_RETURN(const auto contact, get_contact(tx, actor, note.contact_id));
  note.contact_id = contact.id;
  ASSIGN_OR_RETURN(const bool is_written, tx.notes().insert(note));
  if (is_written) {
    RETURN_IF_ERROR(announce(tx, env, actor, note));
    return AddedNote{std::move(note), true};
  }
  ASSIGN_OR_RETURN(auto earlier,
                   tx.notes().find_by_client_id(note.contact_id, actor.user_id, command.client_id));
  if (!earlier || earlier->text != command.text || earlier->conversation_id != note.conversation_id)
    return fail(Errc::conflict, "client_id_conflict", "this client_id was used for another note",
                "client_id");
  return AddedNote{*std::move(earlier), false};
}

Rows<Note> list_conversation_notes(Tx& tx, const Actor& actor, ConversationId id) {
  RETURN_IF_ERROR(check_visible(tx, actor, id));
  return tx.notes().list_of_conversation(id, kNotesShown);
}

Rows<Note> list_contact_notes(Tx& tx, const Actor& actor, ContactId id) {
  ASSIGN_OR_RETURN(const auto contact, get_contact(tx, actor, id));
  return tx.notes().list_of_contact(actor.workspace_id, contact.id, kNotesShown);
}

}  // namespace harken::app
