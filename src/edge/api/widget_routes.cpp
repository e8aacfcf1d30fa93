// SPDX-License-Identifier: AGPL-3.0-or-later
// What visitors may do. Every answer is made of public types.
#include <boost/json.hpp>

#include "app/conversation/availability.hpp"
#include "app/conversation/change.hpp"
#include "app/conversation/receipts.hpp"
#include "app/intake/answer_form.hpp"
#include "app/intake/receive_message.hpp"
#include "app/intake/visitors.hpp"
#include "core/rules/hours.hpp"
#include "edge/api/limits_json.hpp"
#include "edge/api/message_body.hpp"
#include "edge/api/routes.hpp"
#include "edge/http/problem.hpp"
#include "wire/encode.hpp"
#include "wire/json_tools.hpp"
#include "wire/write.hpp"

namespace harken::edge {

namespace json = boost::json;

namespace {

json::value public_settings(const WidgetSettings& settings) {
  auto shown = wire::encode(settings);
  shown.as_object().erase("department_ids");
  shown.as_object().erase("allowed_origins");
  return shown;
}

json::value number_or_null(std::optional<std::int64_t> number) {
  if (!number) return nullptr;
  return *number;
}

struct WidgetFacts {
  Channel channel;
  std::string workspace;
  json::array departments;
  json::value opening;
  std::optional<std::int64_t> answers_in_seconds;
  std::vector<std::string> faces;
};

json::value opening_of(Env& env, const std::optional<Department>& department) {
  const auto* hours = department && department->hours ? &*department->hours : nullptr;
  const auto* zone = hours ? env.time_zones.find(hours->time_zone) : nullptr;
  const auto opening = zone ? opening_at(*hours, *zone, env.clock.now()) : Opening();
  return {{"open", opening.is_open}, {"opens_at", wire::time_or_null(opening.opens_at)}};
}

Result<WidgetFacts> find_widget(Api& api, Tx& tx, const std::string& key) {
  auto& env = api.env;
  ASSIGN_OR_RETURN(const auto channel, tx.channels().find_by_key(key));
  if (!channel) return fail_not_found("channel");
  WidgetFacts facts{.channel = *channel};
  ASSIGN_OR_RETURN(const auto own,
                   tx.departments().find(channel->workspace_id, channel->department_id));
  facts.opening = opening_of(env, own);
  ASSIGN_OR_RETURN(const auto workspace, tx.workspaces().find(channel->workspace_id));
  if (workspace) facts.workspace = workspace->name;
  ASSIGN_OR_RETURN(facts.faces, app::list_faces(tx, env, channel->workspace_id, 3));
  for (const auto id : channel->settings.department_ids) {
    ASSIGN_OR_RETURN(const auto department, tx.departments().find(channel->workspace_id, id));
    if (department)
      facts.departments.push_back({{"id", id.to_string()},
                                   {"name", department->name},
                                   {"opening", opening_of(env, department)}});
  }
  return facts;
}

asio::awaitable<Response> get_widget(Api& api, Request& request) {
  std::function<Result<WidgetFacts>(Tx&)> work = [&api, key = request.params.at(0)](Tx& tx) {
    return find_widget(api, tx, key);
  };
  auto facts = co_await run<WidgetFacts>(api.database, Mode::read, std::move(work));
  if (!facts) co_return problem(facts.error());
  const auto& faces = facts->faces;
  co_return ok({{"workspace", facts->workspace},
                {"settings", public_settings(facts->channel.settings)},
                {"departments", facts->departments},
                {"opening", facts->opening},
                {"online", !faces.empty()},
                {"faces", json::array(faces.begin(), faces.end())},
                {"answers_in_seconds", number_or_null(facts->answers_in_seconds)},
                {"upload", upload_limits_json(kVisitorFileTypes)}});
}

Result<app::StartVisit> decode_visit(const Request& request) {
  ASSIGN_OR_RETURN(const auto body, wire::parse_object(request.body.empty() ? "{}" : request.body));
  wire::ObjectReader reader(body);
  app::StartVisit command;
  command.channel_key = request.params.at(0);
  command.name = reader.optional_text("name", 0, 100).value_or("");
  command.email = reader.optional_text("email", 0, 254).value_or("");
  command.department_id =
      reader.optional_id<DepartmentId>("department_id").value_or(DepartmentId{});
  command.identity_token = reader.optional_text("identity_token", 0, 4000).value_or("");
  command.session_token = bearer_of(request);
  command.visit.language = reader.optional_text("language", 0, 35).value_or("");
  command.visit.page_url = reader.optional_text("page_url", 0, 2000).value_or("");
  command.visit.page_title = reader.optional_text("page_title", 0, 300).value_or("");
  command.visit.ip = request.remote_ip;
  command.visit.browser = app::describe_browser(request.header("user-agent"));
  RETURN_IF_ERROR(reader.finish());
  return command;
}

asio::awaitable<Response> start_visit(Api& api, Request& request) {
  if (auto status = api.limiters.visits_by_address.take(request.remote_ip); !status)
    co_return problem(status.error());
  auto command = decode_visit(request);
  if (!command) co_return problem(command.error());
  std::function<Result<app::StartedVisit>(Tx&)> work = [&api, visit = *command](Tx& tx) {
    return app::start_visit(tx, api.env, visit);
  };
  auto started = co_await run<app::StartedVisit>(api.database, Mode::write, std::move(work));
  if (!started) co_return problem(started.error());
  co_return ok({{"token", started->token.reveal()}, {"contact_number", started->contact.number}},
               201);
}

asio::awaitable<Response> end_visit(Api& api, Request& request) {
  std::function<Result<SessionId>(Tx&)> work =
      [&api, key = request.params.at(0), token = bearer_of(request)](Tx& tx) -> Result<SessionId> {
    ASSIGN_OR_RETURN(const auto visitor, app::authenticate_visitor(tx, api.env, key, token));
    RETURN_IF_ERROR(tx.identities().remove_session(visitor.id));
    return visitor.id;
  };
  auto session = co_await run<SessionId>(api.database, Mode::write, std::move(work));
  if (!session) co_return problem(session.error());
  api.on_session_ended(*session);
  co_return no_content();
}

Result<Response> messages_page(VisitorCall& call, MessageId before, int limit) {
  const auto& visitor = call.visitor;
  ASSIGN_OR_RETURN(
      auto rows, call.tx.messages().list_of_identity(visitor.identity_id, visitor.from_conversation,
                                                     before, limit + 1));
  ASSIGN_OR_RETURN(const auto newest, call.tx.conversations().find_newest_of(visitor.identity_id));
  ASSIGN_OR_RETURN(const auto contact,
                   call.tx.contacts().find(visitor.workspace_id, visitor.contact_id));
  if (!contact) return fail_not_found("contact");
  ASSIGN_OR_RETURN(const auto seq, call.tx.events().newest(visitor.workspace_id));
  std::optional<PublicConversation> conversation;
  if (newest && visitor.sees(newest->id)) {
    ASSIGN_OR_RETURN(conversation, app::public_view(call.tx, *newest));
  }
  const auto next = cut_page(rows, limit);
  // Name and address may be what colleagues wrote.
  const json::value shown_contact{{"number", contact->number}};
  wire::JsonWriter out;
  wire::write_object(out, [&] {
    out.name("items");
    out.open('[');
    for (const auto& row : rows)
      if (const auto message = to_public(row)) out.put(*message);
    out.close(']');
    out.field("next", next).field("conversation", conversation).field("contact", shown_contact);
    out.field("seq", std::to_string(seq));
  });
  return ok_json(std::move(out).text());
}

Result<VisitorWork> list_messages(const Request& request) {
  RETURN_IF_ERROR(check_query(request, {"limit", "before"}));
  ASSIGN_OR_RETURN(const auto limit, limit_of(request, 50, 200));
  ASSIGN_OR_RETURN(const auto before, optional_query_id<MessageId>(request, "before"));
  return VisitorWork(
      [limit, before](VisitorCall& call) { return messages_page(call, before, limit); });
}

VisitorDecode send_message(Api& api) {
  return [&api](const Request& request) -> Result<VisitorWork> {
    RETURN_IF_ERROR(
        api.limiters.messages_by_sender.take(app::hash_token(bearer_of(request).reveal())));
    ASSIGN_OR_RETURN(const auto object, wire::parse_object(request.body));
    wire::ObjectReader reader(object);
    auto body = read_body(reader);
    app::ReceiveMessage command;
    command.client_id = std::move(body.client_id);
    command.text = std::move(body.text);
    command.attachment_ids = std::move(body.attachment_ids);
    command.page_url = reader.optional_text("page_url", 0, 2000);
    command.page_title = reader.optional_text("page_title", 0, 300);
    RETURN_IF_ERROR(reader.finish());
    return VisitorWork([command](VisitorCall& call) -> Result<Response> {
      auto mine = command;
      mine.workspace_id = call.visitor.workspace_id;
      mine.identity_id = call.visitor.identity_id;
      mine.contact_id = call.visitor.contact_id;
      mine.channel_id = call.visitor.channel_id;
      ASSIGN_OR_RETURN(const auto done, app::receive_message(call.tx, call.env, mine));
      const auto shown = to_public(done.message);
      return ok_json(wire::to_json(*shown), done.is_new ? 201 : 200);
    });
  };
}

// {"city": "Berlin", "extras": ["Bag", "Card"]}
Result<GivenAnswers> decode_answers(wire::ObjectReader& reader) {
  const auto* object = reader.optional_object("answers");
  if (!object) {
    reader.refuse("answers", "is missing");
    return GivenAnswers{};
  }
  GivenAnswers answers;
  for (const auto& [key, value] : *object) {
    auto& said = answers[std::string(key)];
    const auto take = [&](const json::value& each) {
      if (each.is_string())
        said.emplace_back(each.get_string());
      else
        reader.refuse("answers", "holds something else than texts and lists of texts");
    };
    if (value.is_array() && value.get_array().size() <= kMaxOptions)
      for (const auto& each : value.get_array()) take(each);
    else
      take(value);
  }
  return answers;
}

VisitorDecode answer_form(Api& api) {
  return [&api](const Request& request) -> Result<VisitorWork> {
    RETURN_IF_ERROR(
        api.limiters.messages_by_sender.take(app::hash_token(bearer_of(request).reveal())));
    ASSIGN_OR_RETURN(const auto object, wire::parse_object(request.body));
    wire::ObjectReader reader(object);
    app::AnswerForm command;
    command.client_id = reader.text("client_id", 8, 64);
    ASSIGN_OR_RETURN(command.answers, decode_answers(reader));
    RETURN_IF_ERROR(reader.finish());
    ASSIGN_OR_RETURN(command.message_id, path_id<MessageId>(request, 1));
    return VisitorWork([command](VisitorCall& call) -> Result<Response> {
      auto mine = command;
      mine.visitor = call.visitor;
      ASSIGN_OR_RETURN(const auto done, app::answer_form(call.tx, call.env, mine));
      return ok_json(wire::to_json(*to_public(done.message)), done.is_new ? 201 : 200);
    });
  };
}

Result<VisitorWork> read(const Request& request) {
  ASSIGN_OR_RETURN(const auto object, wire::parse_object(request.body));
  wire::ObjectReader reader(object);
  const auto delivered = reader.optional_id<MessageId>("delivered_id").value_or(MessageId{});
  const auto read_id = reader.optional_id<MessageId>("read_id").value_or(MessageId{});
  RETURN_IF_ERROR(reader.finish());
  return VisitorWork([delivered, read_id](VisitorCall& call) -> Result<Response> {
    RETURN_IF_ERROR(app::note_customer_receipt(call.tx, call.env, call.visitor.workspace_id,
                                               call.visitor.identity_id, delivered, read_id));
    return no_content();
  });
}

Result<bool> decode_typing(const Request& request) {
  ASSIGN_OR_RETURN(const auto object, wire::parse_object(request.body));
  wire::ObjectReader reader(object);
  const bool active = reader.boolean("active");
  RETURN_IF_ERROR(reader.finish());
  return active;
}

asio::awaitable<Response> typing(Api& api, Request& request) {
  std::function<Result<VisitorSession>(Tx&)> work = [&api, key = request.params.at(0),
                                                     token = bearer_of(request)](Tx& tx) {
    return app::authenticate_visitor(tx, api.env, key, token);
  };
  auto visitor = co_await run<VisitorSession>(api.database, Mode::read, std::move(work));
  if (!visitor) co_return problem(visitor.error());
  auto active = decode_typing(request);
  if (!active) co_return problem(active.error());
  api.on_visitor_typing(*visitor, *active);
  co_return no_content();
}

}  // namespace

void add_widget_routes(Api& api, Routes& routes) {
  const std::string base = "/api/v1/widget/{key}";
  const auto add = [&](Method method, const char* rest, auto handler) {
    routes.push_back({method, base + rest,
                      [&api, handler](Request& request) { return handler(api, request); },
                      16 * 1024});
  };
  add(Method::get, "", get_widget);
  add(Method::post, "/sessions", start_visit);
  add(Method::del, "/sessions", end_visit);
  add(Method::post, "/typing", typing);
  routes.push_back(visitor_read(api, base + "/messages", list_messages));
  routes.push_back(visitor_write(api, Method::post, base + "/messages", send_message(api)));
  routes.back().body_limit = kMessageBodyLimit;
  routes.push_back(
      visitor_write(api, Method::post, base + "/messages/{id}/answer", answer_form(api)));
  routes.back().body_limit = kMessageBodyLimit;
  routes.push_back(visitor_write(api, Method::post, base + "/read", read));
}

}  // namespace harken::edge
