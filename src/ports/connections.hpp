// SPDX-License-Identifier: AGPL-3.0-or-later
// Channels over others' servers: their settings, their secrets, and what has come through them.
#pragma once

#include <string_view>
#include <vector>

#include "core/base/result.hpp"
#include "core/model/connection.hpp"
#include "ports/store.hpp"

namespace harken {

class Connections {
 public:
  virtual ~Connections() = default;
  virtual Rows<ChannelConnection> list() = 0;  // of every workspace; not of deleted channels
  virtual Found<ChannelConnection> find(ChannelId) = 0;
  virtual Status insert(const ChannelConnection&) = 0;
  virtual Result<bool> update_settings(const ChannelConnection&, std::int64_t old_version) = 0;
  virtual Status remove(ChannelId) = 0;  // its secrets, too
  virtual Status set_cursor(ChannelId, std::string_view cursor) = 0;
  virtual Status set_state(const ChannelConnection&) = 0;
  virtual Status set_heard(const ChannelConnection&) = 0;  // heard_at and missed
  virtual Result<Secrets> secrets(ChannelId) = 0;
  virtual Status set_secret(ChannelId, std::string_view name, const Secret&) = 0;
  // Unless it is another by now. `before` is empty: there was none.
  virtual Status replace_secret(ChannelId, std::string_view name, const Secret& before,
                                const Secret& after) = 0;
  // Those of all channels that still lie plain. Errors: internal, when one was sealed by another
  // key.
  virtual Status seal_secrets() = 0;
  virtual Status forget_unreadable_secrets() = 0;  // whose key is lost for good
};

// An entry that has ended, and where its payload lies if not in the row.
struct OldPayload {
  InboundId id;
  std::string hash;
};

// What of a ledger somebody looks for.
struct InboundFilter {
  ChannelId channel_id;
  std::optional<InboundState> state = {};
  std::string text = {};  // in the sender or the subject; empty: any
  InboundId before = {};  // none: from the end
  int limit = 50;
};

// The ledgers of the channels. An entry whose conversation somebody may not see tells them neither
// who sent it nor what, nor where it lies.
class InboundLog {
 public:
  virtual ~InboundLog() = default;
  // False: this channel has it already.
  virtual Result<bool> insert(const InboundEntry&) = 0;
  virtual Found<InboundEntry> find(WorkspaceId, InboundId) = 0;
  // What the message was made of; the first of several.
  virtual Found<InboundEntry> find_of_message(MessageId) = 0;
  // Pending, the oldest first; what stands behind one of its lane that waits for a later time is
  // left out.
  virtual Rows<InboundEntry> list_pending(ChannelId, Timestamp now, int limit) = 0;
  // The newest first, as this reader may see them.
  virtual Rows<InboundEntry> list(const Actor&, const InboundFilter&) = 0;
  // With the conversation that its message lies in now.
  virtual Status move(MessageId, ConversationId, std::string_view reason) = 0;
  // State, reason, attempts, next_at, conversation, message and summary.
  virtual Status update(const InboundEntry&) = 0;
  // Done or ignored, and received before; not of mails, whose originals can be opened for good.
  virtual Rows<OldPayload> list_old_payloads(Timestamp before, int limit) = 0;
  // The row stays, so that what comes again is known.
  virtual Status forget_payload(InboundId) = 0;
  // The server that most of the newest mails name on top as the one that looked at their sender.
  virtual Found<std::string> usual_checker(ChannelId) = 0;
};

// What providers call messages.
class MessageNames {
 public:
  virtual ~MessageNames() = default;
  virtual Found<MessageId> find(ChannelId, std::string_view external_id) = 0;
  virtual Rows<std::string> list_of_message(ChannelId, MessageId) = 0;  // in the order of sending
  // A name that is there already stays.
  virtual Status insert(ChannelId, std::string_view external_id, MessageId) = 0;
  virtual Status remove(ChannelId, std::string_view external_id) = 0;  // it is gone there
  virtual Status remove_of_message(ChannelId, MessageId) = 0;
};

// Where answers to our mails come back.
struct ReplyKey {
  std::string key_hash;
  ChannelId channel_id;
  ConversationId conversation_id;
  std::string address;
  Timestamp created_at;
  MessageId side_mail_id = {};  // of a forward: it leads beside the conversation, never into it
};

// Leads who reads the mail about a message into its conversation in the widget.
struct MailLink {
  std::string token_hash;
  WorkspaceId workspace_id;
  ChannelId channel_id;  // the widget
  ConversationId conversation_id;
  std::string address;  // whom the mail went to
  std::int64_t uses = 0;
  Timestamp created_at;
  Timestamp expires_at;
};

// What belongs to messages that came or went as e-mails.
class Mails {
 public:
  virtual ~Mails() = default;
  virtual Status insert_html(MessageId, std::string_view hash) = 0;
  virtual Found<std::string> html_hash(MessageId) = 0;
  virtual Status insert_reply_key(const ReplyKey&) = 0;  // one that is there stays
  virtual Found<ReplyKey> find_reply_key(std::string_view key_hash) = 0;
  // What the message of this channel says; one that is there stays.
  virtual Status insert_content(ChannelId, std::string_view content_hash, MessageId) = 0;
  virtual Found<MessageId> find_content(ChannelId, std::string_view content_hash) = 0;
  virtual Result<bool> has_content(MessageId) = 0;
  virtual Status insert_link(const MailLink&) = 0;
  virtual Found<MailLink> find_link(std::string_view token_hash) = 0;
  // One more. False: it has had as many as it may.
  virtual Result<bool> use_link(std::string_view token_hash, std::int64_t most) = 0;
  virtual Status remove_links(ConversationId) = 0;
  virtual Status remove_links_before(Timestamp) = 0;  // that have expired by then
  // The day's only one that nobody has written. False: there was one, also of a transaction beside
  // this.
  virtual Result<bool> count_automatic(ChannelId, std::string_view address, std::int64_t day) = 0;
  virtual Status forget_automatic_before(std::int64_t day) = 0;
};

}  // namespace harken
