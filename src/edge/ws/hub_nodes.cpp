// SPDX-License-Identifier: AGPL-3.0-or-later
// The part of the hub that several nodes on one database share: who is online, and what the others
// say.
#include <algorithm>

#include "app/conversation/routing.hpp"
#include "edge/ws/hub.hpp"
#include "edge/ws/staff_socket.hpp"
#include "edge/ws/visitor_socket.hpp"
#include "ports/nodes.hpp"

namespace harken::ws {

namespace {

// So many of them may be lost.
constexpr int kLookingWords = 3;

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
      [this, at = OnlineAt{services_.options.node, who.workspace_id, who.user_id},
       is_online](Tx& tx) {
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
      [there](Tx& tx) -> Status {
        ASSIGN_OR_RETURN(*there, tx.nodes().list_online());
        return {};
      },
      [this, there](const Status& status) {
        is_refreshing_ = false;
        if (!status) return;  // as it was, until the database says otherwise
        std::vector<OnlineAt> own;
        std::vector<OnlineAt> elsewhere;
        for (const auto& each : *there)
          (each.node_id == services_.options.node ? own : elsewhere).push_back(each);
        show_elsewhere(elsewhere);
        mend_presence(own);
      });
}

void Hub::show_elsewhere(const std::vector<OnlineAt>& there) {
  const auto changes = online_.set_elsewhere(there);
  for (const auto& left : changes.went) tell_presence(left.workspace_id, left.user_id, false);
  for (const auto& came : changes.came) tell_presence(came.workspace_id, came.user_id, true);
  // What has come in here while nobody here knew yet that they are there.
  for (const auto& came : changes.came) route_to(services_, came);
}

// What could not be stored while the database was away, or was forgotten while this node stood
// still.
void Hub::mend_presence(const std::vector<OnlineAt>& stored) {
  const auto is_stored = [&](UserId user) {
    return std::ranges::find(stored, user, &OnlineAt::user_id) != stored.end();
  };
  for (const auto& here : online_.list_here())
    if (!is_stored(here.user_id)) store_presence(here, true);
  for (const auto& each : stored)
    if (!online_.is_online_here(each.user_id))
      store_presence({each.workspace_id, each.user_id}, false);
}

void Hub::announce() { online_.tell_all_visitors(); }

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
      [this, here, away](const Status& status) {
        if (status) return;
        online_.tell_again(here);
        online_.tell_again(away);
      });
}

// Whoever is here can do nothing, and another node may still have the database: they are told to
// come again, and the load balancer sends them there, as this one is not ready.
void Hub::leave_if_cut_off() {
  ticks_without_database_ = services_.database.is_healthy() ? 0 : ticks_without_database_ + 1;
  if (ticks_without_database_ != services_.options.cut_off_ticks) return;
  on_each_lane([](Lane& lane) { lane.close_all(close_code::kRestart); });
}

// Those that ended at another node: of the staff, and of guests whose link was revoked.
void Hub::check_sessions() {
  struct Asked {
    std::mutex mutex;
    std::vector<SessionId> sessions;
    std::vector<SessionId> visits;
    std::size_t lanes;
  };
  const auto asked = std::make_shared<Asked>();
  asked->lanes = lanes_.size();
  on_each_lane([this, asked](Lane& lane) {
    const std::lock_guard lock(asked->mutex);
    lane.each_staff([&](StaffSocket& socket) {
      if (socket.session_id()) asked->sessions.push_back(socket.session_id());
    });
    lane.each_guest([&](VisitorSocket& socket) { asked->visits.push_back(socket.session_id()); });
    const bool is_nobody = asked->sessions.empty() && asked->visits.empty();
    if (--asked->lanes > 0 || is_nobody) return;
    const auto ended = std::make_shared<std::vector<SessionId>>();
    services_.database.read(
        [asked, ended](Tx& tx) -> Status {
          ASSIGN_OR_RETURN(*ended, tx.nodes().list_ended(asked->sessions));
          ASSIGN_OR_RETURN(const auto visits, tx.nodes().list_ended_visits(asked->visits));
          ended->insert(ended->end(), visits.begin(), visits.end());
          return {};
        },
        [this, ended](const Status& status) {
          if (status && !ended->empty()) close_sessions(*ended);
        });
  });
}

void Hub::hear(const News& news) {
  if (std::holds_alternative<PresenceChanged>(news)) refresh_presence();
  if (std::holds_alternative<SessionsEnded>(news)) check_sessions();
  if (const auto* changed = std::get_if<AlikeChanged>(&news)) tell_alike(changed->workspace_id);
  if (const auto* typing = std::get_if<TypingThere>(&news)) show_typing_there(*typing);
  if (const auto* looking = std::get_if<LookingThere>(&news)) show_looking_there(*looking);
}

// Who may know of it follows from the conversation, and who it is from the row of the user: both
// are read by every node for itself.
void Hub::show_typing_there(const TypingThere& news) {
  struct Found {
    std::optional<Conversation> conversation;
    std::optional<User> user;
  };
  const auto found = std::make_shared<Found>();
  services_.database.read(
      [found, news](Tx& tx) -> Status {
        const auto& typing = news.typing;
        ASSIGN_OR_RETURN(found->conversation,
                         tx.conversations().find(news.workspace_id, typing.conversation_id));
        if (!typing.user_id) return {};
        ASSIGN_OR_RETURN(found->user, tx.users().find(news.workspace_id, typing.user_id));
        return {};
      },
      [this, found, typing = news.typing](const Status& status) mutable {
        if (!status || !found->conversation || (typing.user_id && !found->user)) return;
        typing.name = found->user ? found->user->name : found->conversation->contact_name;
        spread_typing(*found->conversation, typing);
      });
}

void Hub::show_looking_there(const LookingThere& news) {
  if (!news.active) {
    if (const auto gone = lookers_.end_elsewhere(news.conversation_id, news.user_id))
      show_looking({news.workspace_id, news.conversation_id, gone->user_id, gone->name, false});
    return;
  }
  const auto until = std::chrono::steady_clock::now() + looking_pause() * kLookingWords;
  if (lookers_.renew_elsewhere(news.conversation_id, news.user_id, until)) {
    if (!news.is_answer) answer_looking(news);
    return;
  }
  const auto user = std::make_shared<std::optional<User>>();
  services_.database.read(
      [user, news](Tx& tx) -> Status {
        ASSIGN_OR_RETURN(*user, tx.users().find(news.workspace_id, news.user_id));
        return {};
      },
      [this, user, until, news = news](const Status& status) mutable {
        if (!status || !*user) return;
        news.name = (*user)->name;
        lookers_.begin_elsewhere(news.conversation_id, {news.user_id, news.name, news.workspace_id},
                                 until);
        show_looking(news);
        if (!news.is_answer) answer_looking(news);
      });
}

std::chrono::milliseconds Hub::looking_pause() const {
  return services_.options.tick * services_.options.looking_ticks;
}

// Whoever is not heard of three times looks no longer.
void Hub::repeat_looking() {
  for (const auto& [conversation, who] : lookers_.list_here())
    services_.options.tell_others(
        LookingThere{who.workspace_id, conversation, who.user_id, {}, true, true});
  for (const auto& [conversation, who] : lookers_.take_silent(std::chrono::steady_clock::now()))
    show_looking({who.workspace_id, conversation, who.user_id, who.name, false});
}

void Hub::answer_looking(const LookingThere& news) {
  for (const auto& other : lookers_.list(news.conversation_id))
    services_.options.tell_others(
        LookingThere{news.workspace_id, news.conversation_id, other.user_id, {}, true, true});
}

}  // namespace harken::ws
