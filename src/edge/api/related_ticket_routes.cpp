// SPDX-License-Identifier: AGPL-3.0-or-later
// Tickets that have to do with a conversation or a customer without being asked for by name.
#include <boost/json.hpp>

#include "app/ticket/related.hpp"
#include "core/rules/text.hpp"
#include "edge/api/routes.hpp"
#include "edge/api/ticket_body.hpp"

namespace harken::edge {

namespace json = boost::json;

namespace {

constexpr std::size_t kLongestText = 2'000;

Result<Response> answer(StaffCall& call, const std::vector<Ticket>& tickets) {
  ASSIGN_OR_RETURN(const auto seen, app::seen_by(call.tx, call.actor(), tickets));
  json::array items;
  for (const auto& each : seen) items.push_back(wire::encode(each));
  return ok({{"items", std::move(items)}});
}

Result<StaffWork> similar(const Request& request) {
  RETURN_IF_ERROR(check_query(request, {"conversation_id", "text", "limit"}));
  app::SimilarTo to;
  ASSIGN_OR_RETURN(to.conversation_id,
                   optional_query_id<ConversationId>(request, "conversation_id"));
  to.text = request.query_param("text").value_or("");
  if (bool(to.conversation_id) == !to.text.empty())
    return fail_invalid("text", "either conversation_id or text says what it is about");
  if (count_code_points(to.text) > kLongestText)
    return fail_invalid("text", "text is longer than 2000 characters");
  ASSIGN_OR_RETURN(const int limit, limit_of(request, 5, 20));
  return StaffWork([to, limit](StaffCall& call) -> Result<Response> {
    ASSIGN_OR_RETURN(
        const auto tickets,
        app::list_similar_tickets(call.tx, call.actor(), to, static_cast<std::size_t>(limit)));
    return answer(call, tickets);
  });
}

Result<StaffWork> of_contact(const Request& request) {
  RETURN_IF_ERROR(check_query(request, {}));
  ASSIGN_OR_RETURN(const auto id, path_id<ContactId>(request, 0));
  return StaffWork([id](StaffCall& call) -> Result<Response> {
    ASSIGN_OR_RETURN(const auto tickets, app::list_tickets_of_contact(call.tx, call.actor(), id));
    return answer(call, tickets);
  });
}

}  // namespace

void add_related_ticket_routes(Api& api, Routes& routes) {
  routes.push_back(staff_read(api, "/api/v1/tickets/similar", similar));
  routes.push_back(staff_read(api, "/api/v1/contacts/{id}/tickets", of_contact));
}

}  // namespace harken::edge
