// SPDX-License-Identifier: AGPL-3.0-or-later
// One function for each resource; the table of routes is their sum.
#pragma once

#include <vector>

#include "edge/api/api.hpp"

namespace harken::edge {

using Routes = std::vector<Route>;

void add_session_routes(Api& api, Routes& routes);
void add_conversation_routes(Api& api, Routes& routes);
void add_helping_routes(Api& api, Routes& routes);
void add_notification_routes(Api& api, Routes& routes);
void add_message_routes(Api& api, Routes& routes);
void add_contact_routes(Api& api, Routes& routes);
void add_merge_routes(Api& api, Routes& routes);
void add_view_routes(Api& api, Routes& routes);
void add_report_routes(Api& api, Routes& routes);
void add_search_routes(Api& api, Routes& routes);
void add_alike_routes(Api& api, Routes& routes);
void add_people_routes(Api& api, Routes& routes);
void add_department_routes(Api& api, Routes& routes);
void add_role_routes(Api& api, Routes& routes);
void add_availability_routes(Api& api, Routes& routes);
void add_overview_routes(Api& api, Routes& routes);
void add_audit_routes(Api& api, Routes& routes);
void add_deletion_routes(Api& api, Routes& routes);
void add_own_session_routes(Api& api, Routes& routes);
void add_structure_routes(Api& api, Routes& routes);
void add_token_routes(Api& api, Routes& routes);
void add_file_routes(Api& api, Routes& routes);
void add_widget_routes(Api& api, Routes& routes);
void add_canned_reply_routes(Api& api, Routes& routes);
void add_draft_routes(Api& api, Routes& routes);
void add_signature_routes(Api& api, Routes& routes);
void add_knowledge_routes(Api& api, Routes& routes);
void add_article_routes(Api& api, Routes& routes);
void add_answer_routes(Api& api, Routes& routes);
void add_form_routes(Api& api, Routes& routes);
void add_library_routes(Api& api, Routes& routes);
void add_connection_routes(Api& api, Routes& routes);
void add_hook_routes(Api& api, Routes& routes);
void add_mail_routes(Api& api, Routes& routes);
void add_mail_answer_routes(Api& api, Routes& routes);
void add_mail_link_routes(Api& api, Routes& routes);
void add_side_mail_routes(Api& api, Routes& routes);
void add_ticket_routes(Api& api, Routes& routes);
void add_ticket_window_routes(Api& api, Routes& routes);
void add_ladder_routes(Api& api, Routes& routes);
void add_ticket_answer_routes(Api& api, Routes& routes);
void add_ticket_status_routes(Api& api, Routes& routes);
void add_related_ticket_routes(Api& api, Routes& routes);
void add_pending_reply_routes(Api& api, Routes& routes);

inline Routes api_routes(Api& api) {
  Routes routes;
  add_session_routes(api, routes);
  add_conversation_routes(api, routes);
  add_helping_routes(api, routes);
  add_notification_routes(api, routes);
  add_message_routes(api, routes);
  add_contact_routes(api, routes);
  add_merge_routes(api, routes);
  add_view_routes(api, routes);
  add_report_routes(api, routes);
  add_search_routes(api, routes);
  add_alike_routes(api, routes);
  add_people_routes(api, routes);
  add_department_routes(api, routes);
  add_role_routes(api, routes);
  add_availability_routes(api, routes);
  add_overview_routes(api, routes);
  add_audit_routes(api, routes);
  add_deletion_routes(api, routes);
  add_own_session_routes(api, routes);
  add_structure_routes(api, routes);
  add_token_routes(api, routes);
  add_file_routes(api, routes);
  add_widget_routes(api, routes);
  add_canned_reply_routes(api, routes);
  add_signature_routes(api, routes);
  add_draft_routes(api, routes);
  add_knowledge_routes(api, routes);
  add_article_routes(api, routes);
  add_answer_routes(api, routes);
  add_form_routes(api, routes);
  add_library_routes(api, routes);
  add_connection_routes(api, routes);
  add_hook_routes(api, routes);
  add_mail_routes(api, routes);
  add_mail_answer_routes(api, routes);
  add_mail_link_routes(api, routes);
  add_side_mail_routes(api, routes);
  // Before those of one ticket: "similar" is no id.
  add_related_ticket_routes(api, routes);
  add_ticket_routes(api, routes);
  add_ticket_window_routes(api, routes);
  add_ladder_routes(api, routes);
  add_ticket_answer_routes(api, routes);
  add_ticket_status_routes(api, routes);
  add_pending_reply_routes(api, routes);
  return routes;
}

}  // namespace harken::edge
