// SPDX-License-Identifier: AGPL-3.0-or-later
// What is written in a ticket, its way up, and the tickets of a conversation.
#include <algorithm>
#include <boost/json.hpp>
#include <iterator>

#include "app/conversation/change.hpp"
#include "app/ticket/escalation.hpp"
#include "app/ticket/pins.hpp"
#include "edge/api/routes.hpp"
#include "edge/api/ticket_body.hpp"
#include "wire/json_tools.hpp"

namespace harken::edge {

namespace json = boost::json;

namespace {

using FindPart = Result<TicketPart> (*)(const Request&);

Result<TicketPart> thread_of(const Request& request) {
  const auto& word = request.params.at(1);
  if (word == "main") return TicketPart::main;
  if (word == "internal") return TicketPart::internal;
  return fail_not_found("thread");
}
Result<TicketPart> comments(const Request&) { return TicketPart::comment; }
Result<TicketPart> additions(const Request&) { return TicketPart::addition; }

json::array encode_all(const std::vector<TicketEntry>& entries) {
  json::array items;
  for (const auto& entry : entries) items.push_back(wire::encode(entry));
  return items;
}

// All of them, oldest first.
StaffDecode list(FindPart part_of) {
  return [part_of](const Request& request) -> Result<StaffWork> {
    ASSIGN_OR_RETURN(const auto id, path_id<TicketId>(request, 0));
    ASSIGN_OR_RETURN(const auto part, part_of(request));
    return StaffWork([id, part](StaffCall& call) -> Result<Response> {
      ASSIGN_OR_RETURN(auto entries,
                       app::list_ticket_entries(call.tx, call.actor(), id, part, {}, 500));
      std::ranges::reverse(entries);
      return ok({{"items", encode_all(entries)}});
    });
  };
}

Result<StaffWork> list_messages(const Request& request) {
  RETURN_IF_ERROR(check_query(request, {"limit", "before"}));
  ASSIGN_OR_RETURN(const auto id, path_id<TicketId>(request, 0));
  ASSIGN_OR_RETURN(const auto part, thread_of(request));
  ASSIGN_OR_RETURN(const int limit, limit_of(request, 50, 200));
  ASSIGN_OR_RETURN(const auto before, optional_query_id<TicketEntryId>(request, "before"));
  return StaffWork([=](StaffCall& call) -> Result<Response> {
    ASSIGN_OR_RETURN(auto entries,
                     app::list_ticket_entries(call.tx, call.actor(), id, part, before, limit + 1));
    json::value next = nullptr;
    if (std::ssize(entries) > limit) {
      entries.resize(static_cast<std::size_t>(limit));
      next = json::string(entries.back().id.to_string());
    }
    ASSIGN_OR_RETURN(const auto seq, call.tx.events().newest(call.actor().workspace_id));
    return ok({{"items", encode_all(entries)}, {"next", next}, {"seq", std::to_string(seq)}});
  });
}

StaffDecode add_entry(FindPart part_of) {
  return [part_of](const Request& request) -> Result<StaffWork> {
    app::AddTicketEntry command;
    ASSIGN_OR_RETURN(command.ticket_id, path_id<TicketId>(request, 0));
    ASSIGN_OR_RETURN(command.part, part_of(request));
    ASSIGN_OR_RETURN(const auto body, wire::parse_object(request.body));
    wire::ObjectReader reader(body);
    command.client_id = reader.text("client_id", 8, 64);
    ASSIGN_OR_RETURN(auto document, read_document(reader, "body"));
    command.body = std::move(document).value_or(Document{});
    command.attachment_ids = reader.texts("attachment_ids", 10, 32);
    command.mention_ids =
        reader.optional_ids<UserId>("mention_ids", 20).value_or(std::vector<UserId>{});
    RETURN_IF_ERROR(reader.finish());
    return StaffWork([command](StaffCall& call) -> Result<Response> {
      ASSIGN_OR_RETURN(const auto added,
                       app::add_ticket_entry(call.tx, call.env, call.actor(), command));
      return ok(wire::encode(added.entry), added.is_new ? 201 : 200);
    });
  };
}

using Move = Result<Ticket> (*)(Tx&, Env&, const Actor&, const app::TicketMove&);

StaffDecode move(Move act, bool takes_url = false) {
  return [act, takes_url](const Request& request) -> Result<StaffWork> {
    app::TicketMove command;
    ASSIGN_OR_RETURN(command.id, path_id<TicketId>(request, 0));
    ASSIGN_OR_RETURN(const auto body, wire::parse_object(request.body));
    wire::ObjectReader reader(body);
    command.reason = reader.text("reason", 1, 2'000);
    if (takes_url)
      command.external_url = reader.optional_text("external_url", 0, 1'000).value_or("");
    RETURN_IF_ERROR(reader.finish());
    return StaffWork([act, command](StaffCall& call) -> Result<Response> {
      ASSIGN_OR_RETURN(const auto ticket, act(call.tx, call.env, call.actor(), command));
      return answer(call, ticket);
    });
  };
}

Result<StaffWork> acknowledge(const Request& request) {
  RETURN_IF_ERROR(check_no_body(request));
  ASSIGN_OR_RETURN(const auto id, path_id<TicketId>(request, 0));
  return StaffWork([id](StaffCall& call) -> Result<Response> {
    ASSIGN_OR_RETURN(const auto ticket,
                     app::acknowledge_escalation(call.tx, call.env, call.actor(), id));
    return answer(call, ticket);
  });
}

Result<Response> tickets_of(StaffCall& call, ConversationId id) {
  RETURN_IF_ERROR(app::check_visible(call.tx, call.actor(), id));
  ASSIGN_OR_RETURN(auto tickets, call.tx.tickets().list_of_conversation(call.actor(), id, 100));
  const auto linked = tickets.size();
  ASSIGN_OR_RETURN(const auto pins, call.tx.tickets().list_pins(call.actor().user_id, id));
  std::vector<TicketId> pinned;
  for (const auto& [ticket_id, is_pinned] : pins)
    if (is_pinned && std::ranges::find(tickets, ticket_id, &Ticket::id) == tickets.end())
      pinned.push_back(ticket_id);
  ASSIGN_OR_RETURN(auto others, app::get_tickets(call.tx, call.actor(), pinned));
  std::ranges::move(others, std::back_inserter(tickets));
  ASSIGN_OR_RETURN(const auto seen, app::seen_by(call.tx, call.actor(), tickets));
  const auto pin_of = [&](TicketId ticket) {
    const auto found = std::ranges::find(pins, ticket, [](const auto& pin) { return pin.first; });
    return found == pins.end() ? std::optional<bool>() : std::optional(found->second);
  };
  json::array items;
  for (std::size_t i = 0; i < seen.size(); ++i)
    items.push_back({{"ticket", wire::encode(seen[i])},
                     {"linked", i < linked},
                     {"pinned", pin_of(tickets[i].id).value_or(true)}});
  return ok({{"items", std::move(items)}});
}

Result<StaffWork> list_of_conversation(const Request& request) {
  ASSIGN_OR_RETURN(const auto id, path_id<ConversationId>(request, 0));
  return StaffWork([id](StaffCall& call) { return tickets_of(call, id); });
}

StaffDecode pin(bool is_pinned) {
  return [is_pinned](const Request& request) -> Result<StaffWork> {
    ASSIGN_OR_RETURN(const auto id, path_id<ConversationId>(request, 0));
    ASSIGN_OR_RETURN(const auto ticket_id, path_id<TicketId>(request, 1));
    return StaffWork([=](StaffCall& call) -> Result<Response> {
      RETURN_IF_ERROR(app::pin_ticket(call.tx, call.env, call.actor(), {id, ticket_id, is_pinned}));
      return no_content();
    });
  };
}

}  // namespace

void add_ticket_window_routes(Api& api, Routes& routes) {
  const std::string base = "/api/v1/tickets/{id}";
  const auto post = [&](const std::string& rest, StaffDecode decode) {
    routes.push_back(staff_write(api, Method::post, base + rest, std::move(decode)));
    routes.back().body_limit = kTicketBodyLimit;
  };
  routes.push_back(staff_read(api, base + "/comments", list(comments)));
  routes.push_back(staff_read(api, base + "/additions", list(additions)));
  routes.push_back(staff_read(api, base + "/threads/{thread}/messages", list_messages));
  post("/comments", add_entry(comments));
  post("/additions", add_entry(additions));
  post("/threads/{thread}/messages", add_entry(thread_of));
  post("/escalate", move(app::escalate_ticket));
  post("/acknowledge", acknowledge);
  post("/return", move(app::return_escalation));
  post("/raise", move(app::raise_escalation, true));
  post("/settle", move(app::settle_escalation));
  const std::string conversation = "/api/v1/conversations/{id}";
  routes.push_back(staff_read(api, conversation + "/tickets", list_of_conversation));
  routes.push_back(
      staff_write(api, Method::put, conversation + "/pinned-tickets/{ticket_id}", pin(true)));
  routes.push_back(
      staff_write(api, Method::del, conversation + "/pinned-tickets/{ticket_id}", pin(false)));
}

}  // namespace harken::edge
