// SPDX-License-Identifier: AGPL-3.0-or-later
// One WebSocket: reading, sending, closing. Everything happens on its lane's thread. An idle socket
// is this object and one pending wait: no coroutine, no timer, no buffers.
//
// The pending wait owns the socket. Whoever else wants to reach it later keeps a weak_ptr and locks
// it on the lane's thread, so that the last owner always goes there.
#pragma once

#include <boost/asio/ip/tcp.hpp>
#include <boost/intrusive/list_hook.hpp>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "edge/ws/frame_reader.hpp"
#include "edge/ws/outbox.hpp"

namespace harken::ws {

class Lane;
struct Services;
using Tcp = boost::asio::ip::tcp;
using WheelHook =
    boost::intrusive::list_base_hook<boost::intrusive::link_mode<boost::intrusive::auto_unlink>>;

class Socket : public std::enable_shared_from_this<Socket>, public WheelHook {
 public:
  Socket(Tcp::socket socket, std::shared_ptr<Lane> lane);
  virtual ~Socket() = default;
  Socket(const Socket&) = delete;
  Socket& operator=(const Socket&) = delete;

  void start(std::string_view early_bytes);
  void send(const Buffer& frame);
  // Says why, sends what is queued, and is gone within close_ticks.
  void close(std::uint16_t code);
  bool is_closing() const { return is_closing_; }

  // For the lane.
  void flush();
  void ping_or_finish();
  // False: nothing to wait for any more.
  bool check_deadline(std::uint32_t tick);
  void finish();
  virtual void on_sessions_ended() {}

 protected:
  virtual std::size_t max_message() const = 0;
  virtual void on_start() = 0;
  virtual void on_text(std::string text) = 0;
  virtual void on_drained() {}
  // The queue was dropped and has room again: how to tell the client that it missed something.
  virtual Buffer after_drop() = 0;
  // Once, when the connection is gone.
  virtual void on_finished() = 0;

  Lane& lane() const { return *lane_; }
  Services& services() const;
  void close_unless_cancelled_in(int ticks);
  void cancel_deadline() { deadline_ = 0; }
  // For pages of a replay, which wait for the queue to drain and need no limit.
  void send_unlimited(const Buffer& frame);
  bool has_queue() const { return !outbox_.is_empty(); }

 private:
  void wait_readable();
  void on_readable();
  void take(std::string_view bytes);
  void handle(Incoming& message);
  void wait_writable();
  void on_sent_all();
  void drop_queue();
  void mark_dirty();

  Tcp::socket socket_;
  std::shared_ptr<Lane> lane_;
  std::unique_ptr<FrameReader> reader_;
  Outbox outbox_;
  std::uint32_t deadline_ = 0;  // tick; 0: none
  bool is_watched_ = false;
  bool is_dirty_ = false;
  bool is_blocked_ = false;  // the kernel takes no more; a wait is pending
  bool was_dropped_ = false;
  bool is_closing_ = false;
  bool has_shut_ = false;
  bool is_finished_ = false;
  bool was_heard_ = true;
};

}  // namespace harken::ws
