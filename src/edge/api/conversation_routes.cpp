// SPDX-License-Identifier: AGPL-3.0-or-later
#include <boost/json.hpp>
#include <charconv>

#include "app/contact/contacts.hpp"
#include "app/conversation/change.hpp"
#include "app/conversation/labels.hpp"
#include "app/conversation/open.hpp"
#include "app/conversation/receipts.hpp"
#include "app/conversation/transitions.hpp"
#include "edge/api/message_body.hpp"
#include "edge/api/query.hpp"
#include "edge/api/routes.hpp"
#include "wire/decode.hpp"
#include "wire/encode.hpp"
#include "wire/write.hpp"

namespace harken::edge {

namespace json = boost::json;

namespace {

constexpr std::string_view kBase = "/api/v1/conversations";

std::string path(std::string_view rest) { return std::string(kBase) + std::string(rest); }

// Where a page ended: "<microseconds>-<id>".
std::string cursor_of(const Conversation& last) {
  return std::to_string(last.last_activity_at.micros) + "-" + last.id.to_string();
}

Result<std::pair<Timestamp, ConversationId>> parse_cursor(std::string_view text) {
  const auto dash = text.find('-');
  std::int64_t micros = 0;
  const auto time = text.substr(0, dash);
  const auto [end, error] = std::from_chars(time.data(), time.data() + time.size(), micros);
  const auto id =
      dash == std::string_view::npos ? std::nullopt : ConversationId::parse(text.substr(dash + 1));
  if (error != std::errc{} || end != time.data() + time.size() || !id)
    return fail_invalid("after", "after is the `next` of an earlier page");
  return std::pair{Timestamp{micros}, *id};
}

Status decode_page(const Request& request, int usual, ConversationQuery& query) {
  ASSIGN_OR_RETURN(query.limit, limit_of(request, usual, 200));
  const auto after = request.query_param("after");
  if (!after) return {};
  ASSIGN_OR_RETURN(query.after, parse_cursor(*after));
  return {};
}

Result<ConversationQuery> decode_query(const Request& request) {
  RETURN_IF_ERROR(
      check_query(request, {"view", "department", "channel", "label", "status", "holder", "from",
                            "to", "created_from", "created_to", "limit", "after"}));
  ConversationQuery query;
  if (const auto view = request.query_param("view")) {
    const auto parsed = wire::parse_view(*view);
    if (!parsed) return fail_invalid("view", "no such view");
    query.view = *parsed;
  }
  ASSIGN_OR_RETURN(query.department_id, optional_query_id<DepartmentId>(request, "department"));
  ASSIGN_OR_RETURN(query.channel_id, optional_query_id<ChannelId>(request, "channel"));
  ASSIGN_OR_RETURN(query.label_id, optional_query_id<LabelId>(request, "label"));
  ASSIGN_OR_RETURN(query.holder_id, optional_query_id<UserId>(request, "holder"));
  ASSIGN_OR_RETURN(query.status, optional_query_status(request));
  ASSIGN_OR_RETURN(query.from, optional_query_time(request, "from"));
  ASSIGN_OR_RETURN(query.to, optional_query_time(request, "to"));
  ASSIGN_OR_RETURN(query.created_from, optional_query_time(request, "created_from"));
  ASSIGN_OR_RETURN(query.created_to, optional_query_time(request, "created_to"));
  RETURN_IF_ERROR(decode_page(request, 50, query));
  return query;
}

Result<Response> page_of(StaffCall& call, ConversationQuery query) {
  // One more than asked for tells whether there is a next page.
  const auto wanted = static_cast<std::size_t>(query.limit);
  query.limit += 1;
  ASSIGN_OR_RETURN(auto rows, call.tx.conversations().list(call.actor(), query));
  ASSIGN_OR_RETURN(const auto seq, call.tx.events().newest(call.actor().workspace_id));
  json::value next = nullptr;
  if (rows.size() > wanted) {
    rows.resize(wanted);
    next = json::string(cursor_of(rows.back()));
  }
  wire::JsonWriter out;
  wire::write_object(
      out, [&] { out.field("items", rows).field("next", next).field("seq", std::to_string(seq)); });
  return ok_json(std::move(out).text());
}

Result<StaffWork> list(const Request& request) {
  ASSIGN_OR_RETURN(const auto query, decode_query(request));
  return StaffWork([query](StaffCall& call) -> Result<Response> {
    if (query.view == View::unassigned && !can_oversee(call.actor()))
      return fail(Errc::forbidden, "forbidden", "the whole queue is for supervisors");
    return page_of(call, query);
  });
}

Result<StaffWork> list_of_contact(const Request& request) {
  ASSIGN_OR_RETURN(const auto id, path_id<ContactId>(request, 0));
  RETURN_IF_ERROR(check_query(request, {"limit", "after"}));
  ConversationQuery query;
  RETURN_IF_ERROR(decode_page(request, 200, query));
  return StaffWork([id, query](StaffCall& call) -> Result<Response> {
    ASSIGN_OR_RETURN(const auto contact, app::get_contact(call.tx, call.actor(), id));
    auto of_contact = query;
    of_contact.contact_id = contact.id;
    return page_of(call, of_contact);
  });
}

Result<StaffWork> counts(const Request& request) {
  RETURN_IF_ERROR(check_query(request, {}));
  return StaffWork([](StaffCall& call) -> Result<Response> {
    ASSIGN_OR_RETURN(const auto counts, call.tx.conversations().count(call.actor()));
    ASSIGN_OR_RETURN(const auto seq, call.tx.events().newest(call.actor().workspace_id));
    return ok({{"new", counts.fresh},
               {"unassigned", counts.unassigned},
               {"mine", counts.mine},
               {"mine_open", counts.mine_open},
               {"team", counts.team},
               {"waiting", counts.waiting},
               {"escalated", counts.escalated},
               {"solved", counts.solved},
               {"mine_unread", counts.mine_unread},
               {"seq", std::to_string(seq)}});
  });
}

Result<StaffWork> open(const Request& request) {
  ASSIGN_OR_RETURN(const auto object, wire::parse_object(request.body));
  wire::ObjectReader reader(object);
  app::OpenConversation command;
  command.contact_id = reader.id<ContactId>("contact_id");
  command.channel_id = reader.id<ChannelId>("channel_id");
  command.department_id =
      reader.optional_id<DepartmentId>("department_id").value_or(DepartmentId{});
  auto body = read_body(reader);
  command.client_id = std::move(body.client_id);
  command.text = std::move(body.text);
  command.attachment_ids = std::move(body.attachment_ids);
  RETURN_IF_ERROR(reader.finish());
  return StaffWork([command](StaffCall& call) -> Result<Response> {
    ASSIGN_OR_RETURN(const auto done,
                     app::open_conversation(call.tx, call.env, call.actor(), command));
    wire::JsonWriter out;
    wire::write_object(out, [&] {
      out.field("conversation", done.conversation);
      out.field("message", wire::MarkedMessage{done.message, receipts_of(done.conversation)});
    });
    return ok_json(std::move(out).text(), done.is_new ? 201 : 200);
  });
}

Result<StaffWork> get(const Request& request) {
  ASSIGN_OR_RETURN(const auto id, path_id<ConversationId>(request, 0));
  return StaffWork([id](StaffCall& call) -> Result<Response> {
    ASSIGN_OR_RETURN(const auto conversation, app::get_visible(call.tx, call.actor(), id));
    ASSIGN_OR_RETURN(const auto identity, call.tx.identities().find(conversation.identity_id));
    ASSIGN_OR_RETURN(const auto contact,
                     call.tx.contacts().find(call.actor().workspace_id, conversation.contact_id));
    if (!contact) return fail_not_found("contact");
    ASSIGN_OR_RETURN(const auto seq, call.tx.events().newest(call.actor().workspace_id));
    json::value visit = nullptr;
    if (identity) visit = wire::encode(identity->visit);
    wire::JsonWriter out;
    wire::write_object(out, [&] {
      out.field("conversation", conversation).field("contact", wire::encode(*contact));
      out.field("visit", visit).field("handle", identity ? identity->handle : std::string());
      out.field("seq", std::to_string(seq));
    });
    return ok_json(std::move(out).text());
  });
}

using Transition = Result<Conversation> (*)(Tx&, Env&, const Actor&, ConversationId);

// The transitions without a body.
StaffDecode transition(Transition act) {
  return [act](const Request& request) -> Result<StaffWork> {
    RETURN_IF_ERROR(check_no_body(request));
    ASSIGN_OR_RETURN(const auto id, path_id<ConversationId>(request, 0));
    return StaffWork([act, id](StaffCall& call) -> Result<Response> {
      ASSIGN_OR_RETURN(const auto conversation, act(call.tx, call.env, call.actor(), id));
      return ok_json(wire::to_json(conversation));
    });
  };
}

Result<StaffWork> reassign(const Request& request) {
  ASSIGN_OR_RETURN(const auto id, path_id<ConversationId>(request, 0));
  ASSIGN_OR_RETURN(const auto body, wire::parse_object(request.body));
  wire::ObjectReader reader(body);
  const auto department = reader.id<DepartmentId>("department_id");
  const auto user = reader.optional_id<UserId>("user_id").value_or(UserId{});
  RETURN_IF_ERROR(reader.finish());
  return StaffWork([id, department, user](StaffCall& call) -> Result<Response> {
    ASSIGN_OR_RETURN(const auto conversation,
                     app::reassign(call.tx, call.env, call.actor(), id, department, user));
    return ok_json(wire::to_json(conversation));
  });
}

Result<StaffWork> read(const Request& request) {
  ASSIGN_OR_RETURN(const auto id, path_id<ConversationId>(request, 0));
  ASSIGN_OR_RETURN(const auto body, wire::parse_object(request.body));
  wire::ObjectReader reader(body);
  const auto message = reader.id<MessageId>("message_id");
  RETURN_IF_ERROR(reader.finish());
  return StaffWork([id, message](StaffCall& call) -> Result<Response> {
    RETURN_IF_ERROR(app::note_staff_read(call.tx, call.env, call.actor(), id, message));
    return no_content();
  });
}

using LabelChange = Result<Conversation> (*)(Tx&, Env&, const Actor&, ConversationId, LabelId);

StaffDecode label_change(LabelChange act) {
  return [act](const Request& request) -> Result<StaffWork> {
    ASSIGN_OR_RETURN(const auto id, path_id<ConversationId>(request, 0));
    ASSIGN_OR_RETURN(const auto label, path_id<LabelId>(request, 1));
    return StaffWork([act, id, label](StaffCall& call) -> Result<Response> {
      ASSIGN_OR_RETURN(const auto conversation, act(call.tx, call.env, call.actor(), id, label));
      return ok_json(wire::to_json(conversation));
    });
  };
}

}  // namespace

void add_conversation_routes(Api& api, Routes& routes) {
  routes.push_back(staff_list(api, path(""), list));
  routes.push_back(staff_list(api, path("/counts"), counts));
  routes.push_back(staff_point_read(api, path("/{id}"), get));
  routes.push_back(staff_list(api, "/api/v1/contacts/{id}/conversations", list_of_contact));
  const auto add = [&](Method method, std::string_view rest, StaffDecode decode) {
    routes.push_back(staff_write(api, method, path(rest), std::move(decode)));
  };
  add(Method::post, "", open);
  routes.back().body_limit = kMessageBodyLimit;
  add(Method::post, "/{id}/accept", transition(app::accept));
  add(Method::post, "/{id}/reassign", reassign);
  add(Method::post, "/{id}/take-over", transition(app::take_over));
  add(Method::post, "/{id}/reopen", transition(app::reopen));
  add(Method::post, "/{id}/read", read);
  add(Method::put, "/{id}/labels/{label_id}", label_change(app::add_label));
  add(Method::del, "/{id}/labels/{label_id}", label_change(app::remove_label));
}

}  // namespace harken::edge
