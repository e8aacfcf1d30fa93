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

void read_link(const Row& row, MailLink& to) {
  read_columns(row, 0, to.token_hash, to.workspace_id, to.channel_id, to.conversation_id,
               to.address, to.uses, to.created_at, to.expires_at);
}

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
  return find_row(session_,
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

Status MailRows::insert_link(const MailLink& link) {
  return execute(session_,
                 "INSERT INTO mail_link (token_hash, workspace_id, channel_id, conversation_id, "
                 "address, uses, created_at, expires_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
                 link.token_hash, link.workspace_id, link.channel_id, link.conversation_id,
                 link.address, link.uses, link.created_at, link.expires_at);
}

Found<MailLink> MailRows::find_link(std::string_view token_hash) {
  return find_row(session_,
                  "SELECT token_hash, workspace_id, channel_id, conversation_id, address, uses, "
                  "created_at, expires_at FROM mail_link WHERE token_hash = $1",
                  read_link, token_hash);
}

Result<bool> MailRows::use_link(std::string_view token_hash, std::int64_t most) {
  ASSIGN_OR_RETURN(
      const auto used,
      change(session_, "UPDATE mail_link SET uses = uses + 1 WHERE token_hash = $1 AND uses < $2",
             token_hash, most));
  return used > 0;
}

Status MailRows::remove_links(ConversationId conversation) {
  return execute(session_, "DELETE FROM mail_link WHERE conversation_id = $1", conversation);
}

Status MailRows::remove_links_before(Timestamp now) {
  return execute(session_, "DELETE FROM mail_link WHERE expires_at <= $1", now);
}

Result<bool> MailRows::count_automatic(ChannelId channel, std::string_view address,
                                       std::int64_t day) {
  ASSIGN_OR_RETURN(const auto counted,
                   change(session_,
                          "INSERT INTO automatic_mail (channel_id, address, day) "
                          "VALUES ($1, $2, $3) ON CONFLICT (channel_id, address, day) DO NOTHING",
                          channel, address, day));
  return counted > 0;
}

Status MailRows::forget_automatic_before(std::int64_t day) {
  return execute(session_, "DELETE FROM automatic_mail WHERE day < $1", day);
}

}  // namespace harken::sql
