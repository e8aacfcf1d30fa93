// SPDX-License-Identifier: AGPL-3.0-or-later
#include "jobs/channels/importer.hpp"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <chrono>
#include <future>
#include <utility>

#include "app/admin/authenticate.hpp"
#include "app/channels/intake.hpp"
#include "app/channels/payload.hpp"
#include "core/base/failpoint.hpp"
#include "jobs/channels/at_once.hpp"
#include "jobs/channels/fetched_files.hpp"
#include "ports/connections.hpp"

namespace harken::jobs {

namespace {

constexpr int kAtOnce = 100;
// In one transaction: few enough that nobody else waits long for the database.
constexpr std::size_t kInOneCommit = 32;
// From where on it is worth more threads to understand them.
constexpr std::chrono::microseconds kMuchWork{500};
constexpr std::size_t kThreads = 4;        // they wait for processes and for the disk
constexpr std::int64_t kMostAttempts = 8;  // some ten minutes
// Parts of an album come within moments of each other; what comes later is a message of its own.
constexpr std::int64_t kGroupMicros = 1'000'000;
constexpr std::int64_t kLongestWaitSeconds = 60;
// What came over a webhook of another node wakes nobody here, if they cannot talk to each other.
constexpr std::int64_t kLongestWaitForOthers = 2;

bool is_for_good(const Error& error) {
  return error.kind == Errc::invalid || error.kind == Errc::unsupported;
}

std::vector<InboundId> ids_of(const std::vector<InboundEntry>& bundle) {
  std::vector<InboundId> ids;
  for (const auto& entry : bundle) ids.push_back(entry.id);
  return ids;
}

}  // namespace

Importer::Importer(const ChannelServices& services, Lease& lease, WorkspaceId workspace,
                   ChannelId channel, std::function<void(const std::string&)> on_sender)
    : lease_(lease),
      database_(services.database, lease.name()),
      services_(services.with(database_)),
      workspace_(workspace),
      channel_(channel),
      on_sender_(std::move(on_sender)),
      thread_([this](std::stop_token stop) { run(stop); }) {}

Importer::~Importer() {
  thread_.request_stop();
  thread_.join();
}

void Importer::run(std::stop_token stop) {
  while (const auto tenure = lease_.wait(stop)) {
    const EitherStop either(stop, tenure->over());
    database_.enter(*tenure);
    serve(either.token());
  }
}

void Importer::serve(std::stop_token stop) {
  while (!stop.stop_requested()) {
    const auto next = one_round(stop);
    if (!next) spdlog::warn("importing failed: {}", next.error().detail);
    const auto now = services_.env.clock.now();
    const auto micros = next ? std::max<std::int64_t>(next->micros - now.micros, 0) : 2'000'000;
    if (micros > 0) signal_.wait(stop, std::chrono::milliseconds(micros / 1'000 + 1));
  }
}

Result<Timestamp> Importer::one_round(std::stop_token stop) {
  std::optional<app::OpenedChannel> channel;
  std::vector<InboundEntry> pending;
  const auto longest = services_.database.is_shared() ? kLongestWaitForOthers : kLongestWaitSeconds;
  auto next = services_.env.clock.now().plus_seconds(longest);
  RETURN_IF_ERROR(run_read(services_.database, [&](Tx& tx) -> Status {
    ASSIGN_OR_RETURN(pending,
                     tx.inbound().list_pending(channel_, services_.env.clock.now(), kAtOnce));
    if (pending.empty()) return {};
    ASSIGN_OR_RETURN(channel, app::open_channel(tx, workspace_, channel_, services_.public_url));
    return {};
  }));
  auto* driver = channel ? services_.drivers.find(channel->channel.kind) : nullptr;
  if (!driver) return next;
  const bool is_full = std::ssize(pending) == kAtOnce;
  Round round{*channel, *driver};
  const auto bundles = bundle_up(std::move(pending), next);
  import_all(round, bundles, stop);
  if (stop.stop_requested()) return next;
  // What failed has a time of its own now; and there may be more than was looked at.
  if (!round.stuck.empty() || (is_full && round.has_done)) return services_.env.clock.now();
  return next;
}

// Only what is due: the rest of a lane waits behind what is not.
std::vector<Importer::Bundle> Importer::bundle_up(std::vector<InboundEntry> pending,
                                                  Timestamp& next) {
  const auto now = services_.env.clock.now();
  std::vector<Bundle> bundles;
  std::set<std::string> waiting;
  for (auto& entry : pending) {
    if (waiting.contains(entry.raw.lane)) continue;
    auto due = entry.next_at;
    if (!entry.raw.group.empty())
      due = std::max(due, Timestamp{entry.received_at.micros + kGroupMicros});
    if (due > now) {
      waiting.insert(entry.raw.lane);
      next = std::min(next, due);
      continue;
    }
    const auto same = [&](const Bundle& bundle) {
      return !entry.raw.group.empty() && bundle.front().raw.lane == entry.raw.lane &&
             bundle.front().raw.group == entry.raw.group;
    };
    const auto found = std::ranges::find_if(bundles, same);
    if (found == bundles.end())
      bundles.push_back({std::move(entry)});
    else
      found->push_back(std::move(entry));
  }
  // A group of which a part has still to wait waits as a whole.
  std::erase_if(bundles, [&](const Bundle& bundle) {
    return !bundle.front().raw.group.empty() && waiting.contains(bundle.front().raw.lane);
  });
  return bundles;
}

// While some are written, the next are understood.
void Importer::import_all(Round& round, std::span<const Bundle> bundles, std::stop_token stop) {
  const auto some_of = [](std::span<const Bundle> rest) {
    return rest.first(std::min(kInOneCommit, rest.size()));
  };
  auto prepared = prepare_all(round, some_of(bundles));
  while (!bundles.empty() && !stop.stop_requested()) {
    const auto some = some_of(bundles);
    bundles = bundles.subspan(some.size());
    std::future<Prepared> next;
    if (!bundles.empty())
      next = std::async(std::launch::async,
                        [&, bundles] { return prepare_all(round, some_of(bundles)); });
    import(round, some, std::move(prepared));
    if (next.valid()) prepared = next.get();
  }
}

void Importer::import(Round& round, std::span<const Bundle> bundles, Prepared prepared) {
  std::vector<Ready> ready;
  for (std::size_t i = 0; i < bundles.size(); ++i) {
    // What is ready does not wait for the files of others.
    if (prepared[i] && !prepared[i]->has_files) take_in(round, std::exchange(ready, {}));
    if (round.stuck.contains(bundles[i].front().raw.lane)) continue;
    Status status;
    if (!prepared[i])
      status = std::unexpected(prepared[i].error());
    else if (!prepared[i]->has_files)
      status = add_files(round, *prepared[i]);
    if (status)
      ready.push_back(*std::move(prepared[i]));
    else
      give_up(round, bundles[i], status.error());
  }
  take_in(round, ready);
}

// The first tells whether several at once are worth it.
Importer::Prepared Importer::prepare_all(const Round& round, std::span<const Bundle> bundles) {
  Prepared prepared(bundles.size());
  if (bundles.empty()) return prepared;
  const auto begun = std::chrono::steady_clock::now();
  prepared.front() = prepare(round, bundles.front());
  const bool is_much = std::chrono::steady_clock::now() - begun > kMuchWork;
  each_at_once(bundles.size() - 1, is_much ? kThreads : 1,
               [&](std::size_t i) { prepared[i + 1] = prepare(round, bundles[i + 1]); });
  return prepared;
}

Result<Importer::Ready> Importer::prepare(const Round& round, const Bundle& bundle) {
  std::vector<RawInbound> items;
  for (const auto& entry : bundle) {
    ASSIGN_OR_RETURN(auto item, app::get_payload(services_.blobs, entry));
    items.push_back(std::move(item));
  }
  Ready ready{&bundle, {round.channel.channel, ids_of(bundle), {}, {}, {}}};
  auto& inbound = ready.command.inbound;
  ASSIGN_OR_RETURN(inbound, round.driver.parse(round.channel.connection, items));
  const auto came_with_it = [](const InboundFile& file) { return !file.content.empty(); };
  if (std::ranges::all_of(inbound.files, came_with_it)) RETURN_IF_ERROR(add_files(round, ready));
  return ready;
}

Status Importer::add_files(const Round& round, Ready& ready) {
  auto& command = ready.command;
  const bool is_last_try = ready.bundle->front().attempts + 1 >= kMostAttempts;
  ASSIGN_OR_RETURN(command.files, fetch_files(services_, round.driver, round.channel.connection,
                                              command.inbound, is_last_try));
  // They are stored, and others wait with theirs for one transaction.
  for (auto& file : command.inbound.files) std::exchange(file.content, {});
  if (const auto html = std::exchange(command.inbound.html, {}); !html.empty()) {
    command.html_hash = app::hash_token(html);
    RETURN_IF_ERROR(services_.blobs.put(command.html_hash, html));
  }
  ready.has_files = true;
  return {};
}

// All in one transaction, in their order. When one of them fails, each has its own: what a lane has
// behind it waits, and no other lane does.
void Importer::take_in(Round& round, const std::vector<Ready>& ready) {
  if (ready.empty() || take_in_together(round, ready)) return;
  for (const auto& each : ready) {
    if (round.stuck.contains(each.bundle->front().raw.lane)) continue;
    const auto status = take_in_together(round, std::span(&each, 1));
    if (!status) give_up(round, *each.bundle, status.error());
  }
}

Status Importer::take_in_together(Round& round, std::span<const Ready> ready) {
  failpoint("importer.understood");
  RETURN_IF_ERROR(run_write(services_.database, [&](Tx& tx) -> Status {
    auto env = services_.env;
    for (const auto& each : ready) RETURN_IF_ERROR(app::take_in(tx, env, each.command));
    return {};
  }));
  failpoint("importer.taken");
  round.has_done = true;
  std::set<std::string> senders;
  for (const auto& each : ready) {
    const auto& inbound = each.command.inbound;
    round.driver.acknowledge(round.channel.connection, inbound);
    if (inbound.kind == InboundKind::message && round.driver.has_photos())
      senders.insert(inbound.sender.external_id);
  }
  for (const auto& sender : senders) on_sender_(sender);
  return {};
}

void Importer::give_up(Round& round, const Bundle& bundle, const Error& error) {
  set_back(bundle, error);
  round.stuck.insert(bundle.front().raw.lane);
}

void Importer::set_back(const Bundle& bundle, const Error& error) {
  const auto attempts = bundle.front().attempts + 1;
  app::SetBack command{workspace_, ids_of(bundle), error.code, std::nullopt};
  if (!is_for_good(error) && attempts < kMostAttempts)
    command.again = services_.env.clock.now().plus_seconds(std::int64_t{1} << attempts);
  spdlog::warn("inbound {}: {} ({})", command.entries.front().to_string(), error.detail,
               error.code);
  const auto written = run_write(services_.database, [&](Tx& tx) {
    auto env = services_.env;
    return app::set_back(tx, env, command);
  });
  if (!written) spdlog::warn("inbound: {}", written.error().detail);
}

}  // namespace harken::jobs
