// SPDX-License-Identifier: AGPL-3.0-or-later
#include "adapters/sql/deletion_kinds.hpp"

#include <utility>

namespace harken::sql {

Sql mark_deleted_sql(Deletable kind) {
  switch (kind) {
    case Deletable::label:
      return "UPDATE label SET deleted_at = $3 WHERE workspace_id = $1 AND label_id = $2";
    case Deletable::role:
      return "UPDATE role SET deleted_at = $3 WHERE workspace_id = $1 AND role_id = $2";
    case Deletable::status:
      return "UPDATE availability_status SET deleted_at = $3 "
             "WHERE workspace_id = $1 AND status_id = $2";
    case Deletable::canned_reply:
      return "UPDATE canned_reply SET deleted_at = $3 "
             "WHERE workspace_id = $1 AND canned_reply_id = $2";
    case Deletable::form:
      return "UPDATE form SET deleted_at = $3 WHERE workspace_id = $1 AND form_id = $2";
    case Deletable::library_item:
      return "UPDATE library_item SET deleted_at = $3 "
             "WHERE workspace_id = $1 AND library_item_id = $2";
    case Deletable::knowledge_base:
      return "UPDATE knowledge_base SET deleted_at = $3 "
             "WHERE workspace_id = $1 AND knowledge_base_id = $2";
    case Deletable::category:
      return "UPDATE category SET deleted_at = $3 WHERE workspace_id = $1 AND category_id = $2";
    case Deletable::article:
      return "UPDATE article SET deleted_at = $3 WHERE workspace_id = $1 AND article_id = $2";
    case Deletable::contact_attribute:
      return "UPDATE contact_attribute SET deleted_at = $3 "
             "WHERE workspace_id = $1 AND attribute_id = $2";
    case Deletable::ticket:
      return "UPDATE ticket SET deleted_at = $3 WHERE workspace_id = $1 AND ticket_id = $2";
    case Deletable::saved_view:
      return "UPDATE saved_view SET deleted_at = $3 WHERE workspace_id = $1 AND view_id = $2";
    case Deletable::channel:
      return "UPDATE channel SET deleted_at = $3 WHERE workspace_id = $1 AND channel_id = $2";
    case Deletable::ticket_status:
      return "UPDATE ticket_status SET deleted_at = $3 "
             "WHERE workspace_id = $1 AND ticket_status_id = $2";
  }
  std::unreachable();
}

std::optional<Sql> name_taken_sql(Deletable kind) {
  switch (kind) {
    case Deletable::label:
      return "SELECT 1 FROM label l JOIN label gone ON gone.name_folded = l.name_folded "
             "WHERE l.workspace_id = $1 AND l.deleted_at IS NULL AND gone.label_id = $2";
    case Deletable::role:
      return "SELECT 1 FROM role r JOIN role gone ON gone.name_folded = r.name_folded "
             "WHERE r.workspace_id = $1 AND r.deleted_at IS NULL AND gone.role_id = $2";
    case Deletable::contact_attribute:
      return "SELECT 1 FROM contact_attribute a "
             "JOIN contact_attribute gone ON gone.name_folded = a.name_folded "
             "WHERE a.workspace_id = $1 AND a.deleted_at IS NULL AND gone.attribute_id = $2";
    case Deletable::status:
      return "SELECT 1 FROM availability_status s "
             "JOIN availability_status gone ON lower(gone.name) = lower(s.name) "
             "WHERE s.workspace_id = $1 AND s.deleted_at IS NULL AND gone.status_id = $2";
    case Deletable::ticket_status:
      return "SELECT 1 FROM ticket_status s "
             "JOIN ticket_status gone ON lower(gone.name) = lower(s.name) "
             "WHERE s.workspace_id = $1 AND s.deleted_at IS NULL AND gone.ticket_status_id = $2";
    case Deletable::canned_reply:
      return "SELECT 1 FROM canned_reply c JOIN canned_reply gone ON gone.shortcut = c.shortcut "
             "AND coalesce(gone.owner_id, 0) = coalesce(c.owner_id, 0) "
             "AND coalesce(gone.department_id, 0) = coalesce(c.department_id, 0) "
             "WHERE c.workspace_id = $1 AND c.deleted_at IS NULL AND gone.canned_reply_id = $2 "
             "AND c.shortcut <> ''";
    default:
      return std::nullopt;
  }
}

std::optional<Sql> count_hanging_sql(Deletable kind) {
  switch (kind) {
    case Deletable::label:
      return "SELECT (SELECT count(*) FROM conversation_label c WHERE c.label_id = $2) FROM label "
             "WHERE workspace_id = $1 AND label_id = $2 AND deleted_at IS NULL";
    case Deletable::role:
      return "SELECT (SELECT count(*) FROM \"user\" u WHERE u.role_id = $2) FROM role "
             "WHERE workspace_id = $1 AND role_id = $2 AND deleted_at IS NULL";
    case Deletable::status:
      return "SELECT (SELECT count(*) FROM \"user\" u WHERE u.workspace_id = $1 "
             "AND u.status_id = $2) FROM availability_status "
             "WHERE workspace_id = $1 AND status_id = $2 AND deleted_at IS NULL";
    // The values of a contact are {"<attribute id>":"text"}.
    case Deletable::contact_attribute:
      return "SELECT (SELECT count(*) FROM contact c WHERE c.workspace_id = $1 "
             "AND c.merged_into_id IS NULL "
             "AND c.attributes LIKE '%\"' || CAST($2 AS TEXT) || '\":%') FROM contact_attribute "
             "WHERE workspace_id = $1 AND attribute_id = $2 AND deleted_at IS NULL";
    case Deletable::knowledge_base:
      return "SELECT (SELECT count(*) FROM category c WHERE c.knowledge_base_id = $2 "
             "AND c.deleted_at IS NULL) FROM knowledge_base "
             "WHERE workspace_id = $1 AND knowledge_base_id = $2 AND deleted_at IS NULL";
    case Deletable::category:
      return "SELECT (SELECT count(*) FROM article a WHERE a.category_id = $2 "
             "AND a.deleted_at IS NULL) FROM category "
             "WHERE workspace_id = $1 AND category_id = $2 AND deleted_at IS NULL";
    case Deletable::channel:
      return "SELECT (SELECT count(*) FROM conversation v WHERE v.channel_id = $2 "
             "AND v.lifecycle = 'active') FROM channel "
             "WHERE workspace_id = $1 AND channel_id = $2 AND deleted_at IS NULL";
    case Deletable::ticket_status:
      return "SELECT (SELECT count(*) FROM ticket t WHERE t.status_id = $2 "
             "AND t.deleted_at IS NULL) FROM ticket_status "
             "WHERE workspace_id = $1 AND ticket_status_id = $2 AND deleted_at IS NULL";
    case Deletable::article:
      return "SELECT (SELECT count(*) FROM published_article p WHERE p.article_id = $2) "
             "FROM article WHERE workspace_id = $1 AND article_id = $2 AND deleted_at IS NULL";
    default:
      return std::nullopt;
  }
}

}  // namespace harken::sql
