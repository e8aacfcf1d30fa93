// SPDX-License-Identifier: AGPL-3.0-or-later
// A message can reach the customer; a Note is another type and has no way out.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/base/id.hpp"
#include "core/base/timestamp.hpp"
#include "core/model/conversation.hpp"
#include "core/model/document.hpp"
#include "core/model/form.hpp"
#include "core/model/inbound.hpp"
#include "core/model/knowledge.hpp"
#include "core/model/mail.hpp"

namespace harken {

// An uploaded file. The id is 128 random bits in hex; the bytes live in the blob store under
// `hash`.
struct File {
  std::string id;
  WorkspaceId workspace_id;
  std::string name;
  std::string type;  // decided by us from the bytes
  std::int64_t size = 0;
  std::string hash;  // SHA-256 in hex
  UserId uploaded_by;
  IdentityId uploaded_by_identity;
  ConversationId conversation_id;  // none until a message carries it
  Timestamp created_at;
  // Its message was deleted: it is shown to nobody but those who may see what was deleted.
  std::optional<Timestamp> withheld_at = {};
  bool is_internal = false;  // of the conversation, and nothing for its customer
};

enum class MessageKind : std::uint8_t { text, form, form_answer, article, system };
enum class SystemAction : std::uint8_t {
  accepted,
  reassigned,
  taken_over,
  routed,
  solved,
  reopened,
  returned,
  released,
  escalated,
  set_aside,
  woken,
  solve_planned,
  auto_solved,
  access_granted,
  access_revoked,
  undone,
  reply_returned,
  mail_moved_away,
  mail_moved_here
};

struct SystemLine {
  SystemAction action = SystemAction::accepted;
  std::string actor = {};
  std::string target = {};
  std::string department = {};
  std::string reason = {};
  std::optional<Timestamp> until = {};
  std::optional<AccessLevel> level = {};
};

// Why an e-mail about a message waits.
enum class HeldBecause : std::uint8_t {
  no_email_channel,
  mailed_today  // the desk writes by itself to nobody twice a day
};

// How far an answer has come that goes over others' servers.
enum class SendState : std::uint8_t { queued, sent, failed, uncertain };
struct Sending {
  SendState state = SendState::queued;
  std::string reason;  // a stable code, with failed and uncertain
};

// Of a message that its channel counts as several (an album): what one of them has brought along.
struct MessagePart {
  std::string name;  // the provider's
  std::string text;
  std::vector<TextMark> marks;
  std::vector<std::string> file_ids;
};

struct Message {
  MessageId id;
  WorkspaceId workspace_id;
  ConversationId conversation_id;
  ChannelId channel_id;
  IdentityId identity_id;  // the customer's side of the conversation
  MessageKind kind = MessageKind::text;
  SenderKind sender = SenderKind::customer;
  UserId user_id;           // with sender user
  std::string sender_name;  // as it was when written
  std::string client_id;
  std::string text;
  std::vector<File> attachments;
  std::optional<SystemLine> system;
  std::optional<ArticleLink> article;  // with kind article; text is its title then
  Timestamp created_at;
  std::optional<SentForm> form;           // with the kind form; text is its title
  std::optional<FormAnswer> answer;       // with form_answer; text says the same in plain words
  std::optional<HeldBecause> email_held;  // an e-mail about it is held back; none: there is none
  std::optional<Sending> sending = {};    // none: it lies in our own widget
  std::vector<TextMark> marks = {};       // sorted by offset
  MessageId reply_to_id = {};             // the message that it answers, where somebody said so
  std::optional<Timestamp> edited_at = {};
  std::optional<MailFacts> mail = {};
  // As it was formatted; text says the same in plain words, made from it. Its pictures are
  // attachments.
  std::optional<Document> document = {};
  std::optional<Sending> notice = {};  // an e-mail that tells of it; none: there is none
  // By whoever wrote it: text and files are gone from here, and kept as a revision.
  std::optional<Timestamp> deleted_at = {};
  // How far its last edit or its deletion has come over others' servers; none: nothing to do there.
  std::optional<Sending> correction = {};
  std::vector<MessagePart> parts = {};  // none: it is one there, too
};

inline bool is_by_machine(const Message& message) {
  return message.mail && is_by_machine(message.mail->nature);
}

// What a message was before it was edited or deleted.
struct MessageRevision {
  std::string text;
  std::vector<TextMark> marks;
  std::vector<File> attachments;
  Timestamp until;  // then it was changed
};

// A colleague who is named in a note, and told of it.
struct Mention {
  UserId id;
  std::string name;  // as it was written
};

// Text about a conversation or a contact that no customer can ever see.
struct Note {
  NoteId id;
  WorkspaceId workspace_id;
  ConversationId conversation_id;  // none: about the contact
  ContactId contact_id;
  UserId author_id;
  std::string author_name;
  std::string client_id;
  std::string text;
  Timestamp created_at;
  std::vector<Mention> mentions = {};
};

// The only shape in which a message goes to a customer: nothing of staff but the name, and of the
// system lines only those a customer may read. There is no way to make one from a Note.
struct PublicMessage {
  MessageId id;
  std::string client_id;  // only of the customer's own
  MessageKind kind = MessageKind::text;
  SenderKind sender = SenderKind::customer;
  std::string sender_name;
  std::string text;
  std::vector<File> attachments;
  std::optional<SystemAction> action;
  std::optional<ArticleLink> article;
  Timestamp created_at;
  std::optional<SentForm> form;
  std::optional<FormAnswer> answer;
  std::optional<Timestamp> edited_at = {};
  bool is_deleted = false;  // nothing of it is left
};

// Nothing when the customer may not see it (reassignments and returns are ours alone).
std::optional<PublicMessage> to_public(const Message& message);

struct PublicConversation {
  ConversationId id;
  ConversationStatus status = ConversationStatus::fresh;  // fresh, open or solved
  std::string holder_name;                                // empty: nobody yet
  MessageId staff_read_id;
  MessageId customer_read_id;
  std::int64_t unread = 0;
};

}  // namespace harken
