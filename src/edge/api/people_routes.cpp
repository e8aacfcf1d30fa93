// SPDX-License-Identifier: AGPL-3.0-or-later
#include <boost/json.hpp>

#include "app/admin/admin_event.hpp"
#include "app/admin/password.hpp"
#include "app/admin/people.hpp"
#include "edge/api/routes.hpp"
#include "edge/http/problem.hpp"
#include "wire/decode.hpp"
#include "wire/encode.hpp"

namespace harken::edge {

namespace json = boost::json;

namespace {

Result<StaffWork> list_users(const Request& request) {
  RETURN_IF_ERROR(check_query(request, {}));
  return StaffWork([](StaffCall& call) -> Result<Response> {
    ASSIGN_OR_RETURN(const auto users, call.tx.users().list(call.actor().workspace_id));
    json::array items;
    for (const auto& user : users)
      items.push_back(wire::encode(user, call.env.presence.is_online(user.id)));
    return ok({{"items", std::move(items)}});
  });
}

RoleId read_role(wire::ObjectReader& reader) {
  const auto role = wire::parse_role(reader.text("role", 1, 19));
  if (!role) reader.refuse("role", "is not a role");
  return role.value_or(Role::agent);
}

struct NewUser {
  app::CreateUser command;
  Secret password;
};

Result<NewUser> decode_new_user(const Request& request) {
  ASSIGN_OR_RETURN(const auto body, wire::parse_object(request.body));
  wire::ObjectReader reader(body);
  NewUser result;
  result.command.name = reader.text("name", 1, 100);
  result.command.email = reader.text("email", 1, 254);
  result.command.role = read_role(reader);
  result.password = Secret(reader.text("password", 0, 1000));
  result.command.department_ids = reader.optional_ids<DepartmentId>("department_ids", 200)
                                      .value_or(std::vector<DepartmentId>());
  RETURN_IF_ERROR(reader.finish());
  RETURN_IF_ERROR(app::check_password("password", result.password));
  return result;
}

// Rights first: hashing is slow, and only who may add people may make us do it.
asio::awaitable<Status> check_right(Api& api, app::Credentials credentials) {
  std::function<Result<bool>(Tx&)> work = [&api, credentials](Tx& tx) -> Result<bool> {
    ASSIGN_OR_RETURN(const auto who, app::authenticate(tx, api.env, credentials));
    RETURN_IF_ERROR(app::require(who.actor, Action::manage_people));
    return true;
  };
  auto outcome = co_await run<bool>(api.database, Mode::write, std::move(work));
  if (!outcome) co_return std::unexpected(outcome.error());
  co_return Status{};
}

asio::awaitable<Response> create_user(Api& api, Request& request) {
  const auto credentials = credentials_of(request);
  auto allowed = co_await check_right(api, credentials);
  if (!allowed) co_return problem(allowed.error());
  auto fresh = decode_new_user(request);
  if (!fresh) co_return problem(fresh.error());
  std::function<Result<std::string>()> hash = [&api, password = fresh->password] {
    return app::hash_password(api.env.random, password);
  };
  auto hashed = co_await run_on<Result<std::string>>(api.worker, std::move(hash));
  if (!hashed) co_return problem(hashed.error());
  fresh->command.password_hash = *hashed;
  std::function<Result<User>(Tx&)> work = [&api, credentials,
                                           command = fresh->command](Tx& tx) -> Result<User> {
    ASSIGN_OR_RETURN(const auto who, app::authenticate(tx, api.env, credentials));
    return app::create_user(tx, api.env, who.actor, command);
  };
  auto user = co_await run<User>(api.database, Mode::write, std::move(work));
  if (!user) co_return problem(user.error());
  co_return ok(wire::encode(*user, false), 201);
}

Result<StaffWork> update_user(const Request& request) {
  ASSIGN_OR_RETURN(const auto body, wire::parse_object(request.body));
  wire::ObjectReader reader(body);
  app::UpdateUser command;
  ASSIGN_OR_RETURN(command.id, path_id<UserId>(request, 0));
  command.version = reader.integer("version");
  command.name = reader.optional_text("name", 1, 100);
  if (body.contains("role")) command.role = read_role(reader);
  command.active = reader.optional_bool("active");
  if (body.contains("capacity")) command.capacity = reader.integer("capacity");
  command.department_ids = reader.optional_ids<DepartmentId>("department_ids", 200);
  RETURN_IF_ERROR(reader.finish());
  return StaffWork([command](StaffCall& call) -> Result<Response> {
    ASSIGN_OR_RETURN(const auto user, app::update_user(call.tx, call.env, call.actor(), command));
    return ok(wire::encode(user, call.env.presence.is_online(user.id)));
  });
}

}  // namespace

void add_people_routes(Api& api, Routes& routes) {
  routes.push_back(staff_read(api, "/api/v1/users", list_users));
  routes.push_back({Method::post, "/api/v1/users",
                    [&api](Request& request) { return create_user(api, request); }, 32 * 1024});
  routes.push_back(staff_write(api, Method::patch, "/api/v1/users/{id}", update_user));
}

}  // namespace harken::edge
