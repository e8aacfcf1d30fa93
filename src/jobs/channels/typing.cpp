// SPDX-License-Identifier: AGPL-3.0-or-later
#include "jobs/channels/typing.hpp"

#include <boost/asio/post.hpp>

#include "app/channels/connections.hpp"

namespace harken::jobs {

namespace {

// What Telegram shows lasts five seconds (Bot API, sendChatAction).
constexpr std::int64_t kSeconds = 4;
constexpr std::size_t kMostRemembered = 10'000;

}  // namespace

void TypingTeller::tell(const Conversation& conversation) {
  const auto now = services_.env.clock.now();
  {
    const std::lock_guard lock(mutex_);
    if (told_.size() >= kMostRemembered) told_.clear();
    auto& last = told_[conversation.identity_id.value()];
    if (now < last.plus_seconds(kSeconds)) return;
    last = now;
  }
  boost::asio::post(pool_,
                    [this, workspace = conversation.workspace_id, channel = conversation.channel_id,
                     identity = conversation.identity_id] { send(workspace, channel, identity); });
}

void TypingTeller::send(WorkspaceId workspace, ChannelId channel, IdentityId identity) {
  std::optional<app::OpenedChannel> opened;
  std::string recipient;
  const auto found = run_read(services_.database, [&](Tx& tx) -> Status {
    ASSIGN_OR_RETURN(opened, app::open_channel(tx, workspace, channel, services_.public_url));
    ASSIGN_OR_RETURN(const auto customer, tx.identities().find(identity));
    if (customer) recipient = customer->external_id;
    return {};
  });
  if (!found || !opened || recipient.empty()) return;
  if (auto* driver = services_.drivers.find(opened->channel.kind))
    driver->show_typing(opened->connection, recipient);
}

}  // namespace harken::jobs
