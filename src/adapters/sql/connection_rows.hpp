// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "adapters/sql/session.hpp"
#include "ports/connections.hpp"

namespace harken::sql {

// Two columns; none: null.
std::optional<Silence> read_silence(const Row& row, int first);

class ConnectionRows : public Connections {
 public:
  explicit ConnectionRows(SqlSession& session) : session_(session) {}
  Rows<ChannelConnection> list() override;
  Found<ChannelConnection> find(ChannelId) override;
  Status insert(const ChannelConnection&) override;
  Result<bool> update_settings(const ChannelConnection&, std::int64_t old_version) override;
  Status remove(ChannelId) override;
  Status set_cursor(ChannelId, std::string_view cursor) override;
  Status set_state(const ChannelConnection&) override;
  Status set_heard(const ChannelConnection&) override;
  Result<Secrets> secrets(ChannelId) override;
  Status set_secret(ChannelId, std::string_view name, const Secret&) override;
  Status replace_secret(ChannelId, std::string_view name, const Secret& before,
                        const Secret& after) override;
  Status seal_secrets() override;
  Status forget_unreadable_secrets() override;

 private:
  SqlSession& session_;
};

class InboundRows : public InboundLog {
 public:
  explicit InboundRows(SqlSession& session) : session_(session) {}
  Result<bool> insert(const InboundEntry&) override;
  Found<InboundEntry> find(WorkspaceId, InboundId) override;
  Found<InboundEntry> find_of_message(MessageId) override;
  Rows<InboundEntry> list_pending(ChannelId, Timestamp now, int limit) override;
  Rows<InboundEntry> list(const Actor&, const InboundFilter&) override;
  Status move(MessageId, ConversationId, std::string_view reason) override;
  Status update(const InboundEntry&) override;
  Rows<OldPayload> list_old_payloads(Timestamp before, int limit) override;
  Status forget_payload(InboundId) override;
  Found<std::string> usual_checker(ChannelId) override;

 private:
  SqlSession& session_;
};

class MessageNameRows : public MessageNames {
 public:
  explicit MessageNameRows(SqlSession& session) : session_(session) {}
  Found<MessageId> find(ChannelId, std::string_view external_id) override;
  Rows<std::string> list_of_message(ChannelId, MessageId) override;
  Status insert(ChannelId, std::string_view external_id, MessageId) override;
  Status remove(ChannelId, std::string_view external_id) override;
  Status remove_of_message(ChannelId, MessageId) override;

 private:
  SqlSession& session_;
};

class MailRows : public Mails {
 public:
  explicit MailRows(SqlSession& session) : session_(session) {}
  Status insert_html(MessageId, std::string_view hash) override;
  Found<std::string> html_hash(MessageId) override;
  Status insert_reply_key(const ReplyKey&) override;
  Found<ReplyKey> find_reply_key(std::string_view key_hash) override;
  Status insert_content(ChannelId, std::string_view content_hash, MessageId) override;
  Found<MessageId> find_content(ChannelId, std::string_view content_hash) override;
  Result<bool> has_content(MessageId) override;
  Status insert_link(const MailLink&) override;
  Found<MailLink> find_link(std::string_view token_hash) override;
  Result<bool> use_link(std::string_view token_hash, std::int64_t most) override;
  Status remove_links(ConversationId) override;
  Status remove_links_before(Timestamp) override;
  Result<bool> count_automatic(ChannelId, std::string_view address, std::int64_t day) override;
  Status forget_automatic_before(std::int64_t day) override;

 private:
  SqlSession& session_;
};

}  // namespace harken::sql
