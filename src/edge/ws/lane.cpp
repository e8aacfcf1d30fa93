// SPDX-License-Identifier: AGPL-3.0-or-later
#include "edge/ws/lane.hpp"

#include <algorithm>
#include <boost/asio/post.hpp>
#include <utility>

#include "edge/ws/staff_socket.hpp"
#include "edge/ws/visitor_socket.hpp"

namespace harken::ws {

namespace {

constexpr std::size_t kScratch = 64 * 1024;
constexpr std::size_t kManySockets = 64;
constexpr std::chrono::microseconds kFlushWait{200};
constexpr int kMostFlushWaits = 10;

}  // namespace

Lane::Lane(boost::asio::io_context& context, Services& services)
    : context_(context),
      services_(services),
      timer_(context),
      flush_timer_(context),
      scratch_(kScratch),
      wheel_(static_cast<std::size_t>(std::max(services.options.ping_ticks, 1))) {}

void Lane::post(Call call) {
  {
    const std::lock_guard lock(mutex_);
    calls_.push_back(std::move(call));
    if (calls_.size() > 1) return;
  }
  boost::asio::post(context_, [self = shared_from_this()] { self->run_calls(); });
}

void Lane::run_calls() {
  std::vector<Call> calls;
  {
    const std::lock_guard lock(mutex_);
    calls.swap(calls_);
  }
  for (auto& call : calls) call(*this);
}

void Lane::start(std::function<void()> on_tick) {
  tick_hook_ = std::move(on_tick);
  wait();
}

void Lane::wait() {
  timer_.expires_after(services_.options.tick);
  timer_.async_wait([self = weak_from_this()](const boost::system::error_code& error) {
    const auto lane = self.lock();
    if (error || !lane) return;
    lane->on_tick();
    lane->wait();
  });
}

void Lane::on_tick() {
  ++tick_;
  auto& slot = wheel_[tick_ % wheel_.size()];
  for (auto it = slot.begin(); it != slot.end();) (it++)->ping_or_finish();
  auto watched = std::exchange(watched_, {});
  for (auto& each : watched) {
    const auto socket = each.lock();
    if (socket && socket->check_deadline(tick_)) watched_.push_back(std::move(each));
  }
  for (auto* guest : guests_) guest->end_if_over(services_.env.clock.now());
  if (tick_hook_) tick_hook_();
  report_if_empty();
}

void Lane::enlist(Socket& socket) {
  wheel_[enlisted_++ % wheel_.size()].push_back(socket);
  if (is_stopping_) socket.close(close_code::kRestart);
}

void Lane::flush_later(std::shared_ptr<Socket> socket) {
  dirty_.push_back(std::move(socket));
  if (dirty_.size() == 1) post([](Lane& lane) { lane.flush_soon(); });
}

// Sending to many costs more than a commit: what the next one brings goes out in the same send.
void Lane::flush_soon() {
  const bool pays = dirty_.size() >= kManySockets && flush_waits_ < kMostFlushWaits;
  if (!pays || !services_.database.is_writing()) return flush_all();
  ++flush_waits_;
  flush_timer_.expires_after(kFlushWait);
  flush_timer_.async_wait([self = weak_from_this()](const boost::system::error_code&) {
    if (const auto lane = self.lock()) lane->flush_soon();
  });
}

void Lane::flush_all() {
  flush_waits_ = 0;
  for (const auto& socket : std::exchange(dirty_, {})) socket->flush();
}

template <class Act>
void Lane::each_socket(Act act) {
  for (auto& slot : wheel_)
    for (auto it = slot.begin(); it != slot.end();) act(*it++);
}

void Lane::stop(std::function<void()> emptied) {
  is_stopping_ = true;
  emptied_ = std::move(emptied);
  close_all(close_code::kRestart);
  report_if_empty();
}

void Lane::close_all(std::uint16_t code) {
  each_socket([code](Socket& socket) { socket.close(code); });
}

void Lane::finish_all() {
  each_socket([](Socket& socket) { socket.finish(); });
  timer_.cancel();
}

bool Lane::is_empty() const {
  return std::ranges::all_of(wheel_, [](const Wheel& slot) { return slot.empty(); });
}

void Lane::report_if_empty() {
  if (!is_stopping_ || !emptied_ || !is_empty()) return;
  std::exchange(emptied_, {})();
}

void Lane::note_live(WorkspaceId workspace, Seq seq) {
  auto& live = rooms_[workspace].live_seq;
  live = std::max(live, seq);
}

void Lane::join(StaffSocket& socket) {
  rooms_[socket.actor().workspace_id].staff.push_back(&socket);
}

void Lane::leave(StaffSocket& socket) {
  std::erase(rooms_[socket.actor().workspace_id].staff, &socket);
}

void Lane::join(VisitorSocket& socket) {
  visitors_.emplace(socket.identity_id(), &socket);
  if (socket.is_guest()) guests_.push_back(&socket);
}

void Lane::leave(VisitorSocket& socket) {
  std::erase(guests_, &socket);
  const auto [first, last] = visitors_.equal_range(socket.identity_id());
  for (auto it = first; it != last; ++it)
    if (it->second == &socket) return void(visitors_.erase(it));
}

void Lane::pass_over(WorkspaceId workspace, Seq seq) {
  for (auto* socket : rooms_[workspace].staff) socket->pass_over(seq);
  for (auto& [id, socket] : visitors_)
    if (socket->workspace_id() == workspace) socket->pass_over(seq);
}

void Lane::deliver(const Batch& batch) {
  auto& room = rooms_[batch.workspace_id];
  room.live_seq = std::max(room.live_seq, batch.last);
  if (batch.resumes_after > 0) pass_over(batch.workspace_id, batch.resumes_after);
  std::size_t delivered = 0;
  for (const auto& event : batch.events) {
    for (auto* socket : room.staff) delivered += socket->deliver(event);
    if (event.may_end_links)
      for (auto* guest : guests_) guest->ask_again();
    if (!event.visitor) continue;
    const auto [first, last] = visitors_.equal_range(event.identity_id);
    for (auto it = first; it != last; ++it) delivered += it->second->deliver(event);
  }
  services_.metrics.count_delivered(delivered);
}

void Lane::each_staff(WorkspaceId workspace, const StaffCall& call) {
  for (auto* socket : rooms_[workspace].staff) call(*socket);
}

void Lane::each_staff(const StaffCall& call) {
  for (auto& [id, room] : rooms_)
    for (auto* socket : room.staff) call(*socket);
}

void Lane::send_to_visitor(IdentityId identity, const Buffer& frame) {
  const auto [first, last] = visitors_.equal_range(identity);
  for (auto it = first; it != last; ++it) it->second->send(frame);
}

void Lane::each_guest(const std::function<void(VisitorSocket&)>& call) {
  for (auto* guest : guests_) call(*guest);
}

void Lane::each_visitor(const std::function<void(VisitorSocket&)>& call) {
  for (auto& [id, socket] : visitors_) call(*socket);
}

void Lane::repeat_greetings() {
  each_socket([](Socket& socket) { socket.on_sessions_ended(); });
}

}  // namespace harken::ws
