// SPDX-License-Identifier: AGPL-3.0-or-later
#include "jobs/channels/importer.hpp"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <set>

#include "app/admin/authenticate.hpp"
#include "app/channels/intake.hpp"
#include "app/channels/payload.hpp"
#include "core/base/failpoint.hpp"
#include "jobs/channels/fetched_files.hpp"
#include "ports/connections.hpp"

namespace harken::jobs {

namespace {

constexpr int kAtOnce = 100;
constexpr std::int64_t kMostAttempts = 8;  // some ten minutes
// Parts of an album come within moments of each other; what comes later is a message of its own.
constexpr std::int64_t kGroupMicros = 1'000'000;
constexpr std::int64_t kLongestWaitSeconds = 60;

bool is_for_good(const Error& error) {
  return error.kind == Errc::invalid || error.kind == Errc::unsupported;
}

std::vector<InboundId> ids_of(const std::vector<InboundEntry>& bundle) {
  std::vector<InboundId> ids;
  for (const auto& entry : bundle) ids.push_back(entry.id);
  return ids;
}

}  // namespace

Importer::Importer(const ChannelServices& services, WorkspaceId workspace, ChannelId channel,
                   std::function<void(const std::string&)> on_sender)
    : services_(services),
      workspace_(workspace),
      channel_(channel),
      on_sender_(std::move(on_sender)),
      thread_([this](std::stop_token stop) { run(stop); }) {}

Importer::~Importer() {
  thread_.request_stop();
  thread_.join();
}

void Importer::run(std::stop_token stop) {
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
  auto next = services_.env.clock.now().plus_seconds(kLongestWaitSeconds);
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
  bool has_done = false;
  std::set<std::string> stuck;
  for (const auto& bundle : bundle_up(std::move(pending), next)) {
    if (stop.stop_requested()) return next;
    if (stuck.contains(bundle.front().raw.lane)) continue;
    const auto status = import(*channel, *driver, bundle);
    has_done = has_done || status.has_value();
    if (status) continue;
    set_back(bundle, status.error());
    stuck.insert(bundle.front().raw.lane);
  }
  // What failed has a time of its own now; and there may be more than was looked at.
  if (!stuck.empty() || (is_full && has_done)) return services_.env.clock.now();
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

Status Importer::import(const app::OpenedChannel& channel, ChannelDriver& driver,
                        const Bundle& bundle) {
  std::vector<RawInbound> items;
  for (const auto& entry : bundle) {
    ASSIGN_OR_RETURN(auto item, app::get_payload(services_.blobs, entry));
    items.push_back(std::move(item));
  }
  app::TakeIn command{channel.channel, ids_of(bundle), {}, {}, {}};
  ASSIGN_OR_RETURN(command.inbound, driver.parse(channel.connection, items));
  const bool is_last_try = bundle.front().attempts + 1 >= kMostAttempts;
  ASSIGN_OR_RETURN(command.files, fetch_files(services_, driver, channel.connection,
                                              command.inbound, is_last_try));
  if (const auto& html = command.inbound.html; !html.empty()) {
    command.html_hash = app::hash_token(html);
    RETURN_IF_ERROR(services_.blobs.put(command.html_hash, html));
  }
  failpoint("importer.understood");
  RETURN_IF_ERROR(run_write(services_.database, [&](Tx& tx) {
    auto env = services_.env;
    return app::take_in(tx, env, command);
  }));
  failpoint("importer.taken");
  driver.acknowledge(channel.connection, command.inbound);
  if (command.inbound.kind == InboundKind::message && driver.has_photos())
    on_sender_(command.inbound.sender.external_id);
  return {};
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
