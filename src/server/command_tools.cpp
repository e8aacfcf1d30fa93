// SPDX-License-Identifier: AGPL-3.0-or-later
#include "server/command_tools.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <cstdio>
#include <filesystem>
#include <iostream>

#include "app/admin/password.hpp"
#include "core/policy/builtin_roles.hpp"
#include "core/rules/text.hpp"

namespace harken::server {

int report(const Error& error) {
  fmt::print(stderr, "harken: {}\n", error.detail.empty() ? error.code : error.detail);
  return 1;
}

void expect_subcommand(CLI::App& app) {
  // Not require_subcommand(1): it would say that one is missing before it names the word that is
  // none.
  app.require_subcommand(0, 1);
  app.final_callback([&app] {
    if (app.get_subcommands().empty()) throw CLI::RequiredError::Subcommand(1);
  });
}

namespace {

Status run_action(const Config& config, const Action& action) {
  ASSIGN_OR_RETURN(const auto desk, open_desk(config));
  return action(*desk);
}

// Of PostgreSQL its own error tells.
Status check_is_there(const Config& config) {
  constexpr std::string_view kSqlite = "sqlite:";
  const auto url = config.database_url();
  std::error_code error;
  if (!url.starts_with(kSqlite) || std::filesystem::exists(url.substr(kSqlite.size()), error))
    return {};
  return fail(Errc::not_found, "not_found",
              fmt::format("there is no database at {}{}; look at --data and --database",
                          url.substr(kSqlite.size()), error ? ": " + error.message() : ""));
}

}  // namespace

void run_with_desk(const CLI::App& command, Config& config, int& code, const Action& action) {
  auto status = resolve(command, config);
  if (status) status = run_action(config, action);
  code = status ? 0 : report(status.error());
}

void run_with_own_desk(const CLI::App& command, Config& config, int& code, const Action& action) {
  auto status = resolve(command, config);
  if (status) status = check_is_there(config);
  if (status) status = run_action(config, action);
  code = status ? 0 : report(status.error());
}

Result<std::string> password_from_stdin(Random& random) {
  std::string line;
  std::getline(std::cin, line);
  const Secret password(std::move(line));
  RETURN_IF_ERROR(app::check_password("password", password));
  return app::hash_password(random, password);
}

Result<Actor> desk_actor(Tx& tx) {
  ASSIGN_OR_RETURN(const auto workspaces, tx.workspaces().list());
  if (workspaces.empty())
    return fail(Errc::conflict, "not_found", "no workspace yet: run harken setup first");
  Actor actor;
  actor.workspace_id = workspaces.front().id;
  actor.rights = rights_of(Role::admin);
  return actor;
}

Result<User> user_by_email(Tx& tx, const std::string& email) {
  ASSIGN_OR_RETURN(const auto found, tx.users().find_with_password(to_lower_ascii(email)));
  if (!found) return fail(Errc::not_found, "not_found", "nobody has the address " + email);
  return found->user;
}

}  // namespace harken::server
