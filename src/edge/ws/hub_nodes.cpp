// SPDX-License-Identifier: AGPL-3.0-or-later
// The part of the hub that several nodes on one database share: who is online, and what the others say.
#include <algorithm>

#include "app/conversation/routing.hpp"
#include "edge/ws/hub.hpp"
#include "edge/ws/staff_socket.hpp"
#include "edge/ws/visitor_socket.hpp"
#include "ports/nodes.hpp"

namespace harken::ws {

namespace {

// Who comes online gets what waits. A failure here costs nothing: the next change tries again.
void route_to(Services& services, const OnlineUsers::Left& who) {
  services.database.write(
      [&env = services.env, who](Tx& tx) {
        return app::route_to(tx, env, who.workspace_id, who.user_id);
      },
      [](const Status&) {});
}

}  // namespace

void Hub::tell_presence(WorkspaceId workspace, UserId user, bool is_online) {
  on_each_lane([workspace, frame = presence(user, is_online)](Lane& lane) {
    lane.each_staff(workspace, [&](StaffSocket& socket) { socket.send(frame); });
  });
}

void Hub::staff_opened(const Actor& actor) {
  const bool was_elsewhere = online_.is_online(actor.user_id);
  if (!online_.opened(actor)) return;
  if (!was_elsewhere) tell_presence(actor.workspace_id, actor.user_id, true);
  store_presence({actor.workspace_id, actor.user_id}, true);
  route_to(services_, {actor.workspace_id, actor.user_id});
}

void Hub::staff_closed(UserId user) { online_.closed(user, std::chrono::steady_clock::now()); }

void Hub::store_presence(OnlineUsers::Left who, bool is_online) {
  if (is_alone()) return;
  services_.database.write(
      [this, at = OnlineAt{services_.options.node, who.workspace_id, who.user_id}, is_online](Tx& tx) {
        if (is_online) return tx.nodes().set_online(at);
        const bool is_back = online_.is_online_here(at.user_id);
        return is_back ? Status() : tx.nodes().set_offline(at.node_id, at.user_id);
      },
      [tell = services_.options.tell_others](const Status&) { tell(PresenceChanged{}); });
}

void Hub::end_presence(const std::vector<OnlineUsers::Left>& gone) {
  for (const auto& left : gone) {
    if (!online_.is_online(left.user_id)) tell_presence(left.workspace_id, left.user_id, false);
    store_presence(left, false);
  }
}

void Hub::refresh_presence() {
  if (is_refreshing_.exchange(true)) return;
  const auto there = std::make_shared<std::vector<OnlineAt>>();
  services_.database.read(
      [there, node = services_.options.node](Tx& tx) -> Status {
        ASSIGN_OR_RETURN(*there, tx.nodes().list_online_elsewhere(node));
        return {};
      },
      [this, there](const Status& status) {
        is_refreshing_ = false;
        if (!status) return;  // as it was, until the database says otherwise
        const auto changes = online_.set_elsewhere(*there);
        for (const auto& left : changes.went) tell_presence(left.workspace_id, left.user_id, false);
        for (const auto& came : changes.came) tell_presence(came.workspace_id, came.user_id, true);
        // What has come in here while nobody here knew yet that they are there.
        for (const auto& came : changes.came) route_to(services_, came);
      });
}

void Hub::store_visitors() {
  std::vector<IdentityId> here;
  std::vector<IdentityId> away;
  for (const auto& [identity, is_here] : online_.take_visitor_changes())
    (is_here ? here : away).push_back(identity);
  if (here.empty() && away.empty()) return;
  services_.database.write(
      [here, away, node = services_.options.node](Tx& tx) -> Status {
        RETURN_IF_ERROR(tx.nodes().set_here(node, here));
        return tx.nodes().set_away(node, away);
      },
      [](const Status&) {});
}

// Whoever is here can do nothing, and another node may still have the database: they are told to come
// again, and the load balancer sends them there, as this one is not ready.
void Hub::leave_if_cut_off() {
  ticks_without_database_ = services_.database.is_healthy() ? 0 : ticks_without_database_ + 1;
  if (ticks_without_database_ != services_.options.cut_off_ticks) return;
  on_each_lane([](Lane& lane) { lane.close_all(close_code::kRestart); });
}

// Those that ended at another node whose word of it was lost.
void Hub::check_sessions() {
  struct Asked {
    std::mutex mutex;
    std::vector<SessionId> sessions;
    std::size_t lanes;
  };
  const auto asked = std::make_shared<Asked>();
  asked->lanes = lanes_.size();
  on_each_lane([this, asked](Lane& lane) {
    const std::lock_guard lock(asked->mutex);
    lane.each_staff([&](StaffSocket& socket) {
      if (socket.session_id()) asked->sessions.push_back(socket.session_id());
    });
    if (--asked->lanes > 0 || asked->sessions.empty()) return;
    const auto ended = std::make_shared<std::vector<SessionId>>();
    services_.database.read(
        [asked, ended](Tx& tx) -> Status {
          ASSIGN_OR_RETURN(*ended, tx.nodes().list_ended(asked->sessions));
          return {};
        },
        [this, ended](const Status& status) {
          if (status && !ended->empty()) close_sessions(*ended);
        });
  });
}

void Hub::hear(const News& news) {
  if (std::holds_alternative<PresenceChanged>(news)) refresh_presence();
  if (const auto* out = std::get_if<SignedOut>(&news)) close_here(*out);
  if (const auto* typing = std::get_if<TypingThere>(&news)) show_typing_there(*typing);
  if (const auto* looking = std::get_if<LookingThere>(&news)) show_looking_there(*looking);
}

// Who may know of it follows from the conversation, which every node reads for itself.
void Hub::show_typing_there(const TypingThere& news) {
  const auto found = std::make_shared<std::optional<Conversation>>();
  services_.database.read(
      [found, news](Tx& tx) -> Status {
        ASSIGN_OR_RETURN(*found, tx.conversations().find(news.workspace_id, news.typing.conversation_id));
        return {};
      },
      [this, found, news](const Status& status) {
        if (status && *found) spread_typing(**found, news.typing);
      });
}

void Hub::show_looking_there(const LookingThere& news) {
  show_looking(news);
  if (!news.active || news.is_answer) return;
  for (const auto& other : lookers_.list(news.conversation_id))
    services_.options.tell_others(LookingThere{news.workspace_id, news.conversation_id, other.user_id,
                                               other.name, true, true});
}

}  // namespace harken::ws
