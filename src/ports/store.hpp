// SPDX-License-Identifier: AGPL-3.0-or-later
// The rows of a desk, in the words of the domain. All of it happens inside one transaction; a
// method that finds nothing says so by nullopt, and only a broken database is an Error
// (Errc::unavailable). Texts come in and go out as UTF-8.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.hpp"
#include "core/model/contact.hpp"
#include "core/model/conversation.hpp"
#include "core/model/event.hpp"
#include "core/model/message.hpp"
#include "core/model/staff.hpp"
#include "core/policy/access.hpp"
#include "core/rules/routing.hpp"

namespace harken {

class AccessRequests;
class AlikeRequests;  // ports/alike.hpp
class ContactAttributes;
class ContactList;
class ContactMerges;
class Deliveries;
class Leases;  // ports/leases.hpp
class Nodes;   // ports/nodes.hpp
class Notifications;
class PendingReplies;
class Reports;
class SavedViews;
class SearchIndex;
class Undos;
// In ports/connections.hpp.
class Connections;
class InboundLog;
class MessageNames;
class Mails;
class SideMails;  // ports/side_mails.hpp
// In ports/tickets.hpp.
class Tickets;
class TicketEntries;
class TicketAnswers;
class TicketStatuses;

template <class T>
using Found = Result<std::optional<T>>;
template <class T>
using Rows = Result<std::vector<T>>;

class Roles;      // ports/roles.hpp
class AuditLog;   // ports/audit_log.hpp
class Deletions;  // ports/deletions.hpp

class Workspaces {
 public:
  virtual ~Workspaces() = default;
  virtual Rows<Workspace> list() = 0;
  virtual Status insert(const Workspace&) = 0;
  virtual Found<Workspace> find(WorkspaceId) = 0;
  virtual Status update(const Workspace&) = 0;
  // The next Client Id, and the next number of a conversation; both start at 1.
  virtual Result<std::int64_t> next_contact_number(WorkspaceId) = 0;
  virtual Result<std::int64_t> next_conversation_number(WorkspaceId) = 0;
};

struct UserWithPassword {
  User user;
  std::string password_hash;
};

struct Person {
  UserId id;
  std::string name;
};

struct Absence {
  UserId user_id;
  std::optional<Timestamp> since;  // none: there, or nobody has looked yet
};

class Users {
 public:
  virtual ~Users() = default;
  virtual Rows<User> list(WorkspaceId) = 0;
  virtual Found<User> find(WorkspaceId, UserId) = 0;
  virtual Found<UserWithPassword> find_with_password(std::string_view email) = 0;
  virtual Found<std::string> password_hash(UserId) = 0;
  virtual Status insert(const User&, std::string_view password_hash) = 0;
  // Writes name, role, active, status, capacity, version and departments. False: somebody was
  // faster (version).
  virtual Result<bool> update(const User&, std::int64_t old_version) = 0;
  virtual Status set_password_hash(UserId, std::string_view password_hash) = 0;
  // Under their mails; empty: none.
  virtual Result<std::string> signature(UserId) = 0;
  virtual Status set_signature(UserId, std::string_view text) = 0;
  // Active members of the department whose status takes work; is_online is not known here.
  virtual Rows<Candidate> list_candidates(DepartmentId) = 0;
  virtual Status note_routed(UserId, Timestamp at) = 0;
  // Everybody active whose status takes work.
  virtual Rows<Person> list_at_work(WorkspaceId) = 0;
  // Active users, and since when each has been absent.
  virtual Rows<Absence> list_absences(WorkspaceId) = 0;
  virtual Status note_absence(UserId, std::optional<Timestamp> since) = 0;
};

class Departments {
 public:
  virtual ~Departments() = default;
  virtual Rows<Department> list(WorkspaceId) = 0;
  virtual Found<Department> find(WorkspaceId, DepartmentId) = 0;
  virtual Status insert(const Department&) = 0;
  virtual Result<bool> update(const Department&, std::int64_t old_version) = 0;
};

class Channels {
 public:
  virtual ~Channels() = default;
  virtual Rows<Channel> list(WorkspaceId) = 0;
  virtual Found<Channel> find(WorkspaceId, ChannelId) = 0;
  virtual Found<Channel> find_by_key(std::string_view key) = 0;
  // One that was taken away; its conversations still name it, also when it can't come back any
  // more.
  virtual Found<Channel> find_deleted(WorkspaceId, ChannelId) = 0;
  // Cheap: a channel keeps its kind for good, also when it is deleted.
  virtual Found<ChannelKind> find_kind(ChannelId) = 0;
  virtual Status insert(const Channel&) = 0;
  virtual Result<bool> update(const Channel&, std::int64_t old_version) = 0;
  virtual Result<IdentitySecrets> identity_secrets(ChannelId) = 0;
  virtual Status set_identity_secrets(ChannelId, const IdentitySecrets&) = 0;
};

class Labels {
 public:
  virtual ~Labels() = default;
  virtual Rows<Label> list(WorkspaceId) = 0;
  virtual Found<Label> find(WorkspaceId, LabelId) = 0;
  virtual Found<Label> find_by_name(WorkspaceId, std::string_view name) = 0;  // ignores case
  virtual Status insert(const Label&) = 0;
  virtual Result<bool> update(const Label&, std::int64_t old_version) = 0;
  // It is on no conversation any more.
  virtual Status remove(WorkspaceId, LabelId) = 0;
};

class Sessions {
 public:
  virtual ~Sessions() = default;
  virtual Found<Session> find(std::string_view token_hash) = 0;
  virtual Rows<Session> list(UserId) = 0;  // newest first
  virtual Status insert(const Session&) = 0;
  virtual Status touch(SessionId, Timestamp seen_at) = 0;
  // The same session under another token; the one so far names nobody any more.
  virtual Status renew(SessionId, std::string_view token_hash, std::string_view csrf_token) = 0;
  virtual Status remove(SessionId) = 0;
  // Ends every session of the user but `keep` (none: all).
  virtual Status remove_of_user(UserId, SessionId keep) = 0;
  virtual Status remove_older_than(Timestamp last_seen_before, Timestamp created_before) = 0;
};

class ApiTokens {
 public:
  virtual ~ApiTokens() = default;
  virtual Rows<ApiToken> list(UserId) = 0;
  virtual Found<ApiToken> find(std::string_view token_hash) = 0;
  virtual Status insert(const ApiToken&) = 0;
  virtual Status touch(TokenId, Timestamp used_at) = 0;
  // False: the user has no such token.
  virtual Result<bool> remove(UserId, TokenId) = 0;
  virtual Status remove_of_user(UserId) = 0;
};

class Contacts {
 public:
  virtual ~Contacts() = default;
  virtual Found<Contact> find(WorkspaceId, ContactId) = 0;
  // Those that are there, each once and in any order; so with the other lists of ids.
  virtual Rows<Contact> list_of_ids(WorkspaceId, std::span<const ContactId>) = 0;
  virtual Status insert(const Contact&) = 0;
  virtual Result<bool> update(const Contact&, std::int64_t old_version) = 0;
};

class Identities {
 public:
  virtual ~Identities() = default;
  virtual Found<Identity> find(IdentityId) = 0;
  virtual Found<Identity> find_by_external_id(ChannelId, std::string_view external_id) = 0;
  // From now on this identity has this name in its channel.
  virtual Status set_external_id(IdentityId, std::string_view external_id) = 0;
  virtual Rows<Identity> list_of_contact(WorkspaceId, ContactId) = 0;  // newest first
  virtual Status insert(const Identity&) = 0;
  virtual Status update_visit(IdentityId, const Visit&) = 0;
  virtual Status set_handle(IdentityId, std::string_view handle) = 0;
  // Their photo is asked for now. False: it was after `before` already.
  virtual Result<bool> ask_photo(IdentityId, Timestamp before, Timestamp now) = 0;
  virtual Status choose_department(IdentityId, DepartmentId) = 0;
  // Nothing: no such token, or it is one of another channel.
  virtual Found<VisitorSession> find_session(std::string_view token_hash,
                                             std::string_view channel_key) = 0;
  virtual Status insert_session(const VisitorSession&) = 0;
  virtual Status remove_session(SessionId) = 0;
  // Of browsers that the link of an e-mail about this conversation has let in.
  virtual Rows<SessionId> list_link_sessions(ConversationId) = 0;
  virtual Status remove_ended_sessions(Timestamp now) = 0;
  // Those that the links about any conversation of this customer have let in.
  virtual Status remove_link_sessions(ContactId) = 0;
};

struct ConversationQuery {
  View view = View::all;
  DepartmentId department_id;  // none: any
  ChannelId channel_id;
  LabelId label_id;
  ContactId contact_id;
  UserId holder_id;
  std::optional<ConversationStatus> status;
  std::optional<Timestamp> from;  // of the last activity
  std::optional<Timestamp> to;
  std::optional<Timestamp> created_from;
  std::optional<Timestamp> created_to;
  int limit = 50;
  // Where the page before ended: (last_activity_at, id) of its last row.
  std::optional<std::pair<Timestamp, ConversationId>> after;
};

// Enough of a conversation to show its messages to whoever may see it.
struct ConversationHead {
  Audience audience;
  Receipts receipts;
};

class Conversations {
 public:
  virtual ~Conversations() = default;
  virtual Found<Conversation> find(WorkspaceId, ConversationId) = 0;
  virtual Found<ConversationHead> find_head(WorkspaceId, ConversationId) = 0;
  virtual Rows<Conversation> list_of_ids(WorkspaceId, std::span<const ConversationId>) = 0;
  virtual Found<Conversation> find_by_number(WorkspaceId, std::int64_t number) = 0;
  // The newest conversation of an identity, whatever its state.
  virtual Found<Conversation> find_newest_of(IdentityId) = 0;
  // What the actor may see, newest activity first.
  virtual Rows<Conversation> list(const Actor&, const ConversationQuery&) = 0;
  virtual Result<ViewCounts> count(const Actor&) = 0;
  // In the queues of the auto departments of which the user is a member, the longest waiting first.
  virtual Rows<Conversation> list_queued_for(WorkspaceId, UserId, int limit) = 0;
  virtual Rows<Conversation> list_held_by(WorkspaceId, UserId) = 0;  // not solved
  // Of every workspace: what was set aside until now or before, or is to be solved by now.
  virtual Rows<Conversation> list_due(Timestamp now, int limit) = 0;
  // Departments and holders over all conversations of a contact, each pair once.
  virtual Rows<Audience> audiences_of(WorkspaceId, ContactId) = 0;
  // Of the newest conversations, those that were answered: how long the first answer took, in
  // microseconds.
  virtual Rows<std::int64_t> list_first_answers(WorkspaceId, int newest) = 0;
  virtual Status insert(const Conversation&) = 0;
  // Writes every stored field. Compare-and-set on version: false when old_version is not current.
  virtual Result<bool> update(const Conversation&, std::int64_t old_version) = 0;
};

class Messages {
 public:
  virtual ~Messages() = default;
  // False: this sender already used this client_id in this conversation's identity; nothing is
  // written. (System lines have an empty client_id and never collide.)
  virtual Result<bool> insert(const Message&) = 0;
  // The message of this identity with the sender's client_id. `user` none: of the customer.
  virtual Found<Message> find_by_client_id(IdentityId, UserId user, std::string_view client_id) = 0;
  virtual Found<Message> find(WorkspaceId, MessageId) = 0;
  virtual Rows<Message> list_of_ids(WorkspaceId, std::span<const MessageId>) = 0;
  virtual Status set_sending(MessageId, const Sending&) = 0;
  virtual Status set_notice(const Message&) = 0;
  virtual Status set_correction(MessageId, const Sending&) = 0;
  // Everything that an edit or a deletion changes; what it was is kept.
  virtual Status edit(const Message&) = 0;
  virtual Rows<MessageRevision> list_revisions(MessageId) = 0;  // the oldest first
  // Into its conversation, from the one where it was; identity and what it answers as well. False:
  // it is not there any more.
  virtual Result<bool> move(const Message&, ConversationId from) = 0;
  // The answer to the form that this message carries.
  virtual Found<Message> find_answer_to(MessageId) = 0;
  // The newest `limit` below `before` (none: from the end), newest first.
  virtual Rows<Message> list(ConversationId, MessageId before, int limit) = 0;
  // The same over all conversations of an identity.
  // Of its conversations from this one on; none: of all.
  virtual Rows<Message> list_of_identity(IdentityId, ConversationId from, MessageId before,
                                         int limit) = 0;
  // Messages of one kind of sender above an id, counted up to `cap`.
  virtual Result<std::int64_t> count_after(ConversationId, SenderKind, MessageId after,
                                           int cap) = 0;
};

class Files {
 public:
  virtual ~Files() = default;
  virtual Found<File> find(std::string_view id) = 0;
  virtual Status insert(const File&) = 0;
  virtual Status attach(std::string_view id, ConversationId) = 0;
  virtual Status set_internal(std::string_view id, bool is_internal) = 0;
  virtual Status withhold(std::string_view id, Timestamp since) = 0;
  // Uploaded before `before` and never sent; removes their rows and returns them. The blob goes
  // only if is_hash_used is false.
  virtual Rows<File> take_orphans(Timestamp before, int limit) = 0;
  virtual Result<bool> is_hash_used(std::string_view hash) = 0;
  // Bytes that this uploader has sent since `since`, for the quota.
  virtual Result<std::int64_t> bytes_since(IdentityId, Timestamp since) = 0;
};

class Notes {
 public:
  virtual ~Notes() = default;
  // False: this author already used this client_id about this contact.
  virtual Result<bool> insert(const Note&) = 0;
  virtual Found<Note> find(WorkspaceId, NoteId) = 0;
  virtual Rows<Note> list_of_ids(WorkspaceId, std::span<const NoteId>) = 0;
  virtual Found<Note> find_by_client_id(ContactId, UserId author, std::string_view client_id) = 0;
  virtual Rows<Note> list_of_conversation(ConversationId, int limit) = 0;  // newest first
  virtual Rows<Note> list_of_contact(WorkspaceId, ContactId,
                                     int limit) = 0;  // about the contact itself
};

class Events {
 public:
  virtual ~Events() = default;
  // The event gets its seq when the transaction ends, and is not in the log before.
  virtual void append(Event) = 0;
  virtual Rows<Event> list_after(WorkspaceId, Seq after, int limit) = 0;
  // Of those, what a customer's widget is told.
  virtual Rows<Event> list_of_identity_after(WorkspaceId, IdentityId, Seq after, int limit) = 0;
  virtual Result<Seq> newest(WorkspaceId) = 0;
  // Everything up to this seq has been pruned; 0: nothing.
  virtual Result<Seq> pruned_up_to(WorkspaceId) = 0;
  virtual Result<std::int64_t> prune(WorkspaceId, Timestamp before, int limit) = 0;
};

class CannedReplies;  // ports/canned_replies.hpp
class Drafts;         // ports/drafts.hpp
class AvailabilityStatuses;
class Overview;
class Forms;    // ports/forms.hpp
class Library;  // ports/library.hpp
// In ports/knowledge_store.hpp.
class KnowledgeBases;
class Categories;
class Articles;
class PublishedArticles;

class Tx {
 public:
  virtual ~Tx() = default;
  virtual Workspaces& workspaces() = 0;
  virtual Users& users() = 0;
  virtual Roles& roles() = 0;
  virtual AvailabilityStatuses& statuses() = 0;
  virtual AuditLog& audit_log() = 0;
  virtual Deletions& deletions() = 0;
  virtual Departments& departments() = 0;
  virtual Overview& overview() = 0;
  virtual Channels& channels() = 0;
  virtual Labels& labels() = 0;
  virtual Sessions& sessions() = 0;
  virtual ApiTokens& api_tokens() = 0;
  virtual Contacts& contacts() = 0;
  virtual ContactList& contact_list() = 0;
  virtual ContactMerges& contact_merges() = 0;
  virtual ContactAttributes& contact_attributes() = 0;
  virtual Identities& identities() = 0;
  virtual Conversations& conversations() = 0;
  virtual Messages& messages() = 0;
  virtual Files& files() = 0;
  virtual Notes& notes() = 0;
  virtual KnowledgeBases& knowledge_bases() = 0;
  virtual Categories& categories() = 0;
  virtual Articles& articles() = 0;
  virtual PublishedArticles& published_articles() = 0;
  virtual SearchIndex& search() = 0;
  virtual Deliveries& deliveries() = 0;
  virtual SavedViews& saved_views() = 0;
  virtual Reports& reports() = 0;
  virtual Events& events() = 0;
  virtual CannedReplies& canned_replies() = 0;
  virtual Drafts& drafts() = 0;
  virtual PendingReplies& pending_replies() = 0;
  virtual Forms& forms() = 0;
  virtual Library& library() = 0;
  virtual AccessRequests& access_requests() = 0;
  virtual Notifications& notifications() = 0;
  virtual Undos& undos() = 0;
  virtual AlikeRequests& alike() = 0;
  virtual Connections& connections() = 0;
  virtual InboundLog& inbound() = 0;
  virtual MessageNames& message_names() = 0;
  virtual Mails& mails() = 0;
  virtual SideMails& side_mails() = 0;
  virtual Tickets& tickets() = 0;
  virtual TicketEntries& ticket_entries() = 0;
  virtual TicketAnswers& ticket_answers() = 0;
  virtual TicketStatuses& ticket_statuses() = 0;
  virtual Leases& leases() = 0;
  virtual Nodes& nodes() = 0;
};

}  // namespace harken
