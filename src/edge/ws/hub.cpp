// SPDX-License-Identifier: AGPL-3.0-or-later
#include "edge/ws/hub.hpp"

#include <algorithm>
#include <condition_variable>

#include "core/model/capabilities.hpp"
#include "edge/http/problem.hpp"
#include "edge/ws/staff_socket.hpp"
#include "edge/ws/visitor_socket.hpp"

namespace harken::ws {

Hub::Hub(edge::IoThreads& threads, Database& database, Env& env, OnlineUsers& online,
         edge::Metrics& metrics, HubOptions options)
    : online_(online), services_{database, env, online, metrics, std::move(options), *this} {
  if (!is_alone()) online_.keep_visitor_changes();
  for (std::size_t i = 0; i < threads.size(); ++i)
    lanes_.push_back(std::make_shared<Lane>(threads.at(i), services_));
  for (std::size_t i = 0; i < lanes_.size(); ++i)
    lanes_[i]->post([this, is_first = i == 0](Lane& lane) {
      lane.start(is_first ? std::function<void()>([this] { on_tick(); }) : nullptr);
    });
}

Hub::~Hub() = default;

void Hub::wake(std::span<const Event> events) {
  std::shared_ptr<Feed> feed;
  {
    const std::lock_guard lock(mutex_);
    const auto found = feeds_.find(events.front().workspace_id);
    if (found == feeds_.end()) return;  // nobody listens yet
    feed = found->second;
  }
  feed->push(events);
}

Seq Hub::start_feed(WorkspaceId workspace, Seq newest) {
  std::shared_ptr<Feed> feed;
  {
    const std::lock_guard lock(mutex_);
    auto& known = feeds_[workspace];
    if (known) return known->start();
    known = feed = std::make_shared<Feed>(services_.database, workspace, newest, deliver());
  }
  // Wake-ups since `newest` found no feed.
  feed->poll();
  return feed->start();
}

Feed::Deliver Hub::deliver() {
  return [this](std::shared_ptr<const Batch> batch) {
    on_each_lane([batch](Lane& lane) { lane.deliver(*batch); });
  };
}

void Hub::on_tick() {
  const auto now = std::chrono::steady_clock::now();
  const auto grace = services_.options.tick * services_.options.offline_ticks;
  end_presence(online_.take_gone(now - grace));
  if (!is_alone()) {
    store_visitors();
    leave_if_cut_off();
    if (ticks_ % static_cast<std::uint32_t>(services_.options.looking_ticks) == 0) repeat_looking();
  }
  if (++ticks_ % static_cast<std::uint32_t>(std::max(services_.options.poll_ticks, 1)) != 0) return;
  if (!is_alone()) {
    refresh_presence();
    check_sessions();
  }
  std::vector<std::shared_ptr<Feed>> feeds;
  {
    const std::lock_guard lock(mutex_);
    for (const auto& [workspace, feed] : feeds_) feeds.push_back(feed);
  }
  for (const auto& feed : feeds) feed->poll();
}

void Hub::tell_alike(WorkspaceId workspace) {
  on_each_lane([workspace, frame = alike_changed()](Lane& lane) {
    lane.each_staff(workspace, [&](StaffSocket& socket) { socket.send(frame); });
  });
}

void Hub::close_session(SessionId session) {
  close_sessions({session});
  services_.options.tell_others(SessionsEnded{});
}

void Hub::close_user(UserId user, SessionId except) {
  on_each_lane([user, except](Lane& lane) {
    lane.each_staff([user, except](StaffSocket& socket) {
      const bool is_kept = except && socket.session_id() == except;
      if (socket.actor().user_id == user && !is_kept) socket.close(close_code::kSignedOut);
    });
    lane.repeat_greetings();
  });
  services_.options.tell_others(SessionsEnded{});
}

void Hub::close_sessions(const std::vector<SessionId>& ended) {
  on_each_lane([ended](Lane& lane) {
    const auto end = [&ended](auto& socket) {
      const bool has_ended = std::ranges::find(ended, socket.session_id()) != ended.end();
      if (has_ended) socket.close(close_code::kSignedOut);
    };
    lane.each_staff(end);
    lane.each_visitor(end);
    lane.repeat_greetings();
  });
}

void Hub::show_typing(const Conversation& conversation, const Typing& typing) {
  const bool is_answer = typing.user_id && !typing.is_note;
  const bool is_elsewhere = !capabilities_of(conversation.channel_kind).is_own_widget;
  if (is_answer && typing.active && is_elsewhere && services_.options.on_typing_elsewhere)
    services_.options.on_typing_elsewhere(conversation);
  spread_typing(conversation, typing);
  services_.options.tell_others(TypingThere{conversation.workspace_id, typing});
}

void Hub::spread_typing(const Conversation& conversation, const Typing& typing) {
  const bool is_answer = typing.user_id && !typing.is_note;
  const auto to_visitor = is_answer ? typing_for_visitor(typing) : nullptr;
  on_each_lane([to_visitor, frame = typing_for_staff(typing), typist = typing.user_id,
                workspace = conversation.workspace_id, identity = conversation.identity_id,
                audience = audience_of(conversation)](Lane& lane) {
    lane.each_staff(workspace, [&](StaffSocket& socket) {
      const bool is_own = socket.actor().user_id == typist;
      if (!is_own && can_see(socket.actor(), audience)) socket.send(frame);
    });
    if (to_visitor) lane.send_to_visitor(identity, to_visitor);
  });
}

// Only to those who look at it too, and have been found to be allowed to.
void Hub::show_looking(const LookingThere& news) {
  on_each_lane([frame = looking(news.conversation_id, news.user_id, news.name, news.active),
                conversation = news.conversation_id, workspace = news.workspace_id,
                user = news.user_id](Lane& lane) {
    lane.each_staff(workspace, [&](StaffSocket& socket) {
      const bool is_other = socket.actor().user_id != user;
      if (is_other && socket.looks_at() == conversation) socket.send(frame);
    });
  });
}

void Hub::begin_looking(StaffSocket& socket, ConversationId conversation) {
  const auto& actor = socket.actor();
  bool is_first = false;
  for (const auto& other :
       lookers_.begin(conversation, {actor.user_id, actor.name, actor.workspace_id}, is_first))
    socket.send(looking(conversation, other.user_id, other.name, true));
  if (!is_first) return;
  const LookingThere news{actor.workspace_id, conversation, actor.user_id, actor.name, true};
  show_looking(news);
  services_.options.tell_others(news);
}

void Hub::end_looking(const Actor& actor, ConversationId conversation) {
  if (!lookers_.end(conversation, actor.user_id)) return;
  const LookingThere news{actor.workspace_id, conversation, actor.user_id, actor.name, false};
  if (!lookers_.is_elsewhere(conversation, actor.user_id)) show_looking(news);
  services_.options.tell_others(news);
}

void Hub::visitor_typing(WorkspaceId workspace, IdentityId identity, bool active) {
  const auto found = std::make_shared<std::optional<Conversation>>();
  services_.database.read(
      [found, identity](Tx& tx) -> Status {
        ASSIGN_OR_RETURN(*found, tx.conversations().find_newest_of(identity));
        return {};
      },
      [this, found, workspace, active](const Status& status) {
        if (!status || !*found || (*found)->workspace_id != workspace) return;
        if ((*found)->lifecycle != Lifecycle::active) return;
        show_typing(**found, {(*found)->id, {}, (*found)->contact_name, active, false});
      });
}

void Hub::stop(std::chrono::milliseconds patience) {
  if (std::exchange(is_stopped_, true)) return;
  struct Left {
    std::mutex mutex;
    std::condition_variable changed;
    std::size_t lanes;
  };
  const auto left = std::make_shared<Left>();
  left->lanes = lanes_.size();
  on_each_lane([left](Lane& lane) {
    lane.stop([left] {
      const std::lock_guard lock(left->mutex);
      --left->lanes;
      left->changed.notify_all();
    });
  });
  {
    std::unique_lock lock(left->mutex);
    left->changed.wait_for(lock, patience, [&] { return left->lanes == 0; });
  }
  on_each_lane([](Lane& lane) { lane.finish_all(); });
}

}  // namespace harken::ws
