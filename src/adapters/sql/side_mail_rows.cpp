// SPDX-License-Identifier: AGPL-3.0-or-later
#include "adapters/sql/side_mail_rows.hpp"

#include "adapters/sql/mapping.hpp"
#include "wire/document.hpp"
#include "wire/encode.hpp"
#include "wire/write.hpp"

namespace harken::sql {
namespace {

constexpr auto kSelect = SqlText(
    "SELECT side_mail_id, workspace_id, conversation_id, channel_id, answers_id, user_id, "
    "author_name, client_id, text, forwarded, created_at, mail, attachments, send_state, "
    "send_reason, document FROM side_mail ");
constexpr auto kFind = kSelect + "WHERE side_mail_id = $2 AND workspace_id = $1";
constexpr auto kFindByClientId =
    kSelect + "WHERE conversation_id = $1 AND user_id = $2 AND client_id = $3 AND client_id <> ''";
constexpr auto kListOfConversation =
    kSelect + "WHERE conversation_id = $1 ORDER BY side_mail_id DESC LIMIT $2";

SendState send_state_of(std::string_view text) {
  return enum_of(text, [](SendState state) { return wire::to_text(state); },
                 {SendState::queued, SendState::sent, SendState::failed, SendState::uncertain});
}

void read(const Row& row, SideMail& to) {
  read_columns(row, 0, to.id, to.workspace_id, to.conversation_id, to.channel_id, to.answers_id,
               to.user_id, to.author_name, to.client_id, to.text, to.forwarded, to.created_at);
  to.mail = wire::load_mail(row.text(11));
  to.attachments = wire::load_files(row.text(12));
  if (!row.is_null(13))
    to.sending = Sending{send_state_of(row.text(13)), std::string(row.text(14))};
  if (!row.is_null(15)) to.document = wire::load_document(row.text(15));
}

}  // namespace

Result<bool> SideMailRows::insert(const SideMail& mail) {
  ASSIGN_OR_RETURN(
      const auto inserted,
      change(
          session_,
          "INSERT INTO side_mail (side_mail_id, workspace_id, conversation_id, channel_id, "
          "answers_id, user_id, author_name, client_id, mail, text, forwarded, attachments, "
          "send_state, send_reason, created_at, document) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, "
          "$9, $10, $11, $12, $13, $14, $15, $16) ON CONFLICT DO NOTHING",
          mail.id, mail.workspace_id, mail.conversation_id, mail.channel_id, mail.answers_id,
          mail.user_id, mail.author_name, mail.client_id, wire::to_json(mail.mail), mail.text,
          mail.forwarded, wire::store_files(mail.attachments),
          mail.sending.transform([](const Sending& each) { return wire::to_text(each.state); }),
          mail.sending.transform([](const Sending& each) { return each.reason; }), mail.created_at,
          mail.document.transform(wire::store_document)));
  return inserted > 0;
}

Found<SideMail> SideMailRows::find(WorkspaceId workspace, MessageId id) {
  return find_row(session_, kFind, read, workspace, id);
}

Found<SideMail> SideMailRows::find_by_client_id(ConversationId conversation, UserId user,
                                                std::string_view client_id) {
  return find_row(session_, kFindByClientId, read, conversation, user, client_id);
}

Rows<SideMail> SideMailRows::list_of_conversation(ConversationId conversation, int limit) {
  return list_rows(session_, kListOfConversation, read, conversation, limit);
}

Status SideMailRows::set_sending(MessageId id, const Sending& sending) {
  return execute(session_,
                 "UPDATE side_mail SET send_state = $2, send_reason = $3 WHERE side_mail_id = $1",
                 id, wire::to_text(sending.state), sending.reason);
}

}  // namespace harken::sql
