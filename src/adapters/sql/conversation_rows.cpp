// SPDX-License-Identifier: AGPL-3.0-or-later
#include "adapters/sql/conversation_rows.hpp"

#include <tuple>

#include "adapters/sql/conversation_cache.hpp"
#include "adapters/sql/conversation_select.hpp"
#include "adapters/sql/id_list.hpp"
#include "core/policy/access.hpp"
#include "wire/encode.hpp"

namespace harken::sql {
namespace {

constexpr auto kFind = kSelectConversation + "WHERE c.workspace_id = $1 AND c.conversation_id = $2";
constexpr auto kOfIds =
    kSelectConversation + "WHERE +c.workspace_id = $1 AND c.conversation_id IN " + id_list<2>();
constexpr auto kFindByNumber = kSelectConversation + "WHERE c.workspace_id = $1 AND c.number = $2";
constexpr auto kFindNewest =
    kSelectConversation + "WHERE c.identity_id = $1 ORDER BY c.conversation_id DESC LIMIT 1";
constexpr auto kListHeld =
    kSelectConversation +
    "WHERE c.workspace_id = $1 AND c.holder_id = $2 AND c.lifecycle = 'active' "
    "ORDER BY c.conversation_id";

constexpr auto kListQueued =
    kSelectConversation +
    "WHERE c.workspace_id = $1 AND c.lifecycle = 'active' AND c.holder_id IS NULL "
    "AND c.department_id IN (SELECT m.department_id FROM department_member m "
    "JOIN department d ON d.department_id = m.department_id "
    "WHERE m.user_id = $2 AND d.mode = 'auto') "
    "ORDER BY coalesce(c.waiting_since, c.last_activity_at), c.conversation_id LIMIT $3";

// Asked every second, so each half begins at an index; with OR they would be looked for one by one.
constexpr auto kListDue = kSelectConversation +
                          "WHERE c.conversation_id IN (SELECT conversation_id FROM conversation "
                          "WHERE set_aside_until <= $1 "
                          "UNION SELECT conversation_id FROM conversation WHERE solve_at <= $1) "
                          "ORDER BY c.conversation_id LIMIT $2";

constexpr auto kSetMoving = SqlText(
    "UPDATE conversation SET turn = $3, last_message_id = $4, last_message_sender = $5, "
    "last_message_text = $6, last_message_attachments = $7, last_message_at = $8, unread = $9, "
    "waiting_since = $10, customer_delivered_id = $11, customer_read_id = $12, "
    "staff_read_id = $13, last_activity_at = $14, solved_at = $15, version = $16");
constexpr auto kWhereVersion = SqlText(" WHERE conversation_id = $1 AND version = $2");
// SQLite rewrites an index for every column that is named here, changed or not, so a message that
// only moves the conversation on does not name those that have most of the indexes.
constexpr auto kMove = kSetMoving + kWhereVersion;
// The same of a conversation of which it is not known whether it only moves on.
constexpr auto kMoveIfSame = kMove +
                             " AND department_id = $17 AND holder_id IS NOT DISTINCT FROM $18 "
                             "AND lifecycle = $19 AND label_ids = $20 AND access = $21 "
                             "AND set_aside_until IS NOT DISTINCT FROM $22 "
                             "AND solve_at IS NOT DISTINCT FROM $23 "
                             "AND escalated_from_id IS NOT DISTINCT FROM $24 "
                             "AND escalated_from_name IS NOT DISTINCT FROM $25 "
                             "AND escalation_reason IS NOT DISTINCT FROM $26 "
                             "AND escalated_at IS NOT DISTINCT FROM $27";
constexpr auto kUpdateAll =
    kSetMoving +
    ", department_id = $17, holder_id = $18, lifecycle = $19, label_ids = $20, access = $21, "
    "set_aside_until = $22, solve_at = $23, escalated_from_id = $24, escalated_from_name = $25, "
    "escalation_reason = $26, escalated_at = $27" +
    kWhereVersion;

SenderKind sender_of(std::string_view text) {
  return enum_of(text, [](SenderKind kind) { return wire::to_text(kind); },
                 {SenderKind::customer, SenderKind::user, SenderKind::system});
}

const char* sender_text(const LastMessage& last) { return wire::to_text(last.sender); }

// A field of the last message, or NULL when there is none.
template <class T>
std::optional<T> part_of(const Conversation& conversation, T LastMessage::* field) {
  return conversation.last_message.transform([&](const LastMessage& last) { return last.*field; });
}

template <class T>
std::optional<T> part_of(const Conversation& conversation, T Escalation::* field) {
  return conversation.escalation.transform([&](const Escalation& each) { return each.*field; });
}

Status write_labels(SqlSession& session, const Conversation& conversation) {
  RETURN_IF_ERROR(execute(session, "DELETE FROM conversation_label WHERE conversation_id = $1",
                          conversation.id));
  for (const LabelId label : conversation.label_ids) {
    RETURN_IF_ERROR(execute(
        session, "INSERT INTO conversation_label (label_id, conversation_id) VALUES ($1, $2)",
        label, conversation.id));
  }
  return {};
}

// `rest` are the values from $17 on.
template <class Change, class... Rest>
Result<std::int64_t> move_row(Change change, const Conversation& c, std::int64_t old_version,
                              const Rest&... rest) {
  const auto sender = c.last_message.transform(sender_text);
  return change(c.id, old_version, wire::to_text(c.turn), part_of(c, &LastMessage::id), sender,
                part_of(c, &LastMessage::text), part_of(c, &LastMessage::attachments),
                part_of(c, &LastMessage::created_at), c.unread, c.waiting_since,
                c.customer_delivered_id, c.customer_read_id, c.staff_read_id, c.last_activity_at,
                c.solved_at, c.version, rest...);
}

template <class Change>
Result<std::int64_t> update_row(Change change, const Conversation& c, std::int64_t old_version) {
  return move_row(change, c, old_version, c.department_id, c.holder_id, wire::to_text(c.lifecycle),
                  join_ids(c.label_ids), wire::store_access(c.access), c.set_aside_until,
                  c.solve_at, part_of(c, &Escalation::from_id), part_of(c, &Escalation::from_name),
                  part_of(c, &Escalation::reason), part_of(c, &Escalation::at));
}

auto now(SqlSession& session, Sql sql) {
  return [&session, sql](const auto&... values) { return change(session, sql, values...); };
}

auto later(SqlSession& session, Sql sql) {
  return [&session, sql](const auto&... values) { return change_later(session, sql, values...); };
}

// Whether the change is what kMove writes.
bool only_moves(const Conversation& before, const Conversation& after) {
  const auto facts = [](const Conversation& c) {
    return std::tuple(c.department_id, c.holder_id, c.lifecycle, c.set_aside_until, c.solve_at,
                      part_of(c, &Escalation::from_id), part_of(c, &Escalation::from_name),
                      part_of(c, &Escalation::reason), part_of(c, &Escalation::at));
  };
  return facts(before) == facts(after) && before.label_ids == after.label_ids &&
         wire::store_access(before.access) == wire::store_access(after.access);
}

void read_audience(const Row& row, Audience& to) {
  read_columns(row, 0, to.department_id, to.holder_id, to.escalated_from_id);
}

void read_head(const Row& row, ConversationHead& to) {
  read_audience(row, to.audience);
  read_columns(row, 3, to.receipts.delivered_id, to.receipts.read_id);
}

}  // namespace

void read_conversation(const Row& row, Conversation& to) {
  read_columns(row, 0, to.id, to.workspace_id, to.number, to.contact_id, to.identity_id,
               to.channel_id, to.department_id, to.holder_id);
  to.lifecycle = enum_of(row.text(8), [](Lifecycle value) { return wire::to_text(value); },
                         {Lifecycle::active, Lifecycle::solved});
  to.turn = enum_of(row.text(9), [](Turn value) { return wire::to_text(value); },
                    {Turn::ours, Turn::theirs});
  if (!row.is_null(10)) {
    LastMessage& last = to.last_message.emplace();
    read_column(row, 10, last.id);
    last.sender = sender_of(row.text(11));
    read_columns(row, 12, last.text, last.attachments, last.created_at);
  }
  read_columns(row, 15, to.unread, to.waiting_since, to.label_ids, to.customer_delivered_id,
               to.customer_read_id, to.staff_read_id, to.follows_id, to.created_at,
               to.last_activity_at, to.solved_at, to.version, to.contact_number, to.contact_name,
               to.contact_email, to.holder_name, to.contact_is_blocked);
  // A label that came back stands at the end of the stored list.
  if (!std::ranges::is_sorted(to.label_ids)) std::ranges::sort(to.label_ids);
  if (const auto access = row.text(31); access.size() > 2) to.access = wire::load_access(access);
  read_columns(row, 32, to.set_aside_until, to.solve_at);
  to.channel_kind = channel_kind_of(row.text(38));
  read_columns(row, 39, to.subject, to.contact_photo_hash, to.channel_is_gone,
               to.sender_unverified);
  if (row.is_null(34)) return;
  Escalation& escalation = to.escalation.emplace();
  read_columns(row, 34, escalation.from_id, escalation.from_name, escalation.reason, escalation.at);
}

Found<Conversation> ConversationRows::find(WorkspaceId workspace, ConversationId id) {
  auto* cache = session_.conversations();
  const auto* known = cache != nullptr ? cache->find(id) : nullptr;
  if (known != nullptr)
    return known->workspace_id == workspace ? std::optional(*known) : std::nullopt;
  ASSIGN_OR_RETURN(auto found, find_row(session_, kFind, read_conversation, workspace, id));
  if (cache != nullptr && found) cache->keep(*found);
  return found;
}

Found<ConversationHead> ConversationRows::find_head(WorkspaceId workspace, ConversationId id) {
  const auto* cache = session_.conversations();
  const auto* known = cache != nullptr ? cache->find(id) : nullptr;
  if (known != nullptr && known->workspace_id != workspace) return std::nullopt;
  if (known != nullptr) return ConversationHead{audience_of(*known), receipts_of(*known)};
  return find_row(session_,
                  "SELECT department_id, holder_id, escalated_from_id, customer_delivered_id, "
                  "customer_read_id FROM conversation "
                  "WHERE workspace_id = $1 AND conversation_id = $2",
                  read_head, workspace, id);
}

Rows<Conversation> ConversationRows::list_of_ids(WorkspaceId workspace,
                                                 std::span<const ConversationId> ids) {
  return list_rows_of(session_, kOfIds, read_conversation, ids, workspace);
}

Found<Conversation> ConversationRows::find_by_number(WorkspaceId workspace, std::int64_t number) {
  return find_row(session_, kFindByNumber, read_conversation, workspace, number);
}

Found<Conversation> ConversationRows::find_newest_of(IdentityId identity) {
  auto* cache = session_.conversations();
  const auto* known = cache != nullptr ? cache->newest_of(identity) : nullptr;
  if (known != nullptr) return *known;
  ASSIGN_OR_RETURN(auto found, find_row(session_, kFindNewest, read_conversation, identity));
  if (cache != nullptr && found) cache->keep_newest(*found);
  return found;
}

Rows<Conversation> ConversationRows::list_held_by(WorkspaceId workspace, UserId user) {
  return list_rows(session_, kListHeld, read_conversation, workspace, user);
}

Rows<Conversation> ConversationRows::list_queued_for(WorkspaceId workspace, UserId user,
                                                     int limit) {
  return list_rows(session_, kListQueued, read_conversation, workspace, user, limit);
}

Rows<Conversation> ConversationRows::list_due(Timestamp now, int limit) {
  return list_rows(session_, kListDue, read_conversation, now, limit);
}

Rows<Audience> ConversationRows::audiences_of(WorkspaceId workspace, ContactId contact) {
  return list_rows(session_,
                   "SELECT DISTINCT department_id, holder_id, escalated_from_id FROM conversation "
                   "WHERE contact_id = $2 AND workspace_id = $1",
                   read_audience, workspace, contact);
}

Status ConversationRows::insert(const Conversation& c) {
  const auto sender = c.last_message.transform(sender_text);
  RETURN_IF_ERROR(change_later(
      session_,
      "INSERT INTO conversation (conversation_id, workspace_id, number, contact_id, identity_id, "
      "channel_id, department_id, holder_id, lifecycle, turn, last_message_id, "
      "last_message_sender, "
      "last_message_text, last_message_attachments, last_message_at, unread, waiting_since, "
      "label_ids, customer_delivered_id, customer_read_id, staff_read_id, follows_id, created_at, "
      "last_activity_at, solved_at, version, access, set_aside_until, solve_at, escalated_from_id, "
      "escalated_from_name, escalation_reason, escalated_at, subject, sender_unverified) VALUES "
      "($1, $2, $3, $4, $5, $6, $7, "
      "$8, "
      "$9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25, $26, "
      "$27, "
      "$28, $29, $30, $31, $32, $33, $34, $35)",
      c.id, c.workspace_id, c.number, c.contact_id, c.identity_id, c.channel_id, c.department_id,
      c.holder_id, wire::to_text(c.lifecycle), wire::to_text(c.turn), part_of(c, &LastMessage::id),
      sender, part_of(c, &LastMessage::text), part_of(c, &LastMessage::attachments),
      part_of(c, &LastMessage::created_at), c.unread, c.waiting_since, join_ids(c.label_ids),
      c.customer_delivered_id, c.customer_read_id, c.staff_read_id, c.follows_id, c.created_at,
      c.last_activity_at, c.solved_at, c.version, wire::store_access(c.access), c.set_aside_until,
      c.solve_at, part_of(c, &Escalation::from_id), part_of(c, &Escalation::from_name),
      part_of(c, &Escalation::reason), part_of(c, &Escalation::at), c.subject,
      c.sender_unverified));
  if (auto* cache = session_.conversations()) cache->forget_newest(c.identity_id);
  return c.label_ids.empty() ? Status() : write_labels(session_, c);
}

Result<bool> ConversationRows::update(const Conversation& conversation, std::int64_t old_version) {
  auto* cache = session_.conversations();
  const auto* known = cache != nullptr ? cache->find(conversation.id) : nullptr;
  if (known != nullptr && known->version == old_version)
    return update_known(*cache, *known, conversation);
  ASSIGN_OR_RETURN(const auto moved,
                   update_row(now(session_, kMoveIfSame), conversation, old_version));
  if (moved > 0) return true;
  ASSIGN_OR_RETURN(const auto changed,
                   update_row(now(session_, kUpdateAll), conversation, old_version));
  if (changed == 0) return false;
  RETURN_IF_ERROR(write_labels(session_, conversation));
  return true;
}

Result<bool> ConversationRows::update_known(ConversationCache& cache, const Conversation& before,
                                            const Conversation& after) {
  const auto old_version = before.version;
  if (only_moves(before, after)) {
    ASSIGN_OR_RETURN(const auto moved, move_row(later(session_, kMove), after, old_version));
    // Cannot be while what is remembered is true. Were it not, the next attempt reads it anew.
    if (moved == 0)
      cache.clear();
    else
      cache.keep(after);
    return moved > 0;
  }
  const bool has_new_labels = before.label_ids != after.label_ids;
  ASSIGN_OR_RETURN(const auto changed, update_row(later(session_, kUpdateAll), after, old_version));
  cache.forget(after.id);
  if (has_new_labels) RETURN_IF_ERROR(write_labels(session_, after));
  return changed > 0;
}

}  // namespace harken::sql
