// SPDX-License-Identifier: AGPL-3.0-or-later
#include <boost/json.hpp>

#include "app/conversation/change.hpp"
#include "app/ticket/escalation.hpp"
#include "app/ticket/tickets.hpp"
#include "edge/api/routes.hpp"
#include "edge/api/ticket_body.hpp"
#include "wire/deletion.hpp"

namespace harken::edge {

namespace json = boost::json;

namespace {

constexpr int kMostCounted = 1'000;

template <class Enum>
Result<std::optional<Enum>> query_word(const Request& request, std::string_view name,
                                       std::optional<Enum> (*parse)(std::string_view)) {
  const auto text = request.query_param(name);
  if (!text) return std::nullopt;
  const auto value = parse(*text);
  if (!value) return fail_invalid(std::string(name), std::string(name) + " is not a known word");
  return value;
}

Status decode_order(const Request& request, TicketQuery& query) {
  ASSIGN_OR_RETURN(const auto sort, query_word(request, "sort", wire::parse_ticket_sort));
  query.sort = sort.value_or(TicketSort::number);
  const auto order = request.query_param("order").value_or("desc");
  if (order != "asc" && order != "desc") return fail_invalid("order", "order is asc or desc");
  query.is_descending = order == "desc";
  return {};
}

Status decode_filters(const Request& request, TicketQuery& query) {
  ASSIGN_OR_RETURN(const auto view, query_word(request, "view", wire::parse_ticket_view));
  query.view = view.value_or(TicketView::all);
  ASSIGN_OR_RETURN(query.status, query_word(request, "status", wire::parse_ticket_status));
  ASSIGN_OR_RETURN(query.own_status_id, optional_query_id<TicketStatusId>(request, "status_id"));
  ASSIGN_OR_RETURN(query.priority, query_word(request, "priority", wire::parse_ticket_priority));
  query.without_responsible = request.query_param("responsible") == "none";
  if (!query.without_responsible) {
    ASSIGN_OR_RETURN(query.responsible_id, optional_query_id<UserId>(request, "responsible"));
  }
  ASSIGN_OR_RETURN(query.department_id, optional_query_id<DepartmentId>(request, "department"));
  ASSIGN_OR_RETURN(query.label_id, optional_query_id<LabelId>(request, "label"));
  query.text = request.query_param("q").value_or("");
  if (query.text.size() > 200) return fail_invalid("q", "q is longer than 200 bytes");
  return {};
}

Result<StaffWork> list(const Request& request) {
  RETURN_IF_ERROR(
      check_query(request, {"view", "sort", "order", "status", "status_id", "priority",
                            "responsible", "department", "label", "q", "limit", "after"}));
  TicketQuery query;
  RETURN_IF_ERROR(decode_order(request, query));
  RETURN_IF_ERROR(decode_filters(request, query));
  ASSIGN_OR_RETURN(const int limit, limit_of(request, 50, 200));
  ASSIGN_OR_RETURN(const auto after, optional_query_id<TicketId>(request, "after"));
  query.limit = limit + 1;
  return StaffWork([query, limit, after](StaffCall& call) -> Result<Response> {
    auto asked = query;
    asked.now = call.env.clock.now();
    if (after) {
      ASSIGN_OR_RETURN(asked.after, call.tx.tickets().find_any(call.actor().workspace_id, after));
      if (!asked.after) return fail_invalid("after", "after is the `next` of an earlier page");
    }
    ASSIGN_OR_RETURN(auto tickets, call.tx.tickets().list(call.actor(), asked));
    json::value next = nullptr;
    if (std::ssize(tickets) > limit) {
      tickets.resize(static_cast<std::size_t>(limit));
      next = json::string(tickets.back().id.to_string());
    }
    ASSIGN_OR_RETURN(const auto seen, app::seen_by(call.tx, call.actor(), tickets));
    json::array items;
    for (const auto& each : seen) items.push_back(wire::encode(each));
    ASSIGN_OR_RETURN(const auto seq, call.tx.events().newest(call.actor().workspace_id));
    return ok({{"items", std::move(items)}, {"next", next}, {"seq", std::to_string(seq)}});
  });
}

Result<StaffWork> counts(const Request& request) {
  RETURN_IF_ERROR(check_query(request, {}));
  return StaffWork([](StaffCall& call) -> Result<Response> {
    ASSIGN_OR_RETURN(const auto counted,
                     call.tx.tickets().count(call.actor(), call.env.clock.now(), kMostCounted));
    ASSIGN_OR_RETURN(const auto seq, call.tx.events().newest(call.actor().workspace_id));
    return ok({{"all", counted.all},
               {"submitted", counted.submitted},
               {"opened", counted.opened},
               {"overdue", counted.overdue},
               {"seq", std::to_string(seq)}});
  });
}

Result<StaffWork> create(const Request& request) {
  ASSIGN_OR_RETURN(const auto body, wire::parse_object(request.body));
  wire::ObjectReader reader(body);
  app::CreateTicket command;
  command.client_id = reader.text("client_id", 8, 64);
  command.title = reader.text("title", 1, 800);
  ASSIGN_OR_RETURN(auto description, read_document(reader, "description"));
  command.description = std::move(description).value_or(Document{});
  command.priority =
      read_word(reader, "priority", wire::parse_ticket_priority).value_or(TicketPriority::normal);
  command.status = read_word(reader, "status", wire::parse_ticket_status);
  command.own_status_id =
      reader.optional_id<TicketStatusId>("status_id").value_or(TicketStatusId{});
  command.department_id =
      reader.optional_id<DepartmentId>("department_id").value_or(DepartmentId{});
  command.responsible_id = reader.optional_id<UserId>("responsible_id").value_or(UserId{});
  command.deadline = reader.optional_time("deadline");
  command.is_requested = reader.optional_bool("requested").value_or(false);
  command.contact_id = reader.optional_id<ContactId>("contact_id").value_or(ContactId{});
  command.conversation_ids = reader.optional_ids<ConversationId>("conversation_ids", 200)
                                 .value_or(std::vector<ConversationId>{});
  command.label_ids =
      reader.optional_ids<LabelId>("label_ids", 50).value_or(std::vector<LabelId>{});
  command.attachment_ids = reader.texts("attachment_ids", 10, 32);
  RETURN_IF_ERROR(reader.finish());
  return StaffWork([command](StaffCall& call) -> Result<Response> {
    ASSIGN_OR_RETURN(const auto made, app::create_ticket(call.tx, call.env, call.actor(), command));
    return answer(call, made.ticket, made.is_new ? 201 : 200);
  });
}

Result<StaffWork> get(const Request& request) {
  ASSIGN_OR_RETURN(const auto id, path_id<TicketId>(request, 0));
  return StaffWork([id](StaffCall& call) -> Result<Response> {
    ASSIGN_OR_RETURN(const auto ticket, app::get_ticket(call.tx, call.actor(), id));
    ASSIGN_OR_RETURN(const auto seen, app::seen_by(call.tx, call.actor(), ticket));
    ASSIGN_OR_RETURN(auto additions, app::list_ticket_entries(call.tx, call.actor(), id,
                                                              TicketPart::addition, {}, 200));
    ASSIGN_OR_RETURN(const auto step, app::next_step(call.tx, call.actor(), ticket));
    ASSIGN_OR_RETURN(const auto seq, call.tx.events().newest(call.actor().workspace_id));
    json::array added;
    for (const auto& entry : additions) added.insert(added.begin(), wire::encode(entry));
    json::array escalations;
    for (const auto& each : seen.ticket.escalations) escalations.push_back(wire::encode(each));
    return ok({{"ticket", wire::encode(seen)},
               {"additions", std::move(added)},
               {"escalations", std::move(escalations)},
               {"escalates_to", step ? encode(*step) : json::value()},
               {"seq", std::to_string(seq)}});
  });
}

Result<StaffWork> update(const Request& request) {
  ASSIGN_OR_RETURN(const auto body, wire::parse_object(request.body));
  wire::ObjectReader reader(body);
  app::UpdateTicket command;
  ASSIGN_OR_RETURN(command.id, path_id<TicketId>(request, 0));
  command.version = reader.integer("version");
  command.title = reader.optional_text("title", 1, 800);
  ASSIGN_OR_RETURN(command.description, read_document(reader, "description"));
  command.priority = read_word(reader, "priority", wire::parse_ticket_priority);
  command.status = read_word(reader, "status", wire::parse_ticket_status);
  if (reader.null("status_id"))
    command.own_status_id = TicketStatusId();
  else
    command.own_status_id = reader.optional_id<TicketStatusId>("status_id");
  command.department_id = reader.optional_id<DepartmentId>("department_id");
  if (reader.null("responsible_id"))
    command.responsible_id = UserId();
  else
    command.responsible_id = reader.optional_id<UserId>("responsible_id");
  if (reader.null("deadline"))
    command.deadline = std::optional<Timestamp>();
  else if (const auto deadline = reader.optional_time("deadline"))
    command.deadline = deadline;
  command.label_ids = reader.optional_ids<LabelId>("label_ids", 50);
  RETURN_IF_ERROR(reader.finish());
  return StaffWork([command](StaffCall& call) -> Result<Response> {
    ASSIGN_OR_RETURN(const auto ticket,
                     app::update_ticket(call.tx, call.env, call.actor(), command));
    return answer(call, ticket);
  });
}

Result<StaffWork> remove(const Request& request) {
  ASSIGN_OR_RETURN(const auto id, path_id<TicketId>(request, 0));
  return StaffWork([id](StaffCall& call) -> Result<Response> {
    ASSIGN_OR_RETURN(const auto deletion, app::delete_ticket(call.tx, call.env, call.actor(), id));
    return ok(wire::encode(deletion));
  });
}

Result<StaffWork> history(const Request& request) {
  ASSIGN_OR_RETURN(const auto id, path_id<TicketId>(request, 0));
  return StaffWork([id](StaffCall& call) -> Result<Response> {
    ASSIGN_OR_RETURN(const auto ticket, app::get_ticket(call.tx, call.actor(), id));
    ASSIGN_OR_RETURN(const auto changes, call.tx.ticket_entries().list_changes(id));
    json::array items;
    for (const auto& change : changes)
      if (may_know(call.actor(), change, ticket)) items.push_back(wire::encode(change));
    return ok({{"items", std::move(items)}});
  });
}

Result<StaffWork> resolve(const Request& request) {
  app::ResolveTicket command;
  ASSIGN_OR_RETURN(command.id, path_id<TicketId>(request, 0));
  ASSIGN_OR_RETURN(const auto body, wire::parse_object(request.body));
  wire::ObjectReader reader(body);
  ASSIGN_OR_RETURN(command.answer, read_document(reader, "answer"));
  command.own_status_id = reader.optional_id<TicketStatusId>("status_id");
  RETURN_IF_ERROR(reader.finish());
  return StaffWork([command](StaffCall& call) -> Result<Response> {
    ASSIGN_OR_RETURN(const auto ticket,
                     app::resolve_ticket(call.tx, call.env, call.actor(), command));
    return answer(call, ticket);
  });
}

using Link = Result<Ticket> (*)(Tx&, Env&, const Actor&, TicketId, ConversationId);

StaffDecode link(Link act) {
  return [act](const Request& request) -> Result<StaffWork> {
    ASSIGN_OR_RETURN(const auto id, path_id<TicketId>(request, 0));
    ASSIGN_OR_RETURN(const auto conversation, path_id<ConversationId>(request, 1));
    return StaffWork([act, id, conversation](StaffCall& call) -> Result<Response> {
      ASSIGN_OR_RETURN(const auto ticket, act(call.tx, call.env, call.actor(), id, conversation));
      return answer(call, ticket);
    });
  };
}

}  // namespace

json::value encode(const LadderStep& step) {
  json::array people;
  for (const auto& user : step.people)
    people.push_back({{"id", user.id.to_string()}, {"name", user.name}});
  return {{"department_id", step.department_id.to_string()},
          {"name", step.name},
          {"people", std::move(people)}};
}

void add_ticket_routes(Api& api, Routes& routes) {
  const std::string base = "/api/v1/tickets";
  const auto add = [&](Method method, const std::string& rest, StaffDecode decode) {
    routes.push_back(staff_write(api, method, base + rest, std::move(decode)));
    routes.back().body_limit = kTicketBodyLimit;
  };
  routes.push_back(staff_list(api, base, list));
  routes.push_back(staff_list(api, base + "/counts", counts));
  routes.push_back(staff_read(api, base + "/{id}", get));
  routes.push_back(staff_read(api, base + "/{id}/history", history));
  add(Method::post, "", create);
  add(Method::patch, "/{id}", update);
  add(Method::del, "/{id}", remove);
  add(Method::post, "/{id}/resolve", resolve);
  add(Method::put, "/{id}/conversations/{conversation_id}", link(app::link_conversation));
  add(Method::del, "/{id}/conversations/{conversation_id}", link(app::unlink_conversation));
}

}  // namespace harken::edge
