// SPDX-License-Identifier: AGPL-3.0-or-later
// Where providers deliver. What is theirs is stored as it came before they get an answer (A58:
// without the channel's secret nothing is).
#include "app/channels/connections.hpp"
#include "app/channels/intake.hpp"
#include "app/channels/payload.hpp"
#include "core/base/failpoint.hpp"
#include "edge/api/routes.hpp"
#include "edge/http/problem.hpp"

namespace harken::edge {

namespace {

Result<app::OpenedChannel> open(Tx& tx, const std::string& key, const std::string& public_url) {
  ASSIGN_OR_RETURN(const auto channel, tx.channels().find_by_key(key));
  if (!channel) return fail_not_found("channel");
  ASSIGN_OR_RETURN(auto opened,
                   app::open_channel(tx, channel->workspace_id, channel->id, public_url));
  if (!opened) return fail_not_found("channel");
  return *std::move(opened);
}

using Entries = Result<std::vector<InboundEntry>>;

asio::awaitable<Result<int>> store(Api& api, const app::OpenedChannel& opened,
                                   std::vector<RawInbound> raw) {
  const std::function<Entries()> put = [&api, &raw] {
    return app::put_payloads(api.blobs, std::move(raw));
  };
  auto entries = co_await run_on<Entries>(api.worker, put);
  if (!entries) co_return std::unexpected(entries.error());
  const auto& channel = opened.channel;
  app::StoreInbound command{channel.workspace_id, channel.id, *std::move(entries), std::nullopt};
  const bool was_failing = opened.stored.receiving.reason == kHookFailing;
  std::function<Result<int>(Tx&)> work = [&api, command, was_failing](Tx& tx) -> Result<int> {
    if (was_failing)
      RETURN_IF_ERROR(
          app::note_receiving(tx, api.env, command.workspace_id, command.channel_id, {}));
    return app::store_inbound(tx, api.env, command);
  };
  co_return co_await run<int>(api.database, Mode::write, std::move(work));
}

// Who guesses keys is slowed down, and what they send is not read.
asio::awaitable<Result<std::size_t>> admit(Api& api, const Request& request) {
  std::function<Result<ChannelKind>(Tx&)> find =
      [key = request.params.at(0)](Tx& tx) -> Result<ChannelKind> {
    ASSIGN_OR_RETURN(const auto channel, tx.channels().find_by_key(key));
    if (!channel || !channel->health) return fail_not_found("channel");
    return channel->kind;
  };
  const auto kind = co_await run<ChannelKind>(api.database, Mode::read, std::move(find));
  if (!kind) {
    auto slowed = api.limiters.unknown_hooks_by_address.take(request.remote_ip);
    if (!slowed) co_return std::unexpected(slowed.error());
    co_return std::unexpected(kind.error());
  }
  const auto* driver = api.channels.drivers.find(*kind);
  if (!driver) co_return fail_not_found("channel");
  co_return driver->largest_hook();
}

asio::awaitable<Response> take_hook(Api& api, Request& request) {
  std::function<Result<app::OpenedChannel>(Tx&)> find = [&api, key = request.params.at(0)](Tx& tx) {
    return open(tx, key, api.channels.public_url);
  };
  const auto opened = co_await run<app::OpenedChannel>(api.database, Mode::read, std::move(find));
  if (!opened) co_return problem(opened.error());
  auto* driver = api.channels.drivers.find(opened->channel.kind);
  if (!driver) co_return problem(fail_not_found("channel").error());
  const HookRequest hook{[&request](std::string_view name) { return request.header(name); },
                         request.body, api.env.clock.now()};
  auto items = driver->read_hook(opened->connection, hook);
  if (!items) co_return problem(items.error());
  failpoint("hook.read");
  const auto stored = co_await store(api, *opened, *std::move(items));
  if (!stored) co_return problem(stored.error());
  failpoint("hook.stored");
  api.channels.on_inbound(opened->channel.id);
  co_return ok_json("{}");
}

}  // namespace

void add_hook_routes(Api& api, Routes& routes) {
  routes.push_back({Method::post, "/hooks/{key}",
                    [&api](Request& request) { return take_hook(api, request); }, kLargestHook,
                    [&api](const Request& request) { return admit(api, request); }});
}

}  // namespace harken::edge
