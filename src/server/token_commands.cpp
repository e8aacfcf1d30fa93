// SPDX-License-Identifier: AGPL-3.0-or-later
// API tokens from the command line.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <memory>

#include "app/admin/sessions.hpp"
#include "server/command_tools.hpp"

namespace harken::server {

namespace {

void add_token_make(CLI::App& tokens, Config& config, int& code) {
  auto* command =
      tokens.add_subcommand("make", "Make a token that acts as a user; it is shown once");
  auto email = std::make_shared<std::string>();
  auto name = std::make_shared<std::string>("command line");
  add_options(*command, config);
  command->add_option("--email", *email, "of the user as whom it acts")->required();
  command->add_option("--name", *name, "what it is for")->capture_default_str();
  command->callback([command, &config, &code, email, name] {
    run_with_own_desk(*command, config, code, [&](Desk& desk) {
      return run_write(*desk.database, [&](Tx& tx) -> Status {
        auto env = desk.env();
        ASSIGN_OR_RETURN(const auto user, user_by_email(tx, *email));
        ASSIGN_OR_RETURN(const auto made, app::create_token(tx, env, actor_of(user), *name));
        fmt::print("{}\n", made.token.reveal());
        return {};
      });
    });
  });
}

void add_token_list(CLI::App& tokens, Config& config, int& code) {
  auto* command =
      tokens.add_subcommand("list", "List the tokens of all users, by id, never the secret");
  add_options(*command, config);
  command->callback([command, &config, &code] {
    run_with_own_desk(*command, config, code, [&](Desk& desk) {
      return run_read(*desk.database, [&](Tx& tx) -> Status {
        ASSIGN_OR_RETURN(const auto actor, desk_actor(tx));
        ASSIGN_OR_RETURN(const auto users, tx.users().list(actor.workspace_id));
        for (const auto& user : users) {
          ASSIGN_OR_RETURN(const auto all, tx.api_tokens().list(user.id));
          for (const auto& token : all)
            fmt::print("{:<20} {:<30} {:<28} {}\n", token.id.value(), user.email,
                       to_rfc3339(token.created_at), token.name);
        }
        return {};
      });
    });
  });
}

void add_token_revoke(CLI::App& tokens, Config& config, int& code) {
  auto* command = tokens.add_subcommand("revoke", "Revoke a token by its id");
  auto email = std::make_shared<std::string>();
  auto id = std::make_shared<std::string>();
  add_options(*command, config);
  command->add_option("--email", *email, "of the user as whom it acts")->required();
  command->add_option("id", *id, "as `harken token list` shows it")->required();
  command->callback([command, &config, &code, email, id] {
    run_with_own_desk(*command, config, code, [&](Desk& desk) {
      return run_write(*desk.database, [&](Tx& tx) -> Status {
        auto env = desk.env();
        ASSIGN_OR_RETURN(const auto user, user_by_email(tx, *email));
        return app::revoke_token(tx, env, actor_of(user), TokenId::parse(*id).value_or(TokenId{}));
      });
    });
  });
}

}  // namespace

void add_token_commands(CLI::App& app, Config& config, int& code) {
  auto* tokens = app.add_subcommand("token", "Make, list and revoke API tokens");
  expect_subcommand(*tokens);
  add_token_make(*tokens, config, code);
  add_token_list(*tokens, config, code);
  add_token_revoke(*tokens, config, code);
}

}  // namespace harken::server
