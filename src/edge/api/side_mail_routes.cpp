// SPDX-License-Identifier: AGPL-3.0-or-later
// Forwards, and the answers to them.
#include "app/conversation/forward.hpp"
#include "edge/api/mail_body.hpp"
#include "edge/api/message_body.hpp"
#include "edge/api/routes.hpp"
#include "wire/write.hpp"

namespace harken::edge {

namespace {

Result<StaffWork> list(const Request& request) {
  RETURN_IF_ERROR(check_query(request, {}));
  ASSIGN_OR_RETURN(const auto id, path_id<ConversationId>(request, 0));
  return StaffWork([id](StaffCall& call) -> Result<Response> {
    ASSIGN_OR_RETURN(const auto mails, app::list_side_mails(call.tx, call.actor(), id));
    wire::JsonWriter out;
    wire::write_object(out, [&] { out.field("items", mails); });
    return ok_json(std::move(out).text());
  });
}

Result<app::Forward> decode(const Request& request) {
  ASSIGN_OR_RETURN(const auto object, wire::parse_object(request.body));
  wire::ObjectReader reader(object);
  app::Forward command;
  ASSIGN_OR_RETURN(command.conversation_id, path_id<ConversationId>(request, 0));
  auto body = read_body(reader);
  command.client_id = std::move(body.client_id);
  command.text = std::move(body.text);
  command.attachment_ids = std::move(body.attachment_ids);
  command.message_id = reader.id<MessageId>("message_id");
  command.with_earlier = reader.optional_bool("with_earlier").value_or(false);
  command.file_ids = reader.texts("files", 30, 32);
  command.channel_id = reader.optional_id<ChannelId>("channel_id").value_or(ChannelId{});
  command.language = reader.optional_text("language", 0, 35).value_or("");
  ASSIGN_OR_RETURN(command.document, read_document(reader));
  ASSIGN_OR_RETURN(auto mail, decode_mail(reader));
  if (mail) command.mail = *std::move(mail);
  RETURN_IF_ERROR(reader.finish());
  return command;
}

Result<StaffWork> send(const Request& request) {
  ASSIGN_OR_RETURN(auto command, decode(request));
  return StaffWork([command = std::move(command)](StaffCall& call) -> Result<Response> {
    auto own = command;
    own.actor = call.actor();
    ASSIGN_OR_RETURN(const auto done, app::forward(call.tx, call.env, own));
    return ok_json(wire::to_json(done.mail), done.is_new ? 201 : 200);
  });
}

}  // namespace

void add_side_mail_routes(Api& api, Routes& routes) {
  const std::string path = "/api/v1/conversations/{id}/forwards";
  routes.push_back(staff_read(api, path, list));
  routes.push_back(staff_write(api, Method::post, path, send));
  routes.back().body_limit = kMessageBodyLimit;
}

}  // namespace harken::edge
