// SPDX-License-Identifier: AGPL-3.0-or-later
#include <algorithm>
#include <boost/json.hpp>

#include "app/contact/notes.hpp"
#include "app/conversation/change.hpp"
#include "app/conversation/own_message.hpp"
#include "app/conversation/reply.hpp"
#include "edge/api/message_body.hpp"
#include "edge/api/reply_body.hpp"
#include "edge/api/routes.hpp"
#include "wire/encode.hpp"
#include "wire/write.hpp"

namespace harken::edge {

namespace json = boost::json;

namespace {

Result<StaffWork> list(const Request& request) {
  RETURN_IF_ERROR(check_query(request, {"limit", "before"}));
  ASSIGN_OR_RETURN(const auto id, path_id<ConversationId>(request, 0));
  ASSIGN_OR_RETURN(const auto limit, limit_of(request, 50, 200));
  ASSIGN_OR_RETURN(const auto before, optional_query_id<MessageId>(request, "before"));
  return StaffWork([id, limit, before](StaffCall& call) -> Result<Response> {
    ASSIGN_OR_RETURN(const auto receipts, app::check_visible(call.tx, call.actor(), id));
    ASSIGN_OR_RETURN(auto rows, call.tx.messages().list(id, before, limit + 1));
    ASSIGN_OR_RETURN(const auto seq, call.tx.events().newest(call.actor().workspace_id));
    const auto next = cut_page(rows, limit);
    wire::JsonWriter out;
    wire::write_object(out, [&] {
      out.name("items");
      out.open('[');
      for (const auto& message : rows) out.put(wire::MarkedMessage{message, receipts});
      out.close(']');
      out.field("next", next).field("seq", std::to_string(seq));
    });
    return ok_json(std::move(out).text());
  });
}

Result<StaffWork> send(const Request& request) {
  ASSIGN_OR_RETURN(const auto id, path_id<ConversationId>(request, 0));
  ASSIGN_OR_RETURN(const auto object, wire::parse_object(request.body));
  wire::ObjectReader reader(object);
  ASSIGN_OR_RETURN(auto reply, decode_reply(reader, id));
  RETURN_IF_ERROR(reader.finish());
  return StaffWork([id, reply = std::move(reply)](StaffCall& call) -> Result<Response> {
    auto command = reply;
    command.actor = call.actor();
    ASSIGN_OR_RETURN(const auto done, app::reply(call.tx, call.env, command));
    ASSIGN_OR_RETURN(const auto receipts, app::check_visible(call.tx, call.actor(), id));
    return ok_json(wire::to_json(wire::MarkedMessage{done.message, receipts}),
                   done.is_new ? 201 : 200);
  });
}

Result<Response> answer_with(StaffCall& call, const Message& message) {
  ASSIGN_OR_RETURN(const auto receipts,
                   app::check_visible(call.tx, call.actor(), message.conversation_id));
  return ok_json(wire::to_json(wire::MarkedMessage{message, receipts}));
}

Result<StaffWork> edit(const Request& request) {
  ASSIGN_OR_RETURN(const auto id, path_id<MessageId>(request, 0));
  ASSIGN_OR_RETURN(const auto object, wire::parse_object(request.body));
  wire::ObjectReader reader(object);
  const auto text = reader.optional_text("text", 0, 20'000);
  ASSIGN_OR_RETURN(const auto document, read_document(reader));
  if (!text && !document) reader.refuse("text", "is missing");
  RETURN_IF_ERROR(reader.finish());
  return StaffWork([id, text, document](StaffCall& call) -> Result<Response> {
    ASSIGN_OR_RETURN(
        const auto message,
        app::edit_message(call.tx, call.env, {call.actor(), id, text.value_or(""), document}));
    return answer_with(call, message);
  });
}

Result<StaffWork> erase(const Request& request) {
  ASSIGN_OR_RETURN(const auto id, path_id<MessageId>(request, 0));
  RETURN_IF_ERROR(check_no_body(request));
  return StaffWork([id](StaffCall& call) -> Result<Response> {
    ASSIGN_OR_RETURN(const auto message, app::delete_message(call.tx, call.env, call.actor(), id));
    return answer_with(call, message);
  });
}

Result<StaffWork> list_revisions(const Request& request) {
  ASSIGN_OR_RETURN(const auto id, path_id<MessageId>(request, 0));
  return StaffWork([id](StaffCall& call) -> Result<Response> {
    ASSIGN_OR_RETURN(const auto revisions, app::list_revisions(call.tx, call.actor(), id));
    wire::JsonWriter out;
    wire::write_object(out, [&] { out.field("items", revisions); });
    return ok_json(std::move(out).text());
  });
}

Response notes_page(const std::vector<Note>& notes) {
  json::array items;
  for (const auto& note : notes) items.push_back(wire::encode(note));
  return ok({{"items", std::move(items)}});
}

Result<app::AddNote> decode_note(const Request& request, bool is_about_conversation) {
  ASSIGN_OR_RETURN(const auto object, wire::parse_object(request.body));
  wire::ObjectReader reader(object);
  app::AddNote command;
  command.client_id = reader.text("client_id", 8, 64);
  command.text = reader.text("text", 1, 20'000);
  if (is_about_conversation)
    command.mention_ids =
        reader.optional_ids<UserId>("mention_ids", 20).value_or(std::vector<UserId>());
  RETURN_IF_ERROR(reader.finish());
  return command;
}

StaffWork add_note(app::AddNote command) {
  return [command = std::move(command)](StaffCall& call) -> Result<Response> {
    ASSIGN_OR_RETURN(const auto done, app::add_note(call.tx, call.env, call.actor(), command));
    return ok(wire::encode(done.note), done.is_new ? 201 : 200);
  };
}

Result<StaffWork> list_conversation_notes(const Request& request) {
  ASSIGN_OR_RETURN(const auto id, path_id<ConversationId>(request, 0));
  return StaffWork([id](StaffCall& call) -> Result<Response> {
    ASSIGN_OR_RETURN(const auto notes, app::list_conversation_notes(call.tx, call.actor(), id));
    return notes_page(notes);
  });
}

Result<StaffWork> list_contact_notes(const Request& request) {
  ASSIGN_OR_RETURN(const auto id, path_id<ContactId>(request, 0));
  return StaffWork([id](StaffCall& call) -> Result<Response> {
    ASSIGN_OR_RETURN(const auto notes, app::list_contact_notes(call.tx, call.actor(), id));
    return notes_page(notes);
  });
}

Result<StaffWork> add_conversation_note(const Request& request) {
  ASSIGN_OR_RETURN(auto command, decode_note(request, true));
  ASSIGN_OR_RETURN(command.conversation_id, path_id<ConversationId>(request, 0));
  return add_note(std::move(command));
}

Result<StaffWork> add_contact_note(const Request& request) {
  ASSIGN_OR_RETURN(auto command, decode_note(request, false));
  ASSIGN_OR_RETURN(command.contact_id, path_id<ContactId>(request, 0));
  return add_note(std::move(command));
}

}  // namespace

void add_message_routes(Api& api, Routes& routes) {
  const std::string conversation = "/api/v1/conversations/{id}";
  const std::string contact = "/api/v1/contacts/{id}";
  const auto read = [&](const std::string& path, StaffDecode decode) {
    routes.push_back(staff_point_read(api, path, std::move(decode)));
  };
  const auto write = [&](const std::string& path, StaffDecode decode) {
    routes.push_back(staff_write(api, Method::post, path, std::move(decode)));
    routes.back().body_limit = kMessageBodyLimit;
  };
  read(conversation + "/messages", list);
  write(conversation + "/messages", send);
  const std::string message = "/api/v1/messages/{id}";
  routes.push_back(staff_write(api, Method::patch, message, edit));
  routes.back().body_limit = kMessageBodyLimit;
  routes.push_back(staff_write(api, Method::del, message, erase));
  read(message + "/revisions", list_revisions);
  read(conversation + "/notes", list_conversation_notes);
  write(conversation + "/notes", add_conversation_note);
  read(contact + "/notes", list_contact_notes);
  write(contact + "/notes", add_contact_note);
}

}  // namespace harken::edge
