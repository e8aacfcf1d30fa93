// SPDX-License-Identifier: AGPL-3.0-or-later
#include "adapters/sql/contact_list_rows.hpp"

#include "adapters/sql/contact_select.hpp"
#include "adapters/sql/full_text.hpp"
#include "adapters/sql/visibility.hpp"

namespace harken::sql {
namespace {

constexpr auto kOwn = SqlText("FROM conversation c WHERE c.contact_id = t.contact_id ");

// $4 where the page before ended, $5 limit, $6 channel, $7 department, $8 only the blocked ones,
// $9 words.
constexpr auto kChosen =
    kSelectContact + ", (SELECT count(*) " + kOwn + "AND " + kMaySee +
    "), (SELECT max(c.last_activity_at) " + kOwn + "AND " + kMaySee + ") " + kFromContact +
    "WHERE t.workspace_id = $1 AND t.merged_into_id IS NULL AND t.contact_id < $4 AND (EXISTS "
    "(SELECT 1 " +
    kOwn + "AND " + kMaySee + ") OR NOT EXISTS (SELECT 1 " + kOwn +
    ")) AND ($6 IS NULL OR EXISTS (SELECT 1 FROM identity i WHERE i.contact_id = t.contact_id "
    "AND i.channel_id = $6)) AND ($7 IS NULL OR EXISTS (SELECT 1 " +
    kOwn + "AND c.department_id = $7 AND " + kMaySee + ")) ";
constexpr auto kPage = SqlText("ORDER BY t.contact_id DESC LIMIT $5");
constexpr auto kList = kChosen + kPage;
// The condition of the partial index.
constexpr auto kBlocked = kChosen + "AND t.blocked_at IS NOT NULL " + kPage;
constexpr auto kFindFts5 =
    kChosen +
    "AND ($8 = false OR t.blocked_at IS NOT NULL) "
    "AND t.contact_id IN (SELECT rowid FROM contact_text WHERE contact_text MATCH $9) " +
    kPage;
constexpr auto kFindTsvector = kChosen +
                               "AND ($8 = false OR t.blocked_at IS NOT NULL) "
                               "AND t.contact_id IN (SELECT contact_id FROM contact_text WHERE "
                               "words @@ CAST($9 AS tsquery)) " +
                               kPage;
constexpr auto kFindByNumber =
    kSelectContact + kFromContact + "WHERE t.workspace_id = $1 AND t.number = $2";

void read(const Row& row, ListedContact& to) {
  read_contact(row, to.contact);
  read_columns(row, kContactColumns, to.conversations, to.last_activity_at);
}

}  // namespace

Rows<ListedContact> ContactListRows::list(const Actor& actor, const ContactQuery& query) {
  const auto before = query.before ? query.before : ContactId(INT64_MAX);
  if (query.words.empty()) {
    return list_rows(session_, query.only_blocked ? Sql(kBlocked) : Sql(kList), read,
                     actor.workspace_id, actor.user_id, reach_of(actor), before, query.limit,
                     query.channel_id, query.department_id);
  }
  std::vector<std::string> prefixes;
  for (const auto& word : query.words) prefixes.push_back(word.folded);
  return list_rows(session_, by_engine(session_, kFindFts5, kFindTsvector), read,
                   actor.workspace_id, actor.user_id, reach_of(actor), before, query.limit,
                   query.channel_id, query.department_id, query.only_blocked,
                   match_of_prefixes(session_.full_text(), prefixes));
}

Found<Contact> ContactListRows::find_by_number(WorkspaceId workspace, std::int64_t number) {
  return find_row(session_, kFindByNumber, read_contact, workspace, number);
}

}  // namespace harken::sql
