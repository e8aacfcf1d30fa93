// SPDX-License-Identifier: AGPL-3.0-or-later
// Whom an answer by e-mail would go to.
#include "app/channels/mail_answer.hpp"
#include "app/conversation/change.hpp"
#include "core/rules/mail_subject.hpp"
#include "edge/api/query.hpp"
#include "edge/api/routes.hpp"
#include "wire/write.hpp"

namespace harken::edge {

namespace {

void write_participant(wire::JsonWriter& out, const app::Participant& participant) {
  wire::write_object(out, [&] {
    out.field("name", participant.person.name).field("email", participant.person.email);
    out.field("has_written", participant.has_written);
  });
}

std::string to_json(const app::MailAnswer& answer) {
  wire::JsonWriter out;
  wire::write_object(out, [&] {
    out.field("subject", reply_subject(answer.subject));
    out.field("to", answer.people.to).field("cc", answer.people.cc);
    out.field("by_reply_to", answer.is_by_reply_to);
    out.name("participants");
    out.open('[');
    for (const auto& participant : answer.participants) write_participant(out, participant);
    out.close(']');
  });
  return std::move(out).text();
}

Result<StaffWork> show(const Request& request) {
  RETURN_IF_ERROR(check_query(request, {"message_id"}));
  ASSIGN_OR_RETURN(const auto id, path_id<ConversationId>(request, 0));
  ASSIGN_OR_RETURN(const auto message, optional_query_id<MessageId>(request, "message_id"));
  return StaffWork([id, message](StaffCall& call) -> Result<Response> {
    ASSIGN_OR_RETURN(const auto conversation, app::get_visible(call.tx, call.actor(), id));
    ASSIGN_OR_RETURN(const auto answer, app::find_mail_answer(call.tx, conversation, message));
    return ok_json(to_json(answer));
  });
}

}  // namespace

void add_mail_answer_routes(Api& api, Routes& routes) {
  routes.push_back(staff_read(api, "/api/v1/conversations/{id}/mail-answer", show));
}

}  // namespace harken::edge
