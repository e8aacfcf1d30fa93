// SPDX-License-Identifier: AGPL-3.0-or-later
#include "adapters/sql/connection_rows.hpp"
#include "adapters/sql/mapping.hpp"

namespace harken::sql {
namespace {

void read_hash(const Row& row, std::string& to) { read_column(row, 0, to); }

void read_key(const Row& row, ReplyKey& to) {
  read_columns(row, 0, to.key_hash, to.channel_id, to.conversation_id, to.address, to.created_at,
               to.side_mail_id);
}

void read_message(const Row& row, MessageId& to) { read_column(row, 0, to); }

}  // namespace

Status MailRows::insert_html(MessageId message, std::string_view hash) {
  return execute(session_, "INSERT INTO message_html (message_id, hash) VALUES ($1, $2)", message,
                 hash);
}

Found<std::string> MailRows::html_hash(MessageId message) {
  return find_row(session_, "SELECT hash FROM message_html WHERE message_id = $1", read_hash,
                  message);
}

Status MailRows::insert_reply_key(const ReplyKey& key) {
  return execute(
      session_,
      "INSERT INTO reply_key (key_hash, channel_id, conversation_id, address, created_at, "
      "side_mail_id) VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (key_hash) DO NOTHING",
      key.key_hash, key.channel_id, key.conversation_id, key.address, key.created_at,
      key.side_mail_id);
}

Found<ReplyKey> MailRows::find_reply_key(std::string_view key_hash) {
  return find_row(
      session_,
      "SELECT key_hash, channel_id, conversation_id, address, created_at, side_mail_id "
      "FROM reply_key WHERE key_hash = $1",
      read_key, key_hash);
}

Status MailRows::insert_content(ChannelId channel, std::string_view content_hash,
                                MessageId message) {
  return execute(session_,
                 "INSERT INTO mail_content (channel_id, content_hash, message_id) "
                 "VALUES ($1, $2, $3) ON CONFLICT (channel_id, content_hash) DO NOTHING",
                 channel, content_hash, message);
}

Found<MessageId> MailRows::find_content(ChannelId channel, std::string_view content_hash) {
  return find_row(session_,
                  "SELECT message_id FROM mail_content WHERE channel_id = $1 AND content_hash = $2",
                  read_message, channel, content_hash);
}

Result<bool> MailRows::has_content(MessageId message) {
  ASSIGN_OR_RETURN(
      const auto count,
      get_number(session_, "SELECT count(*) FROM mail_content WHERE message_id = $1", message));
  return count > 0;
}

}  // namespace harken::sql
