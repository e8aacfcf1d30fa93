// SPDX-License-Identifier: AGPL-3.0-or-later
#include "adapters/sql/conversation_rows.hpp"
#include "adapters/sql/id_list.hpp"
#include "adapters/sql/message_select.hpp"
#include "adapters/sql/search_rows.hpp"
#include "wire/composer.hpp"
#include "wire/encode.hpp"
#include "wire/encode_knowledge.hpp"

namespace harken::sql {
namespace {

constexpr auto kSelect = "SELECT " + kMessageColumns + " FROM message m ";
constexpr auto kFind = kSelect + "WHERE message_id = $2 AND workspace_id = $1";
constexpr auto kOfIds = kSelect + "WHERE +workspace_id = $1 AND message_id IN " + id_list<2>();
constexpr auto kFindAnswerTo = kSelect + "WHERE answers_id = $1";
// The last condition is that of the partial index.
constexpr auto kFindByClientId =
    kSelect +
    "WHERE client_id = $3 AND identity_id = $1 AND coalesce(user_id, 0) = $2 AND client_id <> ''";
constexpr auto kList = kSelect +
                       "WHERE conversation_id = $1 AND message_id < $2 "
                       "ORDER BY message_id DESC LIMIT $3";
// Ids first, from the index alone; then only the rows of the page.
constexpr auto kListOfIdentity =
    kSelect +
    "WHERE message_id IN (SELECT message_id FROM message WHERE conversation_id IN "
    "(SELECT conversation_id FROM conversation WHERE identity_id = $1 AND conversation_id >= $4) "
    "AND message_id < $2 "
    "ORDER BY message_id DESC LIMIT $3) ORDER BY message_id DESC";

constexpr std::int64_t kEnd = INT64_MAX;

SenderKind sender_of(std::string_view text) {
  return enum_of(text, [](SenderKind kind) { return wire::to_text(kind); },
                 {SenderKind::customer, SenderKind::user, SenderKind::system});
}

SendState send_state_of(std::string_view text) {
  return enum_of(text, [](SendState state) { return wire::to_text(state); },
                 {SendState::queued, SendState::sent, SendState::failed, SendState::uncertain});
}

void read(const Row& row, Message& to) { read_message(row, 0, to); }

void read_revision(const Row& row, MessageRevision& to) {
  to.text = row.text(0);
  to.attachments = wire::load_files(row.text(1));
  if (!row.is_null(2)) {
    Message before;
    wire::load_extra(row.text(2), before);
    to.marks = std::move(before.marks);
  }
  read_column(row, 3, to.until);
}

std::string files_of(const Message& message) {
  return message.attachments.empty() ? std::string() : wire::store_files(message.attachments);
}

}  // namespace

void read_message(const Row& row, int first, Message& to) {
  int at = read_columns(row, first, to.id, to.workspace_id, to.conversation_id, to.channel_id,
                        to.identity_id);
  to.kind = enum_of(row.text(at++), [](MessageKind kind) { return wire::to_text(kind); },
                    {MessageKind::text, MessageKind::form, MessageKind::form_answer,
                     MessageKind::article, MessageKind::system});
  to.sender = sender_of(row.text(at++));
  at = read_columns(row, at, to.user_id, to.sender_name, to.client_id, to.text);
  to.attachments = wire::load_files(row.text(at++));
  if (!row.is_null(at)) to.system = wire::load_system(row.text(at));
  read_column(row, at + 1, to.created_at);
  if (to.kind == MessageKind::article) to.article = wire::load_article_link(row.text(at + 2));
  if (to.kind == MessageKind::form) to.form = wire::load_sent_form(row.text(at + 3));
  if (to.kind == MessageKind::form_answer) to.answer = wire::load_form_answer(row.text(at + 3));
  if (!row.is_null(at + 4))
    to.email_held = enum_of(row.text(at + 4), [](HeldBecause why) { return wire::to_text(why); },
                            {HeldBecause::no_email_channel, HeldBecause::mailed_today});
  if (!row.is_null(at + 5)) wire::load_extra(row.text(at + 5), to);
  if (!row.is_null(at + 6))
    to.sending = Sending{send_state_of(row.text(at + 6)), std::string(row.text(at + 7))};
  read_column(row, at + 8, to.deleted_at);
  if (!row.is_null(at + 9))
    to.correction = Sending{send_state_of(row.text(at + 9)), std::string(row.text(at + 10))};
}

Result<bool> MessageRows::insert(const Message& message) {
  const auto system = message.system.transform(wire::store_system);
  const auto article = message.article.transform(wire::store_article_link);
  const auto form = message.form ? message.form.transform(wire::store_sent_form)
                                 : message.answer.transform(wire::store_form_answer);
  const auto files = files_of(message);
  ASSIGN_OR_RETURN(
      const auto inserted,
      change_later(
          session_,
          "INSERT INTO message (message_id, workspace_id, conversation_id, channel_id, "
          "identity_id, kind, sender, user_id, sender_name, client_id, text, attachments, system, "
          "created_at, article, form, answers_id, email_held, extra, send_state, send_reason) "
          "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, "
          "$18, $19, $20, "
          "$21) "
          "ON CONFLICT DO NOTHING",
          message.id, message.workspace_id, message.conversation_id, message.channel_id,
          message.identity_id, wire::to_text(message.kind), wire::to_text(message.sender),
          message.user_id, message.sender_name, message.client_id, message.text, files, system,
          message.created_at, article, form,
          message.answer ? message.answer->message_id : MessageId{},
          message.email_held.transform([](HeldBecause why) { return wire::to_text(why); }),
          wire::store_extra(message),
          message.sending.transform([](const Sending& each) { return wire::to_text(each.state); }),
          message.sending.transform([](const Sending& each) { return each.reason; })));
  return inserted > 0;
}

Found<Message> MessageRows::find_by_client_id(IdentityId identity, UserId user,
                                              std::string_view client_id) {
  return find_row(session_, kFindByClientId, read, identity, user.value(), client_id);
}

Found<Message> MessageRows::find(WorkspaceId workspace, MessageId id) {
  return find_row(session_, kFind, read, workspace, id);
}

Rows<Message> MessageRows::list_of_ids(WorkspaceId workspace, std::span<const MessageId> ids) {
  return list_rows_of(session_, kOfIds, read, ids, workspace);
}

Status MessageRows::set_sending(MessageId id, const Sending& sending) {
  return execute(session_,
                 "UPDATE message SET send_state = $2, send_reason = $3 WHERE message_id = $1", id,
                 wire::to_text(sending.state), sending.reason);
}

Status MessageRows::set_notice(const Message& message) {
  return execute(session_, "UPDATE message SET extra = $2 WHERE message_id = $1", message.id,
                 wire::store_extra(message));
}

Status MessageRows::set_correction(MessageId id, const Sending& correction) {
  return execute(session_,
                 "UPDATE message SET correction_state = $2, correction_reason = $3 "
                 "WHERE message_id = $1",
                 id, wire::to_text(correction.state), correction.reason);
}

Status MessageRows::edit(const Message& message) {
  RETURN_IF_ERROR(note_stale(session_, message.id));
  const auto changed_at = message.deleted_at ? message.deleted_at : message.edited_at;
  RETURN_IF_ERROR(
      execute(session_,
              "INSERT INTO message_edit (message_id, edited_at, text, attachments, extra) "
              "SELECT message_id, $2, text, attachments, extra FROM message "
              "WHERE message_id = $1 ON CONFLICT DO NOTHING",
              message.id, changed_at.value_or(message.created_at)));
  const auto& correction = message.correction;
  return execute(session_,
                 "UPDATE message SET kind = $2, text = $3, attachments = $4, article = $5, "
                 "extra = $6, deleted_at = $7, correction_state = $8, correction_reason = $9 "
                 "WHERE message_id = $1",
                 message.id, wire::to_text(message.kind), message.text, files_of(message),
                 message.article.transform(wire::store_article_link), wire::store_extra(message),
                 message.deleted_at, correction.transform([](const Sending& each) {
                   return wire::to_text(each.state);
                 }),
                 correction.transform([](const Sending& each) { return each.reason; }));
}

Rows<MessageRevision> MessageRows::list_revisions(MessageId id) {
  return list_rows(session_,
                   "SELECT text, attachments, extra, edited_at FROM message_edit "
                   "WHERE message_id = $1 ORDER BY edited_at",
                   read_revision, id);
}

Result<bool> MessageRows::move(const Message& message, ConversationId from) {
  ASSIGN_OR_RETURN(const auto moved,
                   change(session_,
                          "UPDATE message SET conversation_id = $3, identity_id = $4, extra = $5 "
                          "WHERE message_id = $1 AND conversation_id = $2",
                          message.id, from, message.conversation_id, message.identity_id,
                          wire::store_extra(message)));
  return moved > 0;
}

Found<Message> MessageRows::find_answer_to(MessageId id) {
  return find_row(session_, kFindAnswerTo, read, id);
}

Rows<Message> MessageRows::list(ConversationId conversation, MessageId before, int limit) {
  return list_rows(session_, kList, read, conversation, before ? before.value() : kEnd, limit);
}

Rows<Message> MessageRows::list_of_identity(IdentityId identity, ConversationId from,
                                            MessageId before, int limit) {
  return list_rows(session_, kListOfIdentity, read, identity, before ? before.value() : kEnd, limit,
                   from.value());
}

Result<std::int64_t> MessageRows::count_after(ConversationId conversation, SenderKind sender,
                                              MessageId after, int cap) {
  return get_number(session_,
                    "SELECT count(*) FROM (SELECT 1 FROM message WHERE conversation_id = $1 "
                    "AND message_id > $2 AND sender = $3 LIMIT $4) AS newer",
                    conversation, after.value(), wire::to_text(sender), cap);
}

}  // namespace harken::sql
