// SPDX-License-Identifier: AGPL-3.0-or-later
// Set-up, sign-in, sign-out, and who I am.
#include <boost/json.hpp>

#include "app/admin/password.hpp"
#include "app/admin/roles.hpp"
#include "app/admin/sessions.hpp"
#include "app/admin/setup.hpp"
#include "app/intake/visitors.hpp"
#include "core/rules/text.hpp"
#include "edge/api/limits_json.hpp"
#include "edge/api/routes.hpp"
#include "edge/api/sign_in_limits.hpp"
#include "edge/http/problem.hpp"
#include "ports/kinds_of_work.hpp"
#include "wire/decode.hpp"
#include "wire/encode.hpp"

namespace harken::edge {

namespace json = boost::json;

namespace {

constexpr const char* kMaxAge = "; Max-Age=7776000";

// Over TLS the __Host- prefix binds the cookie to this very host.
std::string cookie_line(const Request& request, const std::string& value, const char* max_age) {
  const std::string name = request.is_secure ? "__Host-harken_session=" : "harken_session=";
  return name + value + "; Path=/; HttpOnly; SameSite=Lax" + max_age +
         (request.is_secure ? "; Secure" : "");
}

std::string browser_of(const Request& request) {
  return app::describe_browser(request.header("user-agent"));
}

json::value session_json(const std::string& csrf, const User& user, const Role& role,
                         const Workspace& workspace, bool is_online) {
  return {{"csrf_token", csrf},
          {"user", wire::encode(user, is_online)},
          {"role", wire::encode(role)},
          {"workspace", wire::encode(workspace)},
          {"upload", upload_limits_json(kFileTypes)}};
}

Response signed_in(Api& api, const Request& request, const app::NewSession& session) {
  auto response = ok(session_json(session.csrf_token, session.user, session.role, session.workspace,
                                  api.env.presence.is_online(session.user.id)),
                     201);
  response.headers.emplace_back("Set-Cookie",
                                cookie_line(request, session.token.reveal(), kMaxAge));
  return response;
}

struct SignIn {
  std::string email;
  Secret password;
};

Result<SignIn> decode_sign_in(const Request& request) {
  ASSIGN_OR_RETURN(const auto body, wire::parse_object(request.body));
  wire::ObjectReader reader(body);
  SignIn result{to_lower_ascii(trim(reader.text("email", 0, 254))),
                Secret(reader.text("password", 0, 200))};
  RETURN_IF_ERROR(reader.finish());
  return result;
}

asio::awaitable<Result<std::optional<UserWithPassword>>> find_account(Api& api, std::string email) {
  using Account = std::optional<UserWithPassword>;
  std::function<Result<Account>(Tx&)> work = [email](Tx& tx) {
    return tx.users().find_with_password(email);
  };
  auto account = co_await run<Account>(api.database, Mode::read, std::move(work));
  co_return account;
}

// Nobody waits for it: whether there is an account must not show in the time of the answer (A69).
void note_failure(Api& api, const std::optional<UserWithPassword>& account,
                  const std::string& address) {
  if (!account) return;
  api.database.write([&api, user = account->user, address](
                         Tx& tx) { return app::note_failed_sign_in(tx, api.env, user, address); },
                     [](const Status&) {});
}

// On a full disk, too: those who can make room have to come in.
template <class T>
asio::awaitable<Result<T>> write_essential(Api& api, std::function<Result<T>(Tx&)> work) {
  const auto start = [&api](Work closure, Done done) {
    api.database.write(EssentialWork{std::move(closure)}, std::move(done));
  };
  co_return co_await run_by<T>(start, std::move(work));
}

asio::awaitable<Result<app::NewSession>> verify_and_enter(Api& api, SignIn command,
                                                          std::string address,
                                                          std::string browser) {
  auto account = co_await find_account(api, command.email);
  if (!account) co_return std::unexpected(std::move(account).error());
  const auto hash = *account && (*account)->user.active ? (*account)->password_hash : std::string();
  std::function<bool()> verify = [hash, password = command.password] {
    return app::verify_password(hash, password);
  };
  const bool fits = co_await run_on<bool>(api.worker, std::move(verify));
  if (!fits) {
    note_failure(api, *account, address);
    co_return fail(Errc::unauthenticated, "bad_credentials", "wrong e-mail address or password");
  }
  const auto& user = (*account)->user;
  std::function<Result<app::NewSession>(Tx&)> enter = [&api, workspace = user.workspace_id,
                                                       id = user.id, address, browser](Tx& tx) {
    return app::create_session(tx, api.env, workspace, id, address, browser);
  };
  auto session = co_await write_essential<app::NewSession>(api, enter);
  // Whoever finds the disk full first has made room for this with it.
  if (!session && std::string_view(session.error().code) == "disk_full")
    session = co_await write_essential<app::NewSession>(api, std::move(enter));
  co_return session;
}

asio::awaitable<Response> sign_in(Api& api, Request& request) {
  auto command = decode_sign_in(request);
  if (!command) co_return problem(command.error());
  auto counted = co_await count_attempts(
      api, {attempt_from(api, request.remote_ip), attempt_at(api, command->email)});
  if (!counted) co_return problem(counted.error());
  auto session =
      co_await verify_and_enter(api, *std::move(command), request.remote_ip, browser_of(request));
  if (!session) co_return problem(session.error());
  co_return signed_in(api, request, *session);
}

struct SetupCommand {
  app::Setup setup;
  std::string code;
  Secret password;
};

Result<SetupCommand> decode_setup(const Request& request) {
  ASSIGN_OR_RETURN(const auto body, wire::parse_object(request.body));
  wire::ObjectReader reader(body);
  SetupCommand result;
  result.code = reader.text("code", 0, 100);
  result.setup.workspace = reader.text("workspace", 1, 100);
  result.setup.name = reader.text("name", 1, 100);
  result.setup.email = reader.text("email", 1, 254);
  result.password = Secret(reader.text("password", 0, 1000));
  result.setup.sample_language = reader.optional_text("sample_language", 0, 35).value_or("");
  RETURN_IF_ERROR(reader.finish());
  RETURN_IF_ERROR(check_email("email", trim(result.setup.email)));
  RETURN_IF_ERROR(app::check_password("password", result.password));
  return result;
}

Status check_code(Tx& tx, Api& api, const std::string& given) {
  ASSIGN_OR_RETURN(const bool is_needed, app::is_setup_needed(tx));
  if (!is_needed) return fail(Errc::conflict, "setup_done", "this desk has been set up already");
  ASSIGN_OR_RETURN(const auto code, api.setup_code(tx));
  // Hashes first: the comparison takes the same time for every wrong code.
  if (code && app::hash_token(given) == app::hash_token(*code)) return {};
  return fail(Errc::forbidden, "bad_setup_code", "not the code that the terminal printed", "code");
}

asio::awaitable<Response> run_setup(Api& api, Request& request) {
  auto counted = co_await count_attempts(api, {attempt_from(api, request.remote_ip)});
  if (!counted) co_return problem(counted.error());
  auto command = decode_setup(request);
  if (!command) co_return problem(command.error());
  std::function<Result<bool>(Tx&)> check = [&api, code = command->code](Tx& tx) -> Result<bool> {
    RETURN_IF_ERROR(check_code(tx, api, code));
    return true;
  };
  auto fits = co_await run<bool>(api.database, Mode::read, std::move(check));
  if (!fits) co_return problem(fits.error());
  std::function<Result<std::string>()> hash = [&api, password = command->password] {
    return app::hash_password(api.env.random, password);
  };
  auto hashed = co_await run_on<Result<std::string>>(api.worker, std::move(hash));
  if (!hashed) co_return problem(hashed.error());
  command->setup.password_hash = *hashed;
  std::function<Result<app::NewSession>(Tx&)> work =
      [&api, setup = command->setup, address = request.remote_ip,
       browser = browser_of(request)](Tx& tx) -> Result<app::NewSession> {
    ASSIGN_OR_RETURN(const auto done, app::set_up(tx, api.env, setup));
    return app::create_session(tx, api.env, done.workspace.id, done.admin.id, address, browser);
  };
  auto session = co_await run<app::NewSession>(api.database, Mode::write, std::move(work));
  if (!session) co_return problem(session.error());
  co_return signed_in(api, request, *session);
}

asio::awaitable<Response> get_setup(Api& api, Request&) {
  std::function<Result<bool>(Tx&)> ask = [](Tx& tx) { return app::is_setup_needed(tx); };
  auto is_needed = co_await run<bool>(api.database, Mode::read, std::move(ask));
  if (!is_needed) co_return problem(is_needed.error());
  co_return ok({{"needed", *is_needed}});
}

asio::awaitable<Response> sign_out(Api& api, Request& request) {
  std::function<Result<SessionId>(Tx&)> work =
      [&api, credentials = credentials_of(request)](Tx& tx) -> Result<SessionId> {
    ASSIGN_OR_RETURN(const auto who, app::authenticate(tx, api.env, credentials));
    if (who.session_id) RETURN_IF_ERROR(app::end_session(tx, api.env, who.actor, who.session_id));
    return who.session_id;
  };
  auto session = co_await write_essential<SessionId>(api, std::move(work));
  if (!session) co_return problem(session.error());
  if (*session) api.on_session_ended(*session);
  auto response = no_content();
  response.headers.emplace_back("Set-Cookie", cookie_line(request, "", "; Max-Age=0"));
  co_return response;
}

struct PasswordChange {
  Secret current;
  Secret fresh;
};

Result<PasswordChange> decode_password(const Request& request) {
  ASSIGN_OR_RETURN(const auto body, wire::parse_object(request.body));
  wire::ObjectReader reader(body);
  PasswordChange result{Secret(reader.text("current", 0, 200)),
                        Secret(reader.text("new", 0, 1000))};
  RETURN_IF_ERROR(reader.finish());
  RETURN_IF_ERROR(app::check_password("new", result.fresh));
  return result;
}

struct Account {
  app::Authenticated who;
  std::string password_hash;
};

asio::awaitable<Result<Account>> account_of(Api& api, app::Credentials credentials) {
  std::function<Result<Account>(Tx&)> work = [&api, credentials](Tx& tx) -> Result<Account> {
    Account account;
    ASSIGN_OR_RETURN(account.who, app::authenticate(tx, api.env, credentials));
    ASSIGN_OR_RETURN(const auto hash, tx.users().password_hash(account.who.user.id));
    account.password_hash = hash.value_or("");
    return account;
  };
  auto account = co_await run<Account>(api.database, Mode::write, std::move(work));
  co_return account;
}

// Nothing when the current password does not fit.
std::optional<Result<std::string>> rehash(Api& api, const std::string& old_hash,
                                          const PasswordChange& change) {
  if (!app::verify_password(old_hash, change.current)) return std::nullopt;
  return app::hash_password(api.env.random, change.fresh);
}

asio::awaitable<Response> change_password(Api& api, Request& request) {
  auto account = co_await account_of(api, credentials_of(request));
  if (!account) co_return problem(account.error());
  auto change = decode_password(request);
  if (!change) co_return problem(change.error());
  const auto actor = account->who.actor;
  const auto user = account->who.user;
  const auto session = account->who.session_id;
  auto counted = co_await count_attempts(api, {attempt_at(api, user.email)});
  if (!counted) co_return problem(counted.error());
  using Hashed = std::optional<Result<std::string>>;
  std::function<Hashed()> work = [&api, old = account->password_hash, change = *change] {
    return rehash(api, old, change);
  };
  auto hashed = co_await run_on<Hashed>(api.worker, std::move(work));
  if (!hashed)
    co_return problem(
        fail(Errc::forbidden, "bad_credentials", "not the current password", "current").error());
  if (!*hashed) co_return problem(hashed->error());
  std::function<Result<Secret>(Tx&)> store = [&api, actor, session, hash = **hashed](Tx& tx) {
    return app::change_password(tx, api.env, actor, session, hash);
  };
  auto token = co_await run<Secret>(api.database, Mode::write, std::move(store));
  if (!token) co_return problem(token.error());
  api.on_user_signed_out(user.id, session);
  auto response = no_content();
  if (!token->empty())
    response.headers.emplace_back("Set-Cookie", cookie_line(request, token->reveal(), kMaxAge));
  co_return response;
}

Result<StaffWork> get_me(const Request&) {
  return StaffWork([](StaffCall& call) -> Result<Response> {
    ASSIGN_OR_RETURN(const auto workspace, app::get_workspace(call.tx, call.actor().workspace_id));
    const bool is_online = call.env.presence.is_online(call.who.user.id);
    ASSIGN_OR_RETURN(const auto role, app::role_of(call.tx, call.who.user));
    return ok(session_json(call.who.csrf_token, call.who.user, role, workspace, is_online));
  });
}

}  // namespace

void add_session_routes(Api& api, Routes& routes) {
  const auto add = [&](Method method, std::string path, auto handler) {
    routes.push_back({method, std::move(path),
                      [&api, handler](Request& request) { return handler(api, request); },
                      16 * 1024});
  };
  add(Method::get, "/api/v1/setup", get_setup);
  add(Method::post, "/api/v1/setup", run_setup);
  add(Method::post, "/api/v1/session", sign_in);
  add(Method::del, "/api/v1/session", sign_out);
  add(Method::put, "/api/v1/me/password", change_password);
  routes.push_back(staff_point_read(api, "/api/v1/me", get_me));
}

}  // namespace harken::edge
