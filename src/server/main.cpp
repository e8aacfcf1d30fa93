// SPDX-License-Identifier: AGPL-3.0-or-later
#include <fmt/format.h>
#include <sys/stat.h>

#include <CLI/CLI.hpp>
#include <exception>

#include "server/commands.hpp"
#include "server/logging.hpp"
#include "server/version.hpp"

int main(int argc, char** argv) {
  using namespace harken::server;
  CLI::App app("Harken, a self-hosted support desk");
  app.name("harken");
  app.set_version_flag("--version", "harken " + version());
  expect_subcommand(app);
  log_to_stderr();
  // What the desk writes is nobody else's: the database, the files, the locks.
  umask(0077);
  Config config;
  int code = 0;
  add_serve_command(app, config, code);
  add_setup_command(app, config, code);
  add_user_commands(app, config, code);
  add_token_commands(app, config, code);
  add_migrate_command(app, config, code);
  add_forget_secrets_command(app, config, code);
  add_backup_command(app, config, code);
  add_restore_command(app, config, code);
  add_doctor_command(app, config, code);
  add_sandbox_command(app);
  app.add_subcommand("version", "Print the version")->callback([] {
    fmt::print("harken {}\n", version());
  });
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? 0 : 2;
  } catch (const std::exception& error) {
    fmt::print(stderr, "harken: {}\n", error.what());
    return 1;
  }
  return code;
}
