// SPDX-License-Identifier: AGPL-3.0-or-later
#include <fmt/format.h>
#include <sys/stat.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <exception>

#include "server/commands.hpp"
#include "server/logging.hpp"
#include "server/version.hpp"

namespace {

// Names alone: what stands behind an option that is mistyped may be a password.
int report_unknown(const CLI::App& app) {
  const auto words = app.remaining(true);
  const auto name = [](const std::string& word) {
    return word.substr(0, word.find_first_of("=:"));
  };
  const auto option =
      std::ranges::find_if(words, [](const auto& word) { return word.starts_with('-'); });
  if (app.get_subcommands().empty())
    fmt::print(stderr, "harken: there is no {}\n", name(words.front()));
  else if (option != words.end())
    fmt::print(stderr, "harken: there is no option {}\n", name(*option));
  else
    fmt::print(stderr, "harken: there is a word too many\n");
  fmt::print(stderr, "Run with --help for more information.\n");
  return 2;
}

}  // namespace

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
  } catch (const CLI::ExtrasError&) {
    return report_unknown(app);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? 0 : 2;
  } catch (const std::exception& error) {
    fmt::print(stderr, "harken: {}\n", error.what());
    return 1;
  }
  return code;
}
