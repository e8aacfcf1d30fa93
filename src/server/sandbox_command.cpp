// SPDX-License-Identifier: AGPL-3.0-or-later
#include <fmt/format.h>
#include <unistd.h>

#include <cstdlib>

#include "channels/email/confine.hpp"
#include "channels/email/sandbox.hpp"
#include "server/commands.hpp"

namespace harken::server {

void add_sandbox_command(CLI::App& app) {
  auto* command = app.add_subcommand(
      "sandbox", "Read one mail from standard input and say what it is; the desk starts it itself");
  command->group("");
  command->callback([] {
    const auto confined = email::confine({});
    if (!confined) {
      fmt::print(stderr, "harken sandbox: {}\n", confined.error().detail);
      std::_Exit(1);
    }
    // Nothing of this process is worth an orderly end.
    std::_Exit(email::serve_sandbox(STDIN_FILENO, STDOUT_FILENO));
  });
}

}  // namespace harken::server
