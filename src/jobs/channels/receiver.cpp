// SPDX-License-Identifier: AGPL-3.0-or-later
#include "jobs/channels/receiver.hpp"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <set>

#include "app/channels/connections.hpp"
#include "app/channels/payload.hpp"
#include "app/channels/secret_turn.hpp"
#include "core/base/failpoint.hpp"
#include "core/model/capabilities.hpp"
#include "core/rules/silence.hpp"
#include "jobs/channels/at_once.hpp"

namespace harken::jobs {

namespace {

using std::chrono::milliseconds;

// A channel that does not poll only looks now and then whether the provider still knows our
// address.
constexpr milliseconds kBetweenChecks = std::chrono::hours(1);
constexpr std::size_t kAtOnce = 4;
// Few enough that nobody else waits long for the database: on PostgreSQL each costs round trips.
constexpr std::ptrdiff_t kInOneCommit = 100;
constexpr std::ptrdiff_t kInOneSharedCommit = 8;

Found<app::OpenedChannel> open(const ChannelServices& services, WorkspaceId workspace,
                               ChannelId id) {
  std::optional<app::OpenedChannel> opened;
  RETURN_IF_ERROR(run_read(services.database, [&](Tx& tx) -> Status {
    ASSIGN_OR_RETURN(opened, app::open_channel(tx, workspace, id, services.public_url));
    return {};
  }));
  return opened;
}

// Of which all is here, and nobody waits for a word.
bool is_complete(const Inbound& inbound) {
  return inbound.kind != InboundKind::greeting && inbound.callback.empty() &&
         inbound.files.empty() && inbound.html.empty();
}

// What it would write down stands there already.
bool is_well_known(const Status& status, const ChannelConnection& stored) {
  return status && stored.connected_at && stored.receiving.reason.empty();
}

app::Understood understand(ChannelDriver& driver, const Connection& connection,
                           const std::vector<InboundEntry>& entries) {
  app::Understood understood(entries.size());
  for (std::size_t i = 0; i < entries.size(); ++i) {
    const auto& entry = entries[i];
    if (!entry.raw.group.empty() || !entry.payload_hash.empty()) continue;
    auto inbound = driver.parse(connection, {entry.raw});
    if (inbound && is_complete(*inbound)) understood[i] = *std::move(inbound);
  }
  return understood;
}

// Those that lie among the files wait for the disk together.
Result<std::vector<InboundEntry>> put_together(BlobStore& blobs, std::vector<RawInbound> items) {
  std::vector<Result<std::vector<InboundEntry>>> put(items.size());
  each_at_once(items.size(), kAtOnce, [&](std::size_t i) {
    std::vector<RawInbound> one;
    one.push_back(std::move(items[i]));
    put[i] = app::put_payloads(blobs, std::move(one));
  });
  std::vector<InboundEntry> entries;
  for (auto& each : put) {
    if (!each) return std::unexpected(each.error());
    entries.push_back(std::move(each->front()));
  }
  return entries;
}

// 1, 2, 4 … seconds, at most two minutes.
milliseconds pause_after(int failures) {
  return std::chrono::seconds(std::min(1 << std::min(failures, 7), 120));
}

}  // namespace

Receiver::Receiver(const ChannelServices& services, Lease& lease, WorkspaceId workspace,
                   ChannelId channel, Listener listener)
    : lease_(lease),
      database_(services.database, lease.name()),
      services_(services.with(database_)),
      workspace_(workspace),
      channel_(channel),
      listener_(std::move(listener)),
      thread_([this](std::stop_token stop) { run(stop); }) {}

Receiver::~Receiver() {
  thread_.request_stop();
  thread_.join();
}

void Receiver::run(std::stop_token stop) {
  while (const auto tenure = lease_.wait(stop)) {
    const EitherStop either(stop, tenure->over());
    database_.enter(*tenure);
    is_connected_ = false;
    if (!serve(either.token())) return;
  }
}

bool Receiver::serve(std::stop_token stop) {
  while (!stop.stop_requested()) {
    const auto opened = open(services_, workspace_, channel_);
    if (opened && !*opened) {
      take_leave();
      listener_.on_gone();
      return false;
    }
    auto* driver = opened ? services_.drivers.find((*opened)->channel.kind) : nullptr;
    if (opened && !driver) return false;
    const auto pause = driver ? one_round(*driver, **opened, stop) : pause_after(++failures_);
    if (pause.count() > 0) signal_.wait(stop, pause);
  }
  return true;
}

void Receiver::take_leave() {
  std::optional<app::OpenedChannel> deleted;
  const auto read = run_read(services_.database, [&](Tx& tx) -> Status {
    ASSIGN_OR_RETURN(deleted, app::open_deleted_channel(tx, workspace_, channel_));
    return {};
  });
  auto* driver = deleted ? services_.drivers.find(deleted->channel.kind) : nullptr;
  const auto left = driver ? driver->disconnect(deleted->connection) : read;
  if (!left) spdlog::warn("channel {}: {}", channel_.to_string(), left.error().detail);
}

milliseconds Receiver::one_round(ChannelDriver& driver, const app::OpenedChannel& opened,
                                 std::stop_token stop) {
  auto connection = opened.connection;
  // What a provider gives in place of a secret is good for once: without it nobody gets in again.
  connection.replace_secret = replace_secret(database_.beneath(), channel_);
  connection.take_turn = app::take_secret_turn(database_.beneath(), services_.env.ids, channel_);
  const bool polls = driver.polls(connection);
  Status status;
  if (!is_connected_) {
    status = connect(driver, connection, polls);
    // The first news of a channel may be long in coming.
    if (status && !opened.stored.connected_at) note(status);
  }
  is_connected_ = status.has_value();
  if (status && polls) status = poll(driver, opened, connection, stop);
  if (stop.stop_requested()) return {};
  if (!is_well_known(status, opened.stored)) note(status);
  if (status) note_heard(driver, opened);
  failures_ = status ? 0 : failures_ + 1;
  if (!status) return pause_after(failures_);
  if (polls) return {};
  is_connected_ = false;
  return kBetweenChecks;
}

// Asked before: setting the address anew says nothing of how it went with it.
Status Receiver::connect(ChannelDriver& driver, const Connection& connection, bool polls) {
  Status inspected;
  if (!polls) inspected = driver.inspect(connection, services_.env.clock.now());
  RETURN_IF_ERROR(driver.connect(connection));
  return inspected;
}

Status Receiver::poll(ChannelDriver& driver, const app::OpenedChannel& opened,
                      const Connection& connection, std::stop_token stop) {
  const auto& cursor = opened.stored.cursor;
  ASSIGN_OR_RETURN(auto polled, driver.poll(connection, cursor, stop));
  if (polled.items.empty() && polled.cursor == cursor) return {};
  if (!polled.items.empty()) failpoint("receiver.fetched");
  app::StoreInbound command{workspace_, channel_, {}, polled.cursor};
  // Mails are long, and take long to understand: the next are not fetched later for that.
  const bool are_mails = capabilities_of(opened.channel.kind).threads;
  const auto put = are_mails ? put_together : app::put_payloads;
  ASSIGN_OR_RETURN(command.items, put(services_.blobs, std::move(polled.items)));
  if (!are_mails && take_at_once(driver, connection, command)) return {};
  int stored = 0;
  RETURN_IF_ERROR(run_write(services_.database, [&](Tx& tx) -> Status {
    auto env = services_.env;
    ASSIGN_OR_RETURN(stored, app::store_inbound(tx, env, command));
    return {};
  }));
  if (stored > 0) {
    failpoint("receiver.stored");
    listener_.on_stored();
  }
  return {};
}

// The cursor stands with the last: after a crash all come again, and those that are there are
// known. When one cannot be taken in, what is left is stored as it came, and the importer finds out
// which.
bool Receiver::take_at_once(ChannelDriver& driver, const Connection& connection,
                            const app::StoreInbound& command) {
  const auto understood = understand(driver, connection, command.items);
  if (std::ranges::none_of(understood, [](const auto& each) { return each.has_value(); }))
    return false;
  failpoint("importer.understood");
  const auto most = services_.database.is_shared() ? kInOneSharedCommit : kInOneCommit;
  const auto all = static_cast<std::ptrdiff_t>(command.items.size());
  for (std::ptrdiff_t first = 0; first < all; first += most) {
    const auto end = std::min(first + most, all);
    app::StoreInbound some{workspace_, channel_, {}, std::nullopt};
    some.items.assign(command.items.begin() + first, command.items.begin() + end);
    if (end == all) some.cursor = command.cursor;
    const auto taken =
        take_some(driver, some, {understood.begin() + first, understood.begin() + end});
    if (taken) continue;
    spdlog::info("channel {}: not at once: {}", channel_.to_string(), taken.error().detail);
    return false;
  }
  return true;
}

Status Receiver::take_some(ChannelDriver& driver, const app::StoreInbound& command,
                           const app::Understood& understood) {
  app::Stored stored;
  RETURN_IF_ERROR(run_write(services_.database, [&](Tx& tx) -> Status {
    auto env = services_.env;
    ASSIGN_OR_RETURN(stored, app::store_and_take(tx, env, command, understood));
    return {};
  }));
  failpoint("receiver.stored");
  if (!stored.taken.empty()) failpoint("importer.taken");
  if (stored.pending > 0) listener_.on_stored();
  std::set<std::string> senders;
  for (const auto i : stored.taken)
    if (driver.has_photos() && understood[i]->kind == InboundKind::message)
      senders.insert(understood[i]->sender.external_id);
  for (const auto& sender : senders) listener_.on_sender(sender);
  return {};
}

void Receiver::note_heard(const ChannelDriver& driver, const app::OpenedChannel& opened) {
  const auto kept = driver.keeps_news_for_seconds();
  if (!is_worth_noting(opened.stored.heard_at, services_.env.clock.now(), kept)) return;
  const auto written = run_write(services_.database, [&](Tx& tx) {
    auto env = services_.env;
    return app::note_heard(tx, env, workspace_, channel_, kept);
  });
  if (!written) spdlog::warn("channel {}: {}", channel_.to_string(), written.error().detail);
}

void Receiver::note(const Status& status) {
  Trouble now;
  if (!status) now = {status.error().code, status.error().detail};
  const auto written = run_write(services_.database, [&](Tx& tx) {
    auto env = services_.env;
    return app::note_receiving(tx, env, workspace_, channel_, now);
  });
  if (!status) spdlog::warn("channel {}: {}", channel_.to_string(), status.error().detail);
  if (!written) spdlog::warn("channel {}: {}", channel_.to_string(), written.error().detail);
}

}  // namespace harken::jobs
