// SPDX-License-Identifier: AGPL-3.0-or-later
// All sockets of the process: opens them, wakes the feeds, ends those whose session ends, and
// spreads what has no sequence number (typing, presence). Members may be called on any thread.
#pragma once

#include <atomic>
#include <chrono>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>
#include <vector>

#include "edge/http/server.hpp"
#include "edge/ws/feed.hpp"
#include "edge/ws/lane.hpp"
#include "edge/ws/lookers.hpp"
#include "edge/ws/server_frame.hpp"
#include "edge/ws/services.hpp"

namespace harken::ws {

class Hub {
 public:
  // What is referred to must outlive the hub, and the threads must have ended before it goes.
  Hub(edge::IoThreads& threads, Database& database, Env& env, OnlineUsers& online,
      edge::Metrics& metrics, HubOptions options);
  ~Hub();
  Hub(const Hub&) = delete;
  Hub& operator=(const Hub&) = delete;

  // GET /api/v1/events and /api/v1/widget/{key}/events.
  edge::SocketRoutes routes();
  // After a commit that appended events: for Database::on_commit.
  void wake(std::span<const Event> events);
  // Closes every socket with 1012 and waits until they are gone, for at most this time.
  void stop(std::chrono::milliseconds patience = std::chrono::seconds(3));

  // After the commit that ended them; at the other nodes, too.
  void close_session(SessionId session);
  void close_user(UserId user, SessionId except);
  // What another node says of itself.
  void hear(const News& news);
  // The others may have forgotten who is here.
  void announce();

  // To the customer if a user types, and to staff who may see the conversation.
  void show_typing(const Conversation& conversation, const Typing& typing);
  // Alike requests are others than before; what somebody may see of them they ask for themselves.
  void tell_alike(WorkspaceId workspace);
  void visitor_typing(WorkspaceId workspace, IdentityId identity, bool active);

  // Colleagues who look at the same conversation learn of each other.
  void begin_looking(StaffSocket& socket, ConversationId conversation);
  void end_looking(const Actor& actor, ConversationId conversation);

  // For sockets.
  Seq start_feed(WorkspaceId workspace, Seq newest);
  void staff_opened(const Actor& actor);
  void staff_closed(UserId user);
  void visitor_opened(IdentityId identity) { online_.visitor_opened(identity); }
  void visitor_closed(IdentityId identity) { online_.visitor_closed(identity); }
  void release_address(const std::string& address);

 private:
  edge::Response check(const edge::Request& request, bool is_staff);
  void open(edge::Upgraded upgraded);
  Feed::Deliver deliver();
  void on_tick();
  void store_presence(OnlineUsers::Left who, bool is_online);
  void end_presence(const std::vector<OnlineUsers::Left>& gone);
  void refresh_presence();
  void show_elsewhere(const std::vector<OnlineAt>& there);
  void mend_presence(const std::vector<OnlineAt>& stored);
  void store_visitors();
  void check_sessions();
  void leave_if_cut_off();
  void close_sessions(const std::vector<SessionId>& ended);
  void show_typing_there(const TypingThere& news);
  void show_looking(const LookingThere& news);
  void show_looking_there(const LookingThere& news);
  void answer_looking(const LookingThere& news);
  std::chrono::milliseconds looking_pause() const;
  void repeat_looking();
  void spread_typing(const Conversation& conversation, const Typing& typing);
  bool is_alone() const { return !services_.options.node; }
  void tell_presence(WorkspaceId workspace, UserId user, bool is_online);
  bool has_room(const std::string& address, bool is_staff);
  void take_address(const std::string& address);
  template <class Call>
  void on_each_lane(Call call);

  OnlineUsers& online_;
  Lookers lookers_;
  Services services_;
  std::vector<std::shared_ptr<Lane>> lanes_;
  std::uint32_t ticks_ = 0;  // on the first lane
  int ticks_without_database_ = 0;
  std::atomic<bool> is_refreshing_ = false;
  std::mutex mutex_;
  std::unordered_map<WorkspaceId, std::shared_ptr<Feed>> feeds_;
  std::unordered_map<std::string, int> addresses_;
  bool is_stopped_ = false;
};

template <class Call>
void Hub::on_each_lane(Call call) {
  for (const auto& lane : lanes_) lane->post(call);
}

}  // namespace harken::ws
