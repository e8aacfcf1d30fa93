// SPDX-License-Identifier: AGPL-3.0-or-later
#include <fmt/format.h>
#include <unistd.h>

#include <cstdlib>
#include <memory>

#include "channels/email/confine.hpp"
#include "channels/email/read_mail.hpp"
#include "channels/email/sandbox_worker.hpp"
#include "server/commands.hpp"

namespace harken::server {

namespace {

[[noreturn]] void read_one() {
  const auto confined = email::confine({});
  if (!confined) {
    fmt::print(stderr, "harken sandbox: {}\n", confined.error().detail);
    std::_Exit(1);
  }
  // Nothing of this process is worth an orderly end.
  std::_Exit(email::serve_sandbox(STDIN_FILENO, STDOUT_FILENO));
}

[[noreturn]] void read_many() {
  // What the libraries set up at their first use is there in each process that comes of this one.
  (void)email::read_mail("From: a@b.test\nContent-Type: text/html; charset=koi8-r\n\n<p>x</p>");
  std::_Exit(email::serve_sandboxes(STDIN_FILENO, email::serve_confined));
}

}  // namespace

void add_sandbox_command(CLI::App& app) {
  auto* command = app.add_subcommand(
      "sandbox", "Read one mail from standard input and say what it is; the desk starts it itself");
  command->group("");
  const auto lasting = std::make_shared<bool>(false);
  command->add_flag("--lasting", *lasting, "One process for each mail whose socket comes");
  command->callback([lasting] { *lasting ? read_many() : read_one(); });
}

}  // namespace harken::server
