// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/channels/secret_turn.hpp"

#include <thread>

#include "ports/connections.hpp"
#include "ports/leases.hpp"

namespace harken::app {

namespace {

// A token endpoint has 15 seconds to answer.
constexpr std::int64_t kTurnSeconds = 30;
constexpr std::chrono::milliseconds kPause{100};
constexpr int kMostPauses = 450;

// None: somebody else has the turn.
Result<SecretTurn> try_to_take(Database& database, const std::string& lease, NodeId holder,
                               ChannelId channel) {
  std::optional<Fence> fence;
  auto secrets = std::make_unique<Secrets>();
  RETURN_IF_ERROR(run_write(database, [&](Tx& tx) -> Status {
    ASSIGN_OR_RETURN(fence, tx.leases().take(lease, holder, kTurnSeconds));
    if (!fence) return {};
    ASSIGN_OR_RETURN(*secrets, tx.connections().secrets(channel));
    return {};
  }));
  if (!fence) return SecretTurn();
  return SecretTurn(secrets.release(), [&database, lease, holder](const Secrets* held) {
    delete held;
    // Who could not be told waits until it is over by itself.
    (void)run_write(database, [&](Tx& tx) { return tx.leases().give_up(lease, holder); });
  });
}

}  // namespace

TakeTurn take_secret_turn(Database& database, IdSource& ids, ChannelId channel) {
  return [&database, &ids, channel](const std::stop_token& stop) -> Result<SecretTurn> {
    const auto lease = "secrets:" + channel.to_string();
    // Of this turn alone: two threads of a node take turns, too.
    const auto holder = ids.make<NodeId>();
    for (int i = 0; i < kMostPauses && !stop.stop_requested(); ++i) {
      ASSIGN_OR_RETURN(auto turn, try_to_take(database, lease, holder, channel));
      if (turn) return turn;
      std::this_thread::sleep_for(kPause);
    }
    return fail(Errc::unavailable, "oauth_unreachable", "another node has not ended its renewal");
  };
}

}  // namespace harken::app
