// SPDX-License-Identifier: AGPL-3.0-or-later
// Setting up channels over others' servers. The provider is asked between two transactions: first
// whether the caller may, at last the rows.
#include <boost/json.hpp>

#include "app/admin/admin_event.hpp"
#include "app/channels/connections.hpp"
#include "app/channels/intake.hpp"
#include "app/channels/move_mail.hpp"
#include "app/channels/outbox.hpp"
#include "app/channels/secret_turn.hpp"
#include "core/rules/text.hpp"
#include "edge/api/routes.hpp"
#include "edge/http/problem.hpp"
#include "ports/connections.hpp"
#include "wire/decode.hpp"
#include "wire/encode.hpp"
#include "wire/write.hpp"

namespace harken::edge {

namespace json = boost::json;

namespace {

constexpr std::pair<const char*, ChannelKind> kKinds[] = {
    {"telegram", ChannelKind::telegram}, {"email", ChannelKind::email}, {"api", ChannelKind::api}};
constexpr std::pair<const char*, InboundState> kStates[] = {{"pending", InboundState::pending},
                                                            {"done", InboundState::done},
                                                            {"ignored", InboundState::ignored},
                                                            {"failed", InboundState::failed}};

// What a request says of a connection.
struct Wanted {
  ChannelKind kind{};
  std::string name;
  DepartmentId department_id;
  ChannelId id;  // of one that is there
  std::int64_t version = 0;
  std::string settings;
  std::string settings_before = {};
  Secrets secrets;
  bool has_stored_secrets = false;          // and no others
  std::vector<std::string> forgotten = {};  // secrets that are for somebody else's eyes
  DeclaredCapabilities declared = {};
};

Status read_parts(wire::ObjectReader& reader, Wanted& to) {
  if (const auto* settings = reader.optional_object("settings"))
    to.settings = json::serialize(*settings);
  else
    reader.refuse("settings", "is missing");
  const auto* secrets = reader.optional_object("secrets");
  if (!secrets) return {};
  for (const auto& [name, value] : *secrets) {
    if (!value.is_string() || value.get_string().size() > 4'000 || name.size() > 40)
      return fail_invalid("secrets", "texts of at most 4000 bytes by their names");
    if (app::is_own_secret(std::string_view(name)))
      return fail_invalid("secrets." + std::string(name), "the desk makes it itself");
    to.secrets.emplace(std::string(name), Secret(std::string(value.get_string())));
  }
  return {};
}

enum class Form : std::uint8_t { check, create, change };

Result<Wanted> decode(const Request& request, Form form) {
  ASSIGN_OR_RETURN(const auto body, wire::parse_object(request.body));
  wire::ObjectReader reader(body);
  Wanted wanted;
  if (form == Form::change) {
    ASSIGN_OR_RETURN(wanted.id, path_id<ChannelId>(request, 0));
    wanted.version = reader.integer("version");
  } else {
    wanted.kind = reader.word("kind", kKinds);
  }
  if (form == Form::create) {
    wanted.name = reader.text("name", 1, 100);
    wanted.department_id = reader.id<DepartmentId>("department_id");
  }
  RETURN_IF_ERROR(read_parts(reader, wanted));
  RETURN_IF_ERROR(reader.finish());
  return wanted;
}

// Whoever may change where a channel connects to must not learn its secrets by that, neither now
// nor when it is used.
void keep_secrets(const ChannelDriver& driver, const std::string& before, Secrets stored,
                  Wanted& wanted) {
  const bool is_elsewhere = driver.destination(before) != driver.destination(wanted.settings);
  if (is_elsewhere)
    std::erase_if(stored, [&](const auto& each) {
      const bool is_ours = app::is_own_secret(each.first);
      if (!is_ours && !wanted.secrets.contains(each.first)) wanted.forgotten.push_back(each.first);
      return each.first != app::kHookSecret;
    });
  wanted.has_stored_secrets = wanted.secrets.empty() && wanted.forgotten.empty();
  wanted.secrets.merge(std::move(stored));
}

// The right, and what is stored already of one that is changed.
Result<Wanted> authorize(Tx& tx, Api& api, const app::Credentials& credentials, Wanted wanted) {
  ASSIGN_OR_RETURN(const auto who, app::authenticate(tx, api.env, credentials));
  RETURN_IF_ERROR(app::require(who.actor, Action::manage_channels));
  if (!wanted.id) return wanted;
  ASSIGN_OR_RETURN(const auto shown, app::get_connection(tx, who.actor, wanted.id));
  wanted.kind = shown.channel.kind;
  wanted.settings_before = shown.connection.settings;
  ASSIGN_OR_RETURN(auto secrets, tx.connections().secrets(wanted.id));
  if (const auto* driver = api.channels.drivers.find(wanted.kind))
    keep_secrets(*driver, wanted.settings_before, std::move(secrets), wanted);
  return wanted;
}

// As the provider has seen it: the settings in the driver's form, and other secrets in place of
// some.
struct Answered {
  std::string settings;
  Secrets replaced = {};
};

// Of a channel that is there: what it works with now. The caller stores what was asked for.
Status store_replaced(Database& database, ChannelId id, const char* name, const Secret& before,
                      const Secret& after) {
  if (!id) return {};
  return run_write(
      database, [&](Tx& tx) { return tx.connections().replace_secret(id, name, before, after); });
}

asio::awaitable<Result<Answered>> ask_provider(Api& api, Wanted wanted) {
  auto* driver = api.channels.drivers.find(wanted.kind);
  if (!driver)
    co_return fail(Errc::unsupported, "unsupported", "not built into this server", "kind");
  Connection connection{wanted.id, wanted.settings, wanted.secrets, {}};
  if (wanted.has_stored_secrets)
    connection.take_turn = app::take_secret_turn(api.database, api.env.ids, wanted.id);
  const std::function<Result<Answered>()> check =
      [&api, driver, connection, before = wanted.settings_before]() mutable -> Result<Answered> {
    Answered answered;
    connection.replace_secret = [&](const char* name, const Secret& old, const Secret& now) {
      answered.replaced.insert_or_assign(name, now);
      return store_replaced(api.database, connection.channel_id, name, old, now);
    };
    ASSIGN_OR_RETURN(answered.settings, driver->check(connection));
    if (!before.empty()) RETURN_IF_ERROR(driver->check_change(before, answered.settings));
    return answered;
  };
  co_return co_await run_on<Result<Answered>>(api.channels.worker, check);
}

// What was written, and which channel's work that concerns.
struct Written {
  Response response;
  WorkspaceId workspace_id = {};
  ChannelId changed = {};
  ChannelId inbound = {};
};
using Write = std::function<Result<Written>(StaffCall&)>;
// What the provider says of itself is told in its words; what it says of a field, at that field.
Error provider_error(Error error) {
  if (error.kind == Errc::unsupported) return error;
  if (error.kind == Errc::invalid) {
    const bool is_unknown = error.code == std::string_view("unknown_field");
    error.code = is_unknown ? "unknown_field" : "invalid";
    return error;
  }
  error.kind = Errc::conflict;
  error.code = "provider_failed";
  return error;
}

using Store = std::function<Result<Written>(StaffCall&, const Wanted&)>;

// One transaction; those who work on the channel hear of it after its commit.
asio::awaitable<Response> write(Api& api, app::Credentials credentials, Write act) {
  std::function<Result<Written>(Tx&)> work = [&api, credentials, act](Tx& tx) -> Result<Written> {
    ASSIGN_OR_RETURN(const auto who, app::authenticate(tx, api.env, credentials));
    StaffCall call{tx, api.env, who};
    return act(call);
  };
  auto written = co_await run<Written>(api.database, Mode::write, std::move(work));
  if (!written) co_return problem(written.error());
  if (written->inbound) api.channels.on_inbound(written->inbound);
  if (written->changed) api.channels.on_changed(written->workspace_id, written->changed);
  co_return std::move(written->response);
}

Route write_route(Api& api, Method method, std::string pattern,
                  std::function<Result<Write>(const Request&)> decode) {
  return {method, std::move(pattern), [&api, decode = std::move(decode)](Request& request) {
            auto act = decode(request);
            if (!act)
              act = Write([error = act.error()](StaffCall&) -> Result<Written> {
                return std::unexpected(error);
              });
            return write(api, credentials_of(request), *std::move(act));
          }};
}

asio::awaitable<Response> set_up(Api& api, Request& request, Form form, Store store) {
  auto decoded = decode(request, form);
  const auto credentials = credentials_of(request);
  std::function<Result<Wanted>(Tx&)> first = [&api, credentials,
                                              decoded](Tx& tx) -> Result<Wanted> {
    ASSIGN_OR_RETURN(const auto who, app::authenticate(tx, api.env, credentials));
    if (!decoded) return std::unexpected(decoded.error());
    return authorize(tx, api, credentials, *decoded);
  };
  // A write: a session is touched when it is used.
  auto wanted = co_await run<Wanted>(api.database, Mode::write, std::move(first));
  if (!wanted) co_return problem(wanted.error());
  auto answered = co_await ask_provider(api, *wanted);
  if (!answered) co_return problem(provider_error(answered.error()));
  auto checked = *decoded;
  checked.kind = wanted->kind;
  checked.settings = std::move(answered->settings);
  for (const auto& name : wanted->forgotten) checked.secrets.emplace(name, Secret());
  for (auto& [name, secret] : checked.secrets)
    if (const auto found = answered->replaced.find(name); found != answered->replaced.end())
      secret = found->second;
  if (const auto* driver = api.channels.drivers.find(checked.kind))
    checked.declared = driver->declared(checked.settings);
  co_return co_await write(api, credentials,
                           [checked, store](StaffCall& call) { return store(call, checked); });
}

Result<Written> answer_check(StaffCall&, const Wanted& wanted) {
  return Written{ok({{"settings", json::parse(wanted.settings)}})};
}

Result<Written> create(StaffCall& call, const Wanted& wanted) {
  ASSIGN_OR_RETURN(const auto channel,
                   app::connect_channel(call.tx, call.env, call.actor(),
                                        {wanted.kind, wanted.name, wanted.department_id,
                                         wanted.settings, wanted.secrets, wanted.declared}));
  return Written{ok(wire::encode(channel), 201), channel.workspace_id, channel.id};
}

Result<Written> change(StaffCall& call, const Wanted& wanted) {
  ASSIGN_OR_RETURN(const auto connection,
                   app::change_connection(call.tx, call.env, call.actor(),
                                          {wanted.id, wanted.version, wanted.settings,
                                           wanted.secrets, wanted.declared}));
  return Written{
      ok({{"settings", json::parse(connection.settings)}, {"version", connection.version}}),
      connection.workspace_id, wanted.id};
}

json::value encode(const app::ShownConnection& shown, const std::string& public_url) {
  const auto& [channel, connection, secret_names, usual_checker] = shown;
  const auto trouble = [](const Trouble& each) -> json::value {
    if (each.reason.empty()) return nullptr;
    return {{"reason", each.reason}, {"detail", each.detail}};
  };
  return {{"channel", wire::encode(channel)},
          {"settings", json::parse(connection.settings)},
          {"secrets", json::array(secret_names.begin(), secret_names.end())},
          {"hook_path", "/hooks/" + channel.key},
          {"hook_url", app::hook_url(public_url, channel)},
          {"receiving", trouble(connection.receiving)},
          {"sending", trouble(connection.sending)},
          {"usual_authserv_id", usual_checker},
          {"version", connection.version}};
}

json::value encode(const InboundEntry& entry) {
  const auto or_null = [](auto id) -> json::value {
    if (!id) return nullptr;
    return json::string(id.to_string());
  };
  return {{"id", entry.id.to_string()},
          {"external_id", entry.raw.external_id},
          {"from", entry.summary.sender},
          {"from_name", entry.summary.sender_name},
          {"subject", entry.summary.subject},
          {"sender_check", wire::to_text(entry.summary.sender_check)},
          {"state", wire::to_text(entry.state)},
          {"reason", entry.reason},
          {"attempts", entry.attempts},
          {"conversation_id", or_null(entry.conversation_id)},
          {"message_id", or_null(entry.message_id)},
          {"received_at", to_rfc3339(entry.received_at)}};
}

StaffDecode get_connection(Api& api) {
  return [&api](const Request& request) -> Result<StaffWork> {
    ASSIGN_OR_RETURN(const auto id, path_id<ChannelId>(request, 0));
    return StaffWork([&api, id](StaffCall& call) -> Result<Response> {
      ASSIGN_OR_RETURN(const auto shown, app::get_connection(call.tx, call.actor(), id));
      return ok(encode(shown, api.channels.public_url));
    });
  };
}

Result<StaffWork> list_inbound(const Request& request) {
  RETURN_IF_ERROR(check_query(request, {"state", "q", "before", "limit"}));
  InboundFilter query;
  ASSIGN_OR_RETURN(query.channel_id, path_id<ChannelId>(request, 0));
  ASSIGN_OR_RETURN(query.before, optional_query_id<InboundId>(request, "before"));
  ASSIGN_OR_RETURN(query.limit, limit_of(request, 50, 200));
  query.text = trim(std::string(request.query_param("q").value_or("")));
  RETURN_IF_ERROR(check_line("q", query.text, 200));
  if (const auto state = request.query_param("state")) {
    for (const auto& [name, value] : kStates)
      if (*state == name) query.state = value;
    if (!query.state) return fail_invalid("state", "is pending, done, ignored or failed");
  }
  return StaffWork([query](StaffCall& call) -> Result<Response> {
    ASSIGN_OR_RETURN(const auto entries, app::list_inbound(call.tx, call.actor(), query));
    json::array items;
    for (const auto& entry : entries) items.push_back(encode(entry));
    const bool has_more = std::ssize(entries) == query.limit;
    json::value next = nullptr;
    if (has_more) next = json::string(entries.back().id.to_string());
    return ok({{"items", std::move(items)}, {"next", std::move(next)}});
  });
}

Result<Write> import_again(const Request& request) {
  ASSIGN_OR_RETURN(const auto id, path_id<InboundId>(request, 0));
  RETURN_IF_ERROR(check_no_body(request));
  return Write([id](StaffCall& call) -> Result<Written> {
    ASSIGN_OR_RETURN(const auto entry, app::import_again(call.tx, call.env, call.actor(), id));
    return Written{ok(encode(entry)), entry.workspace_id, {}, entry.channel_id};
  });
}

Result<StaffWork> move_mail(const Request& request) {
  app::MoveMail command;
  ASSIGN_OR_RETURN(command.entry_id, path_id<InboundId>(request, 0));
  ASSIGN_OR_RETURN(const auto body, wire::parse_object(request.body));
  wire::ObjectReader reader(body);
  command.from_id = reader.id<ConversationId>("from_id");
  if (!reader.null("number")) command.number = reader.integer("number");
  RETURN_IF_ERROR(reader.finish());
  return StaffWork([command](StaffCall& call) -> Result<Response> {
    ASSIGN_OR_RETURN(const auto entry, app::move_mail(call.tx, call.env, call.actor(), command));
    return ok(encode(entry));
  });
}

Result<Write> renew_secret(const Request& request) {
  ASSIGN_OR_RETURN(const auto id, path_id<ChannelId>(request, 0));
  RETURN_IF_ERROR(check_no_body(request));
  return Write([id](StaffCall& call) -> Result<Written> {
    ASSIGN_OR_RETURN(const auto secret,
                     app::rotate_hook_secret(call.tx, call.env, call.actor(), id));
    return Written{ok({{"secret", secret.reveal()}}, 201), call.actor().workspace_id, id};
  });
}

Result<StaffWork> dismiss_missed(const Request& request) {
  ASSIGN_OR_RETURN(const auto id, path_id<ChannelId>(request, 0));
  RETURN_IF_ERROR(check_no_body(request));
  return StaffWork([id](StaffCall& call) -> Result<Response> {
    RETURN_IF_ERROR(app::dismiss_missed(call.tx, call.env, call.actor(), id));
    return no_content();
  });
}

Result<StaffWork> send_again(const Request& request) {
  ASSIGN_OR_RETURN(const auto id, path_id<MessageId>(request, 0));
  RETURN_IF_ERROR(check_no_body(request));
  return StaffWork([id](StaffCall& call) -> Result<Response> {
    ASSIGN_OR_RETURN(const auto message, app::send_again(call.tx, call.env, call.actor(), id));
    return ok_json(wire::to_json(message));
  });
}

}  // namespace

void add_connection_routes(Api& api, Routes& routes) {
  const auto add = [&](Method method, const char* path, Form form, Store store) {
    routes.push_back({method, path, [&api, form, store](Request& request) {
                        return set_up(api, request, form, store);
                      }});
  };
  add(Method::post, "/api/v1/connections/check", Form::check, answer_check);
  add(Method::post, "/api/v1/connections", Form::create, create);
  add(Method::patch, "/api/v1/connections/{id}", Form::change, change);
  routes.push_back(staff_read(api, "/api/v1/connections/{id}", get_connection(api)));
  routes.push_back(staff_read(api, "/api/v1/connections/{id}/inbound", list_inbound));
  routes.push_back(write_route(api, Method::post, "/api/v1/connections/{id}/secret", renew_secret));
  routes.push_back(
      staff_write(api, Method::del, "/api/v1/connections/{id}/missed", dismiss_missed));
  routes.push_back(write_route(api, Method::post, "/api/v1/inbound/{id}/import", import_again));
  routes.push_back(staff_write(api, Method::post, "/api/v1/inbound/{id}/move", move_mail));
  routes.push_back(staff_write(api, Method::post, "/api/v1/messages/{id}/retry", send_again));
}

}  // namespace harken::edge
