// SPDX-License-Identifier: AGPL-3.0-or-later
// The sockets of one thread: a wheel for pings, deadlines, the sockets that listen to a workspace,
// and one flush per socket and loop turn. Everything but the constructor runs on the thread.
#pragma once

#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/intrusive/list.hpp>
#include <functional>
#include <memory>
#include <mutex>
#include <span>
#include <unordered_map>
#include <vector>

#include "edge/ws/batch.hpp"
#include "edge/ws/services.hpp"
#include "edge/ws/socket.hpp"

namespace harken::ws {

class StaffSocket;
class VisitorSocket;

class Lane : public std::enable_shared_from_this<Lane> {
 public:
  Lane(boost::asio::io_context& context, Services& services);

  Services& services() const { return services_; }
  std::span<char> scratch() { return scratch_; }
  std::uint32_t tick() const { return tick_; }
  // From any thread. The lane is woken once for all that comes before it looks: a batch of the
  // writer answers hundreds at a time.
  using Call = std::move_only_function<void(Lane&)>;
  void post(Call call);

  void start(std::function<void()> on_tick);
  void enlist(Socket& socket);
  void watch(std::weak_ptr<Socket> socket) { watched_.push_back(std::move(socket)); }
  void flush_later(std::shared_ptr<Socket> socket);
  // Closes every socket; new ones are closed as they come. `emptied` is called when none is left.
  void stop(std::function<void()> emptied);
  void finish_all();
  void close_all(std::uint16_t code);

  // Everything up to here has been delivered on this thread.
  Seq live_seq(WorkspaceId workspace) { return rooms_[workspace].live_seq; }
  void note_live(WorkspaceId workspace, Seq seq);
  void join(StaffSocket& socket);
  void leave(StaffSocket& socket);
  void join(VisitorSocket& socket);
  void leave(VisitorSocket& socket);
  void deliver(const Batch& batch);

  using StaffCall = std::function<void(StaffSocket&)>;
  void each_staff(WorkspaceId workspace, const StaffCall& call);
  void each_staff(const StaffCall& call);
  void send_to_visitor(IdentityId identity, const Buffer& frame);
  void each_visitor(const std::function<void(VisitorSocket&)>& call);
  void each_guest(const std::function<void(VisitorSocket&)>& call);
  // Sessions have ended: whoever is just being greeted is asked again.
  void repeat_greetings();

 private:
  using Wheel = boost::intrusive::list<Socket, boost::intrusive::constant_time_size<false>>;
  struct Room {
    Seq live_seq = 0;
    std::vector<StaffSocket*> staff;
  };
  void run_calls();
  void wait();
  void on_tick();
  void pass_over(WorkspaceId workspace, Seq seq);
  void flush_soon();
  void flush_all();
  template <class Act>
  void each_socket(Act act);
  bool is_empty() const;
  void report_if_empty();

  boost::asio::io_context& context_;
  Services& services_;
  std::mutex mutex_;
  std::vector<Call> calls_;  // under the mutex
  boost::asio::steady_timer timer_;
  boost::asio::steady_timer flush_timer_;
  int flush_waits_ = 0;
  std::function<void()> tick_hook_;
  std::function<void()> emptied_;
  bool is_stopping_ = false;
  std::vector<char> scratch_;
  std::uint32_t tick_ = 1;
  std::uint32_t enlisted_ = 0;
  std::vector<Wheel> wheel_;
  std::vector<std::weak_ptr<Socket>> watched_;
  std::vector<std::shared_ptr<Socket>> dirty_;
  std::unordered_map<WorkspaceId, Room> rooms_;
  std::unordered_multimap<IdentityId, VisitorSocket*> visitors_;
  std::vector<VisitorSocket*> guests_;  // of them: those whom the link of a mail has let in
};

}  // namespace harken::ws
