// SPDX-License-Identifier: AGPL-3.0-or-later
#include "server/commands.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <memory>

#include "app/admin/people.hpp"
#include "app/admin/setup.hpp"
#include "app/channels/connections.hpp"
#include "server/command_tools.hpp"
#include "wire/encode.hpp"

namespace harken::server {

void add_setup_command(CLI::App& app, Config& config, int& code) {
  auto* command =
      app.add_subcommand("setup", "Make the first admin, a department and a website channel");
  auto setup = std::make_shared<app::Setup>();
  add_options(*command, config);
  command->add_option("--workspace", setup->workspace, "the company's name")->required();
  command->add_option("--name", setup->name, "the admin's name")->default_val("Admin");
  command->add_option("--email", setup->email, "the admin's e-mail address")->required();
  command->add_flag("--further", setup->is_further,
                    "another workspace in the same database, beside the first");
  command->add_flag("--password-stdin")
      ->description("read the password from standard input")
      ->required();
  command->callback([command, &config, &code, setup] {
    run_with_desk(*command, config, code, [&](Desk& desk) -> Status {
      ASSIGN_OR_RETURN(setup->password_hash, password_from_stdin(desk.random));
      return run_write(*desk.database, [&](Tx& tx) -> Status {
        auto env = desk.env();
        ASSIGN_OR_RETURN(const auto done, app::set_up(tx, env, *setup));
        fmt::print(
            "workspace {}\nadmin     {}\nwidget    <script async src=\"{}/widget.js\" "
            "data-channel=\"{}\"></script>\n",
            done.workspace.name, done.admin.email,
            config.public_url.empty() ? "http://" + config.listen : config.public_url,
            done.channel.key);
        return {};
      });
    });
  });
}

namespace {

void add_user_add(CLI::App& users, Config& config, int& code) {
  auto* command =
      users.add_subcommand("add", "Add a colleague; the password comes from standard input");
  auto fresh = std::make_shared<app::CreateUser>();
  auto role = std::make_shared<std::string>("agent");
  add_options(*command, config);
  command->add_option("--name", fresh->name, "as customers see it")->required();
  command->add_option("--email", fresh->email, "to sign in with")->required();
  command
      ->add_option("--role", *role,
                   "agent, supervisor, manager, admin, it_support, or the id of a role")
      ->capture_default_str();
  command->add_flag("--password-stdin")
      ->description("read the password from standard input")
      ->required();
  command->callback([command, &config, &code, fresh, role] {
    run_with_own_desk(*command, config, code, [&](Desk& desk) -> Status {
      const auto parsed = wire::parse_role(*role);
      if (!parsed) return fail_invalid("role", "no such role: " + *role);
      fresh->role = *parsed;
      ASSIGN_OR_RETURN(fresh->password_hash, password_from_stdin(desk.random));
      return run_write(*desk.database, [&](Tx& tx) -> Status {
        auto env = desk.env();
        ASSIGN_OR_RETURN(const auto actor, desk_actor(tx));
        ASSIGN_OR_RETURN(const auto user, app::create_user(tx, env, actor, *fresh));
        fmt::print("{}  {}  {}\n", user.id.value(), user.email, wire::to_text(user.role));
        return {};
      });
    });
  });
}

void add_user_list(CLI::App& users, Config& config, int& code) {
  auto* command = users.add_subcommand("list", "List colleagues");
  add_options(*command, config);
  command->callback([command, &config, &code] {
    run_with_own_desk(*command, config, code, [&](Desk& desk) {
      return run_read(*desk.database, [&](Tx& tx) -> Status {
        ASSIGN_OR_RETURN(const auto actor, desk_actor(tx));
        ASSIGN_OR_RETURN(const auto all, tx.users().list(actor.workspace_id));
        for (const auto& user : all)
          fmt::print("{:<30} {:<12} {:<10} {}\n", user.email, wire::to_text(user.role),
                     user.active ? "active" : "disabled", user.name);
        return {};
      });
    });
  });
}

void add_user_disable(CLI::App& users, Config& config, int& code) {
  auto* command =
      users.add_subcommand("disable", "End an account; what it held returns to the queues");
  auto email = std::make_shared<std::string>();
  add_options(*command, config);
  command->add_option("--email", *email, "whose account")->required();
  command->callback([command, &config, &code, email] {
    run_with_own_desk(*command, config, code, [&](Desk& desk) {
      return run_write(*desk.database, [&](Tx& tx) -> Status {
        auto env = desk.env();
        ASSIGN_OR_RETURN(const auto actor, desk_actor(tx));
        ASSIGN_OR_RETURN(const auto user, user_by_email(tx, *email));
        const app::UpdateUser update{.id = user.id, .version = user.version, .active = false};
        RETURN_IF_ERROR(app::update_user(tx, env, actor, update));
        return {};
      });
    });
  });
}

}  // namespace

void add_user_commands(CLI::App& app, Config& config, int& code) {
  auto* users = app.add_subcommand("user", "Add, list, disable colleagues");
  expect_subcommand(*users);
  add_user_add(*users, config, code);
  add_user_list(*users, config, code);
  add_user_disable(*users, config, code);
}

void add_migrate_command(CLI::App& app, Config& config, int& code) {
  auto* command =
      app.add_subcommand("migrate", "Bring the database to this version (serve does it too)");
  add_options(*command, config);
  command->callback([command, &config, &code] {
    run_with_desk(*command, config, code, [&](Desk& desk) -> Status {
      fmt::print("{} is up to date\n", desk.database->description());
      return {};
    });
  });
}

void add_forget_secrets_command(CLI::App& app, Config& config, int& code) {
  auto* command = app.add_subcommand(
      "forget-secrets", "Forget passwords and tokens of channels whose key (secret.key) is lost");
  add_options(*command, config);
  command->callback([command, &config, &code] {
    run_with_own_desk(*command, config, code, [&](Desk& desk) -> Status {
      auto env = desk.env();
      RETURN_IF_ERROR(run_write(*desk.database,
                                [&](Tx& tx) { return app::forget_unreadable_secrets(tx, env); }));
      fmt::print("what this key does not open is forgotten\n");
      return {};
    });
  });
}

}  // namespace harken::server
