// SPDX-License-Identifier: AGPL-3.0-or-later
#include "server/desk_server.hpp"

#include <spdlog/spdlog.h>

#include <boost/json/parse.hpp>
#include <cstdlib>

#include "adapters/sql/replica.hpp"
#include "core/rules/text.hpp"
#include "edge/api/storage_route.hpp"
#include "server/blobs.hpp"
#include "server/channels.hpp"
#include "server/cluster_metrics.hpp"
#include "server/embedded_assets.hpp"
#include "server/operations.hpp"
#include "server/setup_code.hpp"

namespace harken::server {

namespace {

std::vector<std::string> split(std::string_view list) {
  std::vector<std::string> result;
  while (!list.empty()) {
    const auto item = list.substr(0, list.find(','));
    list.remove_prefix(std::min(list.size(), item.size() + 1));
    if (const auto name = trim(item); !name.empty()) result.emplace_back(name);
  }
  return result;
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
  if (config.rate_limits == "off") options.new_connections = {0, 0};
  return options;
}

using TellOthers = std::function<void(const ws::News&)>;

ws::HubOptions hub_options(const Config& config, const Desk& desk, jobs::ChannelJobs& channels,
                           TellOthers tell_others) {
  ws::HubOptions options;
  if (desk.membership) options.node = desk.membership->id();
  options.tell_others = std::move(tell_others);
  options.on_typing_elsewhere = [&channels](const Conversation& conversation) {
    channels.show_typing(conversation);
  };
  options.public_url = config.public_url;
  options.sockets_per_address = std::stoi(config.sockets_per_address);
  options.offline_ticks = std::stoi(config.presence_grace_seconds);
  if (config.rate_limits == "off") {
    options.visitor_rate = options.staff_rate = {0, 0};
    options.sockets_per_address = 0;
  }
  return options;
}

jobs::LeaseOptions lease_options(const Desk& desk) {
  jobs::LeaseOptions options{.node = desk.node_id()};
  // Only tests set it: they wait for what is over.
  if (const char* seconds = std::getenv("HARKEN_TEST_LEASE_SECONDS"))
    options.time = std::chrono::seconds(std::max(1, std::atoi(seconds)));
  return options;
}

// Its version is in its address, so that browsers keep it for as long as it is the same.
std::string help_stylesheet() {
  for (const auto& asset : embedded_assets())
    if (asset.path == "/assets/help.css")
      return "/assets/help.css?v=" + std::string(asset.etag.substr(1, 8));
  return "/assets/help.css";
}

edge::HelpOptions help_options(const Config& config) {
  edge::HelpOptions options{config.public_url, help_stylesheet(), {60, 2}};
  if (config.rate_limits == "off") options.searches = {0, 0};
  return options;
}

edge::Hooks hooks(edge::Metrics& metrics) {
  edge::Hooks hooks;
  hooks.on_answer = [&metrics](const edge::Request& request, int status,
                               std::chrono::microseconds took) {
    metrics.count_request(status);
    spdlog::debug("{} {} in {} us", request.path, status, took.count());
  };
  hooks.on_exception = [](const edge::Request& request, std::string_view what) {
    spdlog::error("exception in {}: {}", request.path, what);
  };
  return hooks;
}

}  // namespace

DeskServer::DeskServer(const Config& config, bool is_demo, Desk& desk, Outside outside,
                       const sql::SecretKey& key)
    : desk_(desk),
      config_(config),
      env_(desk.env(online_)),
      blobs_(std::move(outside.blobs)),
      limiters_(config.rate_limits == "on"),
      worker_(blob_threads(config)),
      egress_(make_egress(config)),
      drivers_(make_drivers(config, *egress_, desk.clock)),
      leases_(*desk.database, lease_options(desk)),
      neighbours_(desk.membership
                      ? std::make_unique<Neighbours>(*desk.database, std::move(outside.bus))
                      : nullptr),
      channels_({*desk.database, *blobs_, env_, drivers_, config.public_url}, leases_),
      threads_(config.thread_count()),
      hub_(threads_, *desk.database, env_, online_, metrics_,
           hub_options(config, desk, channels_,
                       [this](const ws::News& news) { tell_others(news); })),
      alike_(*desk.database, env_, [this](WorkspaceId workspace) { hub_.tell_alike(workspace); }),
      api_(make_api(config, key)),
      help_(*desk.database, *blobs_, worker_.get_executor(), help_options(config)),
      http_(make_http(config, is_demo)) {
  house_.event_retention_seconds = 86'400 * std::stoll(config.event_retention_days);
}

edge::Api DeskServer::make_api(const Config& config, const sql::SecretKey& key) {
  return {*desk_.database,
          *blobs_,
          env_,
          limiters_,
          worker_.get_executor(),
          [key](Tx& tx) { return find_setup_code(tx, key); },
          [this](SessionId session) { hub_.close_session(session); },
          [this](UserId user, SessionId except) { hub_.close_user(user, except); },
          [this](const VisitorSession& visitor, bool active) {
            hub_.visitor_typing(visitor.workspace_id, visitor.identity_id, active);
          },
          {drivers_, config.public_url, channel_worker_.get_executor(),
           [this](WorkspaceId workspace, ChannelId id) { restart(workspace, id); },
           [this](ChannelId id) {
             if (!channels_.wake(id)) tell_others(ws::Stored{id});
           }},
          {[this](WorkspaceId workspace) { return alike_.groups(workspace); },
           [this](WorkspaceId workspace) {
             hub_.tell_alike(workspace);
             tell_others(ws::AlikeChanged{workspace});
           }}};
}

// Whoever could not start still hears of others.
DeskServer::~DeskServer() {
  if (desk_.membership) desk_.membership->on_back({});
  if (neighbours_) neighbours_->stop();
}

std::unique_ptr<edge::HttpServer> DeskServer::make_http(const Config& config, bool is_demo) {
  auto& database = *desk_.database;
  auto routes = edge::api_routes(api_);
  const auto look = [this] { return look_at_volumes(config_); };
  routes.push_back(edge::storage_route(api_, look));
  const auto metrics = [this, &database, look] {
    return metrics_.text(database.queued_writes()) + volume_metrics(look());
  };
  for (auto& route : operations_routes(
           {database, metrics, make_cluster_metrics(config), find_asset("/openapi.json")}))
    routes.push_back(std::move(route));
  for (auto& route : help_.routes()) routes.push_back(std::move(route));
  edge::StaticFiles files(
      embedded_assets(),
      [&database](std::string key) { return origins_of(database, std::move(key)); }, is_demo);
  return std::make_unique<edge::HttpServer>(threads_, server_options(config), std::move(routes),
                                            hub_.routes(), std::move(files), hooks(metrics_));
}

std::function<Result<std::string>(Tx&)> DeskServer::make_cluster_metrics(const Config& config) {
  if (!neighbours_) return {};
  ClusterSources sources{desk_.node_id(), {}, sql::replica_use(*desk_.database)};
  if (!config.nats.empty())
    sources.is_nats_connected = [this] { return neighbours_->is_bus_connected(); };
  return [sources](Tx& tx) { return cluster_metrics(tx, sources); };
}

// One after the other: a channel that is set up twice at once runs once.
void DeskServer::restart(WorkspaceId workspace, ChannelId id) {
  boost::asio::post(restarts_, [this, workspace, id] { channels_.restart(workspace, id); });
}

void DeskServer::restart_if_named(const Event& event) {
  if (event.type != "channel.deleted" && event.type != "channel.restored") return;
  boost::system::error_code error;
  const auto data = boost::json::parse(event.data, error);
  const auto* id = error ? nullptr : data.as_object().if_contains("channel_id");
  if (!id) return;
  restart(event.workspace_id, ChannelId::parse(id->as_string()).value_or(ChannelId{}));
}

void DeskServer::notice(std::span<const Event> events) {
  hub_.wake(events);
  help_.notice(events);
  indexer_->wake();
  alike_.notice(events);
  channels_.notice(events);
}

void DeskServer::tell_others(const ws::News& news) {
  if (neighbours_) neighbours_->tell(news);
}

void DeskServer::hear(const ws::News& news) {
  if (const auto* stored = std::get_if<ws::Stored>(&news)) channels_.wake(stored->channel_id);
  hub_.hear(news);
}

Status DeskServer::start() {
  indexer_ = std::make_unique<jobs::SearchIndexer>(*desk_.database, leases_);
  desk_.database->on_commit([this](std::span<const Event> events) {
    notice(events);
    // At other nodes whoever works on the channel finds its lease begun anew.
    for (const auto& event : events) restart_if_named(event);
    if (neighbours_) neighbours_->committed(events);
  });
  leases_.start();
  RETURN_IF_ERROR(channels_.start());
  if (neighbours_)
    RETURN_IF_ERROR(neighbours_->start({[this](std::span<const Event> events) { notice(events); },
                                        [this](const ws::News& news) { hear(news); }}));
  if (desk_.membership) desk_.membership->on_back([this] { hub_.announce(); });
  indexer_->start();
  alike_.start();
  RETURN_IF_ERROR(http_->start());
  auto& database = *desk_.database;
  housekeeping_ = std::make_unique<jobs::Housekeeping>(database, leases_, *blobs_, env_, house_);
  absences_ = std::make_unique<jobs::AbsenceWatch>(database, leases_, env_);
  due_ = std::make_unique<jobs::DueJob>(database, leases_, env_);
  ticket_answers_ = std::make_unique<jobs::TicketAnswersJob>(database, leases_, env_);
  volumes_ = std::make_unique<VolumeWatch>(config_);
  return {};
}

void DeskServer::stop() {
  desk_.database->stop_waiting();
  if (!desk_.database->is_healthy())
    spdlog::warn("stopping without the database, which cannot be reached");
  http_->stop();
  if (neighbours_) neighbours_->stop();
  if (desk_.membership) desk_.membership->on_back({});
  alike_.stop();
  hub_.stop();
  channel_worker_.join();
  channels_.stop();
  absences_.reset();
  due_.reset();
  ticket_answers_.reset();
  housekeeping_.reset();
  volumes_.reset();
  indexer_->stop();
  leases_.stop();
  worker_.join();
  threads_.stop();
  desk_.membership.reset();
  // Before the hub and the contexts go: its threads may still answer into them.
  desk_.database.reset();
}

}  // namespace harken::server
