// SPDX-License-Identifier: AGPL-3.0-or-later
#include "server/serve.hpp"

#include <fmt/format.h>
#include <signal.h>
#include <spdlog/spdlog.h>
#include <sys/resource.h>

#include <CLI/CLI.hpp>
#include <atomic>
#include <memory>

#include "ports/connections.hpp"
#include "ports/kinds_of_work.hpp"
#include "server/blobs.hpp"
#include "server/commands.hpp"
#include "server/demo.hpp"
#include "server/desk.hpp"
#include "server/desk_server.hpp"
#include "server/logging.hpp"
#include "server/secret_key.hpp"
#include "server/setup_code.hpp"
#include "server/short_turns.hpp"
#include "server/supervisor.hpp"

namespace harken::server {

namespace {

// Sockets need descriptors: take what the system allows.
void raise_descriptor_limit() {
  rlimit limit{};
  if (getrlimit(RLIMIT_NOFILE, &limit) != 0) return;
  limit.rlim_cur = limit.rlim_max;
  setrlimit(RLIMIT_NOFILE, &limit);
}

// What others have given us lies sealed, also what was stored before there was a key.
Status seal_secrets(Desk& desk) {
  const auto sealed = run_write(
      *desk.database, EssentialWork{[](Tx& tx) { return tx.connections().seal_secrets(); }});
  if (sealed || sealed.error().kind != Errc::internal) return sealed;
  return fail(
      Errc::internal, "internal",
      sealed.error().detail +
          ": put back the secret.key that belongs to this database. If it is lost for good, "
          "harken forget-secrets forgets them, and people give them again in the settings");
}

void print_banner(const Config& config, std::uint16_t port, bool is_demo,
                  const std::optional<std::string>& code) {
  const auto host = config.listen.substr(0, config.listen.rfind(':'));
  const auto url =
      config.public_url.empty() ? fmt::format("http://{}:{}", host, port) : config.public_url;
  fmt::print("\n  Harken is at {}\n", url);
  if (is_demo)
    fmt::print(
        "\n  Demo shop with the chat widget   {0}/demo\n"
        "  Console for agents               {0}/\n\n"
        "  Sign in as   ana@demo.test, ben@demo.test    agents\n"
        "               mira@demo.test                  supervisor\n"
        "               admin@demo.test                 admin\n"
        "  Password     {1}\n\n"
        "  Try it: open the shop in one browser and the console in another, write in the\n"
        "  widget, hear the alert, accept, answer.\n",
        url, kDemoPassword);
  if (code)
    fmt::print("\n  Make the first admin at {}/setup with this one-time code:  {}\n", url, *code);
  fmt::print("\n");
  std::fflush(stdout);
}

// Alive is who got an answer from its database since it last said so. One that cannot be reached
// answers too, by an error; one that hangs does not.
class Pulse {
 public:
  explicit Pulse(Database& database) : database_(database) {}
  void beat() {
    if (!is_answered_->exchange(false)) return;
    tell_supervisor("WATCHDOG=1");
    database_.read([](Tx&) -> Status { return {}; },
                   [answered = is_answered_](const Status&) { *answered = true; });
  }

 private:
  Database& database_;
  std::shared_ptr<std::atomic<bool>> is_answered_ = std::make_shared<std::atomic<bool>>(true);
};

int wait_for_signal(const sigset_t& signals, Database& database) {
  const auto interval = watchdog_interval();
  int signal = 0;
  if (!interval) {
    sigwait(&signals, &signal);
    return signal;
  }
  const timespec pause{interval->count() / 1'000, interval->count() % 1'000 * 1'000'000};
  Pulse pulse(database);
  while ((signal = sigtimedwait(&signals, nullptr, &pause)) < 0) pulse.beat();
  return signal;
}

sigset_t block_signals() {
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGINT);
  sigaddset(&signals, SIGTERM);
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  signal(SIGPIPE, SIG_IGN);
  return signals;
}

}  // namespace

Status serve(Config config, bool is_demo) {
  const auto signals = block_signals();
  take_short_turns();
  raise_descriptor_limit();
  set_up_logging(config);
  ASSIGN_OR_RETURN(const auto desk, open_desk(config));
  ASSIGN_OR_RETURN(auto blobs, make_tried_blobs(config));
  RETURN_IF_ERROR(seal_secrets(*desk));
  if (is_demo) RETURN_IF_ERROR(fill_demo(*desk));
  ASSIGN_OR_RETURN(const auto key, load_secret_key(config, desk->random));
  ASSIGN_OR_RETURN(const auto setup_code, begin_setup(*desk, key));
  const auto description = desk->database->description();
  ASSIGN_OR_RETURN(auto bus, open_bus(config));
  DeskServer server(config, is_demo, *desk, {std::move(blobs), std::move(bus)}, key);
  RETURN_IF_ERROR(server.start());
  spdlog::info("serving {} on port {}", description, server.port());
  print_banner(config, server.port(), is_demo, setup_code);
  tell_supervisor("READY=1");
  spdlog::info("stopping on signal {}", wait_for_signal(signals, *desk->database));
  tell_supervisor("STOPPING=1");
  server.stop();
  return {};
}

void add_serve_command(CLI::App& app, Config& config, int& code) {
  auto* command = app.add_subcommand("serve", "Run the desk");
  auto is_demo = std::make_shared<bool>(false);
  add_options(*command, config);
  command->add_flag("--demo", *is_demo)
      ->description("on a small, lively demo workspace, with a shop page at /demo");
  command->callback([command, &config, &code, is_demo] {
    auto status = resolve(*command, config);
    const bool has_own_data = config.data != Config{}.data;
    if (*is_demo && !has_own_data) config.data += "/demo";
    if (status) status = serve(config, *is_demo);
    code = status ? 0 : report(status.error());
  });
}

}  // namespace harken::server
