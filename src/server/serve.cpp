// SPDX-License-Identifier: AGPL-3.0-or-later
#include "server/serve.hpp"

#include <fmt/format.h>
#include <signal.h>
#include <spdlog/spdlog.h>
#include <sys/resource.h>

#include <boost/asio/thread_pool.hpp>

#include "adapters/blob_fs/fs_blob_store.hpp"
#include "app/admin/setup.hpp"
#include "edge/api/routes.hpp"
#include "edge/http/server.hpp"
#include "edge/metrics.hpp"
#include "jobs/housekeeping.hpp"
#include "server/commands.hpp"
#include "server/demo.hpp"
#include "server/desk.hpp"
#include "server/embedded_assets.hpp"
#include "server/logging.hpp"
#include "server/operations.hpp"

namespace harken::server {

namespace {

std::vector<std::string> split(std::string_view list) {
  std::vector<std::string> result;
  while (!list.empty()) {
    const auto item = list.substr(0, list.find(','));
    list.remove_prefix(std::min(list.size(), item.size() + 1));
    if (!item.empty()) result.emplace_back(item);
  }
  return result;
}

// Sockets need descriptors: take what the system allows.
void raise_descriptor_limit() {
  rlimit limit{};
  if (getrlimit(RLIMIT_NOFILE, &limit) != 0) return;
  limit.rlim_cur = limit.rlim_max;
  setrlimit(RLIMIT_NOFILE, &limit);
}

// Letters that nobody mixes up, in two groups: people type it from a terminal.
std::string make_setup_code(Random& random) {
  constexpr std::string_view kLetters = "ABCDEFGHJKMNPQRSTUVWXYZ23456789";
  std::array<unsigned char, 12> bytes{};
  random.fill(bytes);
  std::string code;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    if (i == 6) code.push_back('-');
    code.push_back(kLetters[bytes[i] % kLetters.size()]);
  }
  return code;
}

Result<std::string> setup_code_if_needed(Desk& desk) {
  bool is_needed = false;
  RETURN_IF_ERROR(run_read(*desk.database, [&](Tx& tx) -> Status {
    ASSIGN_OR_RETURN(is_needed, app::is_setup_needed(tx));
    return {};
  }));
  return is_needed ? make_setup_code(desk.random) : std::string();
}

edge::asio::awaitable<std::vector<std::string>> origins_of(Database& database, std::string key) {
  using Origins = std::vector<std::string>;
  std::function<Result<Origins>(Tx&)> work = [key](Tx& tx) -> Result<Origins> {
    ASSIGN_OR_RETURN(const auto channel, tx.channels().find_by_key(key));
    return channel ? channel->settings.allowed_origins : Origins{};
  };
  auto origins = co_await edge::run<Origins>(database, edge::Mode::read, std::move(work));
  co_return origins ? *std::move(origins) : Origins{};
}

edge::ServerOptions server_options(const Config& config) {
  edge::ServerOptions options;
  options.address = config.address();
  options.port = config.port();
  options.public_url = config.public_url;
  options.proxies.trusted_addresses = split(config.trusted_proxies);
  return options;
}

edge::Hooks hooks(edge::Metrics& metrics) {
  return {[&metrics](const edge::Request& request, int status, std::chrono::microseconds took) {
            metrics.count_request(status);
            spdlog::debug("{} {} in {} us", request.path, status, took.count());
          },
          [](const edge::Request& request, std::string_view what) {
            spdlog::error("exception in {}: {}", request.path, what);
          }};
}

void print_banner(const Config& config, std::uint16_t port, bool is_demo, const std::string& code) {
  const auto url = config.public_url.empty() ? fmt::format("http://{}:{}", config.address(), port)
                                             : config.public_url;
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
  if (!code.empty())
    fmt::print("\n  Make the first admin at {}/setup with this one-time code:  {}\n", url, code);
  fmt::print("\n");
  std::fflush(stdout);
}

int wait_for_signal(const sigset_t& signals) {
  int signal = 0;
  sigwait(&signals, &signal);
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
  raise_descriptor_limit();
  set_up_logging(config);
  ASSIGN_OR_RETURN(const auto desk, open_desk(config));
  if (is_demo) RETURN_IF_ERROR(fill_demo(*desk));
  ASSIGN_OR_RETURN(const auto setup_code, setup_code_if_needed(*desk));
  auto& database = *desk->database;
  FsBlobStore blobs(config.blob_directory());
  auto env = desk->env();
  edge::Metrics metrics;
  edge::Limiters limiters(config.rate_limits == "on");
  boost::asio::thread_pool worker(1);
  edge::IoThreads threads(config.thread_count());
  edge::Api api{database, blobs, env, limiters, worker.get_executor(), setup_code,
                [](SessionId) {}, [](UserId, SessionId) {}, [](const VisitorSession&, bool) {},
                [](WorkspaceId) { return std::vector<std::string>(); }};
  auto routes = edge::api_routes(api);
  for (auto& route : operations_routes(
           {database, [&] { return metrics.text(database.queued_writes()); },
            find_asset("/openapi.json")}))
    routes.push_back(std::move(route));
  edge::StaticFiles files(
      embedded_assets(), [&](std::string key) { return origins_of(database, std::move(key)); },
      is_demo);
  edge::HttpServer server(threads, server_options(config), std::move(routes), {}, std::move(files),
                          hooks(metrics));
  RETURN_IF_ERROR(server.start());
  jobs::HousekeepingOptions house;
  house.event_retention_seconds = 86'400 * std::stoll(config.event_retention_days);
  const jobs::Housekeeping housekeeping(database, blobs, env, house);
  spdlog::info("serving {} on port {}", database.description(), server.port());
  print_banner(config, server.port(), is_demo, setup_code);
  spdlog::info("stopping on signal {}", wait_for_signal(signals));
  server.stop();
  threads.stop();
  worker.join();
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
