// SPDX-License-Identifier: AGPL-3.0-or-later
#include <map>

#include "adapters/sql/id_list.hpp"
#include "adapters/sql/ticket_rows.hpp"
#include "wire/document.hpp"
#include "wire/encode.hpp"
#include "wire/ticket.hpp"

namespace harken::sql {
namespace {

constexpr auto kSelect = SqlText(
    "SELECT ticket_entry_id, workspace_id, ticket_id, client_id, author_id, author_name, text, "
    "created_at, part, body, mentions FROM ticket_entry ");
constexpr auto kList = kSelect +
                       "WHERE ticket_id = $1 AND part = $2 AND ticket_entry_id < $3 "
                       "ORDER BY ticket_entry_id DESC LIMIT $4";
constexpr auto kFindByClientId =
    kSelect + "WHERE ticket_id = $1 AND author_id = $2 AND client_id = $3";

void read(const Row& row, TicketEntry& to) {
  read_columns(row, 0, to.id, to.workspace_id, to.ticket_id, to.client_id, to.author_id,
               to.author_name, to.text, to.created_at);
  to.part = wire::parse_ticket_part(row.text(8)).value_or(TicketPart::internal);
  to.body = wire::load_document(row.text(9));
  to.mentions = wire::load_mentions(row.text(10));
}

struct EntryFile {
  TicketEntryId entry;
  File file;
};

constexpr auto kFileColumns = SqlText("f.file_id, f.name, f.type, f.size ");
constexpr auto kFilesOfEntries = "SELECT t.entry_id, " + kFileColumns +
                                 "FROM ticket_file t JOIN file f ON f.file_id = t.file_id "
                                 "WHERE t.ticket_id = $1 AND t.entry_id IN " +
                                 id_list<2>() + " ORDER BY t.entry_id, t.position";
constexpr auto kFilesOfTickets = "SELECT t.ticket_id, " + kFileColumns +
                                 "FROM ticket_file t JOIN file f ON f.file_id = t.file_id "
                                 "WHERE t.entry_id = 0 AND t.ticket_id IN " +
                                 id_list<1>() + " ORDER BY t.ticket_id, t.position";

void read_file(const Row& row, File& to) { read_columns(row, 1, to.id, to.name, to.type, to.size); }

void read_entry_file(const Row& row, EntryFile& to) {
  read_column(row, 0, to.entry);
  read_file(row, to.file);
}

void read_ticket_file(const Row& row, TicketFile& to) {
  read_column(row, 0, to.ticket_id);
  read_file(row, to.file);
}

Status add_files(SqlSession& session, TicketId ticket, std::span<TicketEntry> entries) {
  std::map<TicketEntryId, TicketEntry*> by_id;
  std::vector<TicketEntryId> ids;
  for (auto& entry : entries) {
    by_id[entry.id] = &entry;
    ids.push_back(entry.id);
  }
  ASSIGN_OR_RETURN(auto files, list_rows_of(session, kFilesOfEntries, read_entry_file,
                                            std::span<const TicketEntryId>(ids), ticket));
  for (auto& each : files) by_id.at(each.entry)->attachments.push_back(std::move(each.file));
  return {};
}

Status insert_files(SqlSession& session, TicketId ticket, std::int64_t entry, std::string_view part,
                    const std::vector<File>& files) {
  for (std::int64_t position = 0; const auto& file : files) {
    RETURN_IF_ERROR(
        execute(session,
                "INSERT INTO ticket_file (ticket_id, entry_id, part, position, file_id) "
                "VALUES ($1, $2, $3, $4, $5)",
                ticket, entry, part, position++, file.id));
  }
  return {};
}

void read_change(const Row& row, TicketChange& to) {
  read_columns(row, 0, to.id, to.workspace_id, to.ticket_id, to.actor_id, to.actor_name, to.reason,
               to.created_at);
  to.action = wire::load_ticket_change_action(row.text(7));
  to.changes = wire::load_changes(row.text(8));
}

}  // namespace

Found<TicketEntry> TicketEntryRows::find_by_client_id(TicketId ticket, UserId author,
                                                      std::string_view client_id) {
  ASSIGN_OR_RETURN(auto found,
                   find_row(session_, kFindByClientId, read, ticket, author, client_id));
  if (!found) return found;
  RETURN_IF_ERROR(add_files(session_, ticket, std::span(&*found, 1)));
  return found;
}

Rows<TicketEntry> TicketEntryRows::list(TicketId ticket, TicketPart part, TicketEntryId before,
                                        int limit) {
  const auto below = before ? before : TicketEntryId(INT64_MAX);
  ASSIGN_OR_RETURN(auto entries,
                   list_rows(session_, kList, read, ticket, wire::to_text(part), below, limit));
  RETURN_IF_ERROR(add_files(session_, ticket, entries));
  return entries;
}

Status TicketEntryRows::insert(const TicketEntry& entry) {
  RETURN_IF_ERROR(execute(session_,
                          "INSERT INTO ticket_entry (ticket_entry_id, workspace_id, ticket_id, "
                          "part, client_id, author_id, author_name, body, text, mentions, "
                          "created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
                          entry.id, entry.workspace_id, entry.ticket_id, wire::to_text(entry.part),
                          entry.client_id, entry.author_id, entry.author_name,
                          wire::store_document(entry.body), entry.text,
                          wire::store_mentions(entry.mentions), entry.created_at));
  return insert_files(session_, entry.ticket_id, entry.id.value(), wire::to_text(entry.part),
                      entry.attachments);
}

Status TicketEntryRows::attach(TicketId ticket, const std::vector<File>& files) {
  return insert_files(session_, ticket, 0, "ticket", files);
}

Rows<TicketFile> TicketEntryRows::list_files(std::span<const TicketId> tickets) {
  return list_rows_of(session_, kFilesOfTickets, read_ticket_file, tickets);
}

Rows<std::pair<TicketId, std::optional<TicketPart>>> TicketEntryRows::list_places(
    std::string_view file_id) {
  using Place = std::pair<TicketId, std::optional<TicketPart>>;
  constexpr auto read_place = [](const Row& row, Place& to) {
    read_column(row, 0, to.first);
    to.second = wire::parse_ticket_part(row.text(1));
  };
  return list_rows<Place>(session_,
                          "SELECT ticket_id, part FROM ticket_file WHERE file_id = $1 LIMIT 20",
                          read_place, file_id);
}

Status TicketEntryRows::insert(const TicketChange& each) {
  return execute(session_,
                 "INSERT INTO ticket_change (ticket_change_id, workspace_id, ticket_id, action, "
                 "actor_id, actor_name, changes, reason, created_at) "
                 "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
                 each.id, each.workspace_id, each.ticket_id, wire::to_text(each.action),
                 each.actor_id, each.actor_name, wire::store_changes(each.changes), each.reason,
                 each.created_at);
}

Rows<TicketChange> TicketEntryRows::list_changes(TicketId ticket) {
  return list_rows(session_,
                   "SELECT ticket_change_id, workspace_id, ticket_id, actor_id, actor_name, "
                   "reason, created_at, action, changes FROM ticket_change "
                   "WHERE ticket_id = $1 ORDER BY ticket_change_id LIMIT 2000",
                   read_change, ticket);
}

}  // namespace harken::sql
