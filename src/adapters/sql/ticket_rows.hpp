// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "adapters/sql/session.hpp"
#include "ports/tickets.hpp"

namespace harken::sql {

class TicketRows : public Tickets {
 public:
  explicit TicketRows(SqlSession& session) : session_(session) {}
  Result<std::int64_t> next_number(WorkspaceId) override;
  Found<Ticket> find(WorkspaceId, TicketId) override;
  Found<Ticket> find_any(WorkspaceId, TicketId) override;
  Found<Ticket> find_by_client_id(UserId opened_by, std::string_view client_id) override;
  Found<Ticket> find_by_number(WorkspaceId, std::int64_t number) override;
  Rows<Ticket> list_of_ids(WorkspaceId, std::span<const TicketId>) override;
  Rows<TicketMatch> search(const Actor&, const std::vector<WantedWord>&, int limit) override;
  Rows<Ticket> list(const Actor&, const TicketQuery&) override;
  Result<std::int64_t> count(const Actor&, const TicketQuery&) override;
  Result<TicketCounts> count(const Actor&, Timestamp now, int cap) override;
  Rows<Ticket> list_to_remind(Timestamp now, int limit) override;
  Status insert(const Ticket&) override;
  Result<bool> update(const Ticket&, std::int64_t old_version) override;
  Status remove(TicketId) override;
  Rows<TicketLink> list_links(const Actor&, std::span<const TicketId>, int limit) override;
  Result<bool> link(TicketId, ConversationId, Timestamp at) override;
  Result<bool> unlink(TicketId, ConversationId) override;
  Rows<Ticket> list_of_conversation(const Actor&, ConversationId, int limit) override;
  Rows<std::pair<TicketId, bool>> list_pins(UserId, ConversationId) override;
  Status pin(UserId, ConversationId, TicketId, bool is_pinned) override;
  Rows<TicketId> list_linked_to(const Actor&, ContactId, int limit) override;
  Rows<TicketText> list_open_texts(const Actor&, int limit) override;

 private:
  SqlSession& session_;
};

class TicketEntryRows : public TicketEntries {
 public:
  explicit TicketEntryRows(SqlSession& session) : session_(session) {}
  Found<TicketEntry> find_by_client_id(TicketId, UserId author,
                                       std::string_view client_id) override;
  Rows<TicketEntry> list(TicketId, TicketPart, TicketEntryId before, int limit) override;
  Status insert(const TicketEntry&) override;
  Status attach(TicketId, const std::vector<File>&) override;
  Rows<TicketFile> list_files(std::span<const TicketId>) override;
  Rows<std::pair<TicketId, std::optional<TicketPart>>> list_places(
      std::string_view file_id) override;
  Status insert(const TicketChange&) override;
  Rows<TicketChange> list_changes(TicketId) override;

 private:
  SqlSession& session_;
};

}  // namespace harken::sql
