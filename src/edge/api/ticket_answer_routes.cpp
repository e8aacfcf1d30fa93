// SPDX-License-Identifier: AGPL-3.0-or-later
// One answer to all conversations of a ticket, and how far it has come.
#include <boost/json.hpp>
#include <map>

#include "app/ticket/answers.hpp"
#include "edge/api/routes.hpp"
#include "edge/api/ticket_body.hpp"
#include "ports/ticket_answers.hpp"
#include "wire/ticket_answer.hpp"

namespace harken::edge {

namespace json = boost::json;

namespace {

// Of conversations that the caller sees; the counts are of all.
Result<json::value> detail_of(StaffCall& call, const app::ShownAnswer& shown) {
  ASSIGN_OR_RETURN(const auto seen,
                   call.tx.ticket_answers().list_conversations(call.actor(), shown.answer.id));
  std::map<ConversationId, const TicketAnswerPart*> parts;
  for (const auto& part : shown.parts) parts[part.conversation_id] = &part;
  json::array items;
  for (const auto& conversation : seen)
    if (const auto* part = parts[conversation.id])
      items.push_back(wire::encode(*part, conversation));
  return json::value{{"answer", wire::encode(shown.answer, shown.parts)},
                     {"parts", std::move(items)}};
}

Result<Response> answer_with(StaffCall& call, const app::ShownAnswer& shown, int status = 200) {
  ASSIGN_OR_RETURN(const auto detail, detail_of(call, shown));
  return ok(detail, status);
}

Result<StaffWork> recipients(const Request& request) {
  RETURN_IF_ERROR(check_query(request, {}));
  ASSIGN_OR_RETURN(const auto id, path_id<TicketId>(request, 0));
  return StaffWork([id](StaffCall& call) -> Result<Response> {
    ASSIGN_OR_RETURN(const auto found, app::list_recipients(call.tx, call.actor(), id));
    json::array items;
    for (const auto& each : found) items.push_back(wire::encode(each));
    return ok({{"items", std::move(items)}});
  });
}

Result<StaffWork> list(const Request& request) {
  RETURN_IF_ERROR(check_query(request, {}));
  ASSIGN_OR_RETURN(const auto id, path_id<TicketId>(request, 0));
  return StaffWork([id](StaffCall& call) -> Result<Response> {
    ASSIGN_OR_RETURN(const auto answers, app::list_answers(call.tx, call.actor(), id));
    json::array items;
    for (const auto& each : answers) items.push_back(wire::encode(each.answer, each.parts));
    return ok({{"items", std::move(items)}});
  });
}

Status read_texts(wire::ObjectReader& reader, app::AnswerLinked& command) {
  const auto* texts = reader.optional_object("texts");
  if (!texts) {
    reader.refuse("texts", "is missing");
    return reader.finish();
  }
  for (const auto& [language, text] : *texts) {
    if (!text.is_string()) return fail_invalid("texts." + std::string(language), "is no text");
    command.texts.push_back({language, std::string(text.get_string())});
  }
  return {};
}

Result<StaffWork> create(const Request& request) {
  ASSIGN_OR_RETURN(const auto body, wire::parse_object(request.body));
  wire::ObjectReader reader(body);
  app::AnswerLinked command;
  ASSIGN_OR_RETURN(command.ticket_id, path_id<TicketId>(request, 0));
  command.client_id = reader.text("client_id", 8, 64);
  RETURN_IF_ERROR(read_texts(reader, command));
  command.default_language = reader.text("default_language", 2, 3);
  command.conversation_ids = reader.optional_ids<ConversationId>("conversation_ids", 500)
                                 .value_or(std::vector<ConversationId>{});
  command.attachment_ids = reader.texts("attachment_ids", 10, 32);
  command.if_solved =
      read_word(reader, "if_solved", wire::parse_if_solved).value_or(IfSolved::leave);
  command.undo_seconds = reader.optional_integer("undo_seconds").value_or(0);
  RETURN_IF_ERROR(reader.finish());
  return StaffWork([command](StaffCall& call) -> Result<Response> {
    ASSIGN_OR_RETURN(const auto made, app::answer_linked(call.tx, call.env, call.actor(), command));
    ASSIGN_OR_RETURN(const auto shown,
                     app::get_answer(call.tx, call.actor(), command.ticket_id, made.answer.id));
    return answer_with(call, shown, made.is_new ? 201 : 200);
  });
}

Result<StaffWork> get(const Request& request) {
  RETURN_IF_ERROR(check_query(request, {}));
  ASSIGN_OR_RETURN(const auto ticket, path_id<TicketId>(request, 0));
  ASSIGN_OR_RETURN(const auto id, path_id<TicketAnswerId>(request, 1));
  return StaffWork([ticket, id](StaffCall& call) -> Result<Response> {
    ASSIGN_OR_RETURN(const auto shown, app::get_answer(call.tx, call.actor(), ticket, id));
    return answer_with(call, shown);
  });
}

Result<StaffWork> take_back(const Request& request) {
  RETURN_IF_ERROR(check_no_body(request));
  ASSIGN_OR_RETURN(const auto ticket, path_id<TicketId>(request, 0));
  ASSIGN_OR_RETURN(const auto id, path_id<TicketAnswerId>(request, 1));
  return StaffWork([ticket, id](StaffCall& call) -> Result<Response> {
    ASSIGN_OR_RETURN(const auto shown,
                     app::take_back_answer(call.tx, call.env, call.actor(), ticket, id));
    return answer_with(call, shown);
  });
}

Result<StaffWork> retry(const Request& request) {
  ASSIGN_OR_RETURN(const auto ticket, path_id<TicketId>(request, 0));
  ASSIGN_OR_RETURN(const auto id, path_id<TicketAnswerId>(request, 1));
  ASSIGN_OR_RETURN(const auto body, wire::parse_object(request.body));
  wire::ObjectReader reader(body);
  const auto conversation = reader.id<ConversationId>("conversation_id");
  RETURN_IF_ERROR(reader.finish());
  return StaffWork([ticket, id, conversation](StaffCall& call) -> Result<Response> {
    RETURN_IF_ERROR(app::retry_answer(call.tx, call.env, call.actor(), ticket, id, conversation));
    ASSIGN_OR_RETURN(const auto shown, app::get_answer(call.tx, call.actor(), ticket, id));
    return answer_with(call, shown);
  });
}

}  // namespace

void add_ticket_answer_routes(Api& api, Routes& routes) {
  const std::string base = "/api/v1/tickets/{id}";
  routes.push_back(staff_read(api, base + "/recipients", recipients));
  routes.push_back(staff_read(api, base + "/answers", list));
  routes.push_back(staff_write(api, Method::post, base + "/answers", create));
  routes.back().body_limit = kTicketBodyLimit;
  routes.push_back(staff_read(api, base + "/answers/{answer_id}", get));
  routes.push_back(staff_write(api, Method::del, base + "/answers/{answer_id}", take_back));
  routes.push_back(staff_write(api, Method::post, base + "/answers/{answer_id}/retry", retry));
}

}  // namespace harken::edge
