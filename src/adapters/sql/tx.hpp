// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "adapters/sql/access_request_rows.hpp"
#include "adapters/sql/access_rows.hpp"
#include "adapters/sql/alike_rows.hpp"
#include "adapters/sql/audit_rows.hpp"
#include "adapters/sql/composer_rows.hpp"
#include "adapters/sql/connection_rows.hpp"
#include "adapters/sql/contact_list_rows.hpp"
#include "adapters/sql/contact_rows.hpp"
#include "adapters/sql/conversation_rows.hpp"
#include "adapters/sql/deletion_rows.hpp"
#include "adapters/sql/delivery_rows.hpp"
#include "adapters/sql/event_rows.hpp"
#include "adapters/sql/knowledge_rows.hpp"
#include "adapters/sql/node_rows.hpp"
#include "adapters/sql/notification_rows.hpp"
#include "adapters/sql/overview_rows.hpp"
#include "adapters/sql/pending_reply_rows.hpp"
#include "adapters/sql/report_rows.hpp"
#include "adapters/sql/role_rows.hpp"
#include "adapters/sql/saved_view_rows.hpp"
#include "adapters/sql/search_rows.hpp"
#include "adapters/sql/side_mail_rows.hpp"
#include "adapters/sql/staff_rows.hpp"
#include "adapters/sql/status_rows.hpp"
#include "adapters/sql/ticket_answer_rows.hpp"
#include "adapters/sql/ticket_rows.hpp"
#include "adapters/sql/ticket_status_rows.hpp"
#include "adapters/sql/undo_rows.hpp"
#include "ports/store.hpp"

namespace harken::sql {

// All repositories on one open transaction.
class SqlTx : public Tx {
 public:
  SqlTx(SqlSession& session, PendingEvents& pending)
      : workspaces_(session),
        users_(session),
        roles_(session),
        statuses_(session),
        audit_log_(session),
        deletions_(session),
        departments_(session),
        overview_(session),
        channels_(session),
        labels_(session),
        sessions_(session),
        api_tokens_(session),
        contacts_(session),
        contact_list_(session),
        contact_merges_(session),
        contact_attributes_(session),
        identities_(session),
        conversations_(session),
        messages_(session),
        files_(session),
        notes_(session),
        knowledge_bases_(session),
        categories_(session),
        articles_(session),
        published_articles_(session),
        search_(session),
        deliveries_(session),
        saved_views_(session),
        reports_(session),
        events_(session, pending),
        canned_replies_(session),
        drafts_(session),
        pending_replies_(session),
        forms_(session),
        library_(session),
        access_requests_(session),
        notifications_(session),
        undos_(session),
        alike_(session),
        connections_(session),
        inbound_(session),
        message_names_(session),
        mails_(session),
        side_mails_(session),
        tickets_(session),
        ticket_entries_(session),
        ticket_answers_(session),
        ticket_statuses_(session),
        leases_(session),
        nodes_(session) {}

  Workspaces& workspaces() override { return workspaces_; }
  Users& users() override { return users_; }
  Roles& roles() override { return roles_; }
  AvailabilityStatuses& statuses() override { return statuses_; }
  AuditLog& audit_log() override { return audit_log_; }
  Deletions& deletions() override { return deletions_; }
  Departments& departments() override { return departments_; }
  Overview& overview() override { return overview_; }
  Channels& channels() override { return channels_; }
  Labels& labels() override { return labels_; }
  Sessions& sessions() override { return sessions_; }
  ApiTokens& api_tokens() override { return api_tokens_; }
  Contacts& contacts() override { return contacts_; }
  ContactList& contact_list() override { return contact_list_; }
  ContactMerges& contact_merges() override { return contact_merges_; }
  ContactAttributes& contact_attributes() override { return contact_attributes_; }
  Identities& identities() override { return identities_; }
  Conversations& conversations() override { return conversations_; }
  Messages& messages() override { return messages_; }
  Files& files() override { return files_; }
  Notes& notes() override { return notes_; }
  KnowledgeBases& knowledge_bases() override { return knowledge_bases_; }
  Categories& categories() override { return categories_; }
  Articles& articles() override { return articles_; }
  PublishedArticles& published_articles() override { return published_articles_; }
  SearchIndex& search() override { return search_; }
  Deliveries& deliveries() override { return deliveries_; }
  SavedViews& saved_views() override { return saved_views_; }
  Reports& reports() override { return reports_; }
  Events& events() override { return events_; }
  CannedReplies& canned_replies() override { return canned_replies_; }
  Drafts& drafts() override { return drafts_; }
  PendingReplies& pending_replies() override { return pending_replies_; }
  Forms& forms() override { return forms_; }
  Library& library() override { return library_; }
  AccessRequests& access_requests() override { return access_requests_; }
  Notifications& notifications() override { return notifications_; }
  Undos& undos() override { return undos_; }
  AlikeRequests& alike() override { return alike_; }
  Connections& connections() override { return connections_; }
  InboundLog& inbound() override { return inbound_; }
  MessageNames& message_names() override { return message_names_; }
  Mails& mails() override { return mails_; }
  SideMails& side_mails() override { return side_mails_; }
  Tickets& tickets() override { return tickets_; }
  TicketEntries& ticket_entries() override { return ticket_entries_; }
  TicketAnswers& ticket_answers() override { return ticket_answers_; }
  TicketStatuses& ticket_statuses() override { return ticket_statuses_; }
  Leases& leases() override { return leases_; }
  Nodes& nodes() override { return nodes_; }

 private:
  WorkspaceRows workspaces_;
  UserRows users_;
  RoleRows roles_;
  StatusRows statuses_;
  AuditRows audit_log_;
  DeletionRows deletions_;
  DepartmentRows departments_;
  OverviewRows overview_;
  ChannelRows channels_;
  LabelRows labels_;
  SessionRows sessions_;
  ApiTokenRows api_tokens_;
  ContactRows contacts_;
  ContactListRows contact_list_;
  ContactMergeRows contact_merges_;
  ContactAttributeRows contact_attributes_;
  IdentityRows identities_;
  ConversationRows conversations_;
  MessageRows messages_;
  FileRows files_;
  NoteRows notes_;
  KnowledgeBaseRows knowledge_bases_;
  CategoryRows categories_;
  ArticleRows articles_;
  PublishedArticleRows published_articles_;
  SearchRows search_;
  DeliveryRows deliveries_;
  SavedViewRows saved_views_;
  ReportRows reports_;
  EventRows events_;
  CannedReplyRows canned_replies_;
  DraftRows drafts_;
  PendingReplyRows pending_replies_;
  FormRows forms_;
  LibraryRows library_;
  AccessRequestRows access_requests_;
  NotificationRows notifications_;
  UndoRows undos_;
  AlikeRows alike_;
  ConnectionRows connections_;
  InboundRows inbound_;
  MessageNameRows message_names_;
  MailRows mails_;
  SideMailRows side_mails_;
  TicketRows tickets_;
  TicketEntryRows ticket_entries_;
  TicketAnswerRows ticket_answers_;
  TicketStatusRows ticket_statuses_;
  LeaseRows leases_;
  NodeRows nodes_;
};

}  // namespace harken::sql
