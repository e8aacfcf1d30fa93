// SPDX-License-Identifier: AGPL-3.0-or-later
#include "edge/ws/socket.hpp"

#include <sys/socket.h>

#include <array>
#include <cerrno>

#include "edge/ws/lane.hpp"

namespace harken::ws {

namespace {

constexpr std::size_t kPieces = 64;
// So much is sent at once within a loop turn instead of at its end.
constexpr std::size_t kEagerBytes = 64 * 1024;

bool would_block() { return errno == EAGAIN || errno == EWOULDBLOCK; }

}  // namespace

Socket::Socket(Tcp::socket socket, std::shared_ptr<Lane> lane)
    : socket_(std::move(socket)), lane_(std::move(lane)) {}

Services& Socket::services() const { return lane_->services(); }

void Socket::start(std::string_view early_bytes) {
  lane_->enlist(*this);
  on_start();
  wait_readable();
  if (!early_bytes.empty()) take(early_bytes);
}

void Socket::wait_readable() {
  socket_.async_wait(Tcp::socket::wait_read,
                     [self = shared_from_this()](const boost::system::error_code& error) {
                       if (error) return self->finish();
                       self->on_readable();
                     });
}

void Socket::on_readable() {
  if (is_finished_) return;
  const auto scratch = lane_->scratch();
  const auto size = recv(socket_.native_handle(), scratch.data(), scratch.size(), MSG_DONTWAIT);
  const bool is_spurious = size < 0 && (would_block() || errno == EINTR);
  if (size == 0 || (size < 0 && !is_spurious)) return finish();
  if (size > 0) take({scratch.data(), static_cast<std::size_t>(size)});
  if (!is_finished_) wait_readable();
}

void Socket::take(std::string_view bytes) {
  was_heard_ = true;
  if (is_closing_) return;
  if (!reader_) reader_ = std::make_unique<FrameReader>(max_message());
  std::vector<Incoming> messages;
  const auto refused = reader_->feed(bytes, messages);
  if (reader_->is_idle()) reader_.reset();
  for (auto& message : messages)
    if (!is_closing_) handle(message);
  if (refused) close(refused);
}

void Socket::handle(Incoming& message) {
  switch (message.opcode) {
    case Opcode::text:
      return on_text(std::move(message.payload));
    case Opcode::ping:
      return send(make_frame(Opcode::pong, message.payload));
    case Opcode::close:
      return close(1000);
    default:
      return;
  }
}

void Socket::send(const Buffer& frame) {
  if (is_closing_ || was_dropped_) return;
  const auto& options = services().options;
  send_unlimited(frame);
  if (outbox_.frames() > options.max_queued_frames || outbox_.bytes() > options.max_queued_bytes)
    drop_queue();
}

void Socket::send_unlimited(const Buffer& frame) {
  if (is_closing_ || was_dropped_) return;
  outbox_.push(frame);
  if (!is_blocked_ && (outbox_.frames() >= kPieces || outbox_.bytes() >= kEagerBytes)) flush();
  mark_dirty();
}

void Socket::mark_dirty() {
  if (is_dirty_ || is_blocked_ || outbox_.is_empty()) return;
  is_dirty_ = true;
  lane_->flush_later(shared_from_this());
}

void Socket::drop_queue() {
  outbox_.drop();
  was_dropped_ = true;
  services().metrics.count_slow_socket();
  close_unless_cancelled_in(services().options.slow_ticks);
}

void Socket::flush() {
  is_dirty_ = false;
  if (is_blocked_ || is_finished_) return;
  std::array<iovec, kPieces> pieces;
  while (!outbox_.is_empty()) {
    msghdr message{};
    message.msg_iov = pieces.data();
    message.msg_iovlen = outbox_.fill(pieces);
    const auto sent = sendmsg(socket_.native_handle(), &message, MSG_NOSIGNAL | MSG_DONTWAIT);
    if (sent >= 0) {
      outbox_.consume(static_cast<std::size_t>(sent));
    } else if (would_block()) {
      return wait_writable();
    } else if (errno != EINTR) {
      // Broken: the pending wait for reading ends with it, and finishes the socket outside of
      // whatever loop over sockets we are in.
      outbox_.clear();
      ::shutdown(socket_.native_handle(), SHUT_RDWR);
      return;
    }
  }
  on_sent_all();
}

void Socket::wait_writable() {
  is_blocked_ = true;
  socket_.async_wait(Tcp::socket::wait_write,
                     [self = shared_from_this()](const boost::system::error_code& error) {
                       self->is_blocked_ = false;
                       if (!error) self->flush();
                     });
}

void Socket::on_sent_all() {
  if (was_dropped_) {
    was_dropped_ = false;
    cancel_deadline();
    send(after_drop());
  } else if (is_closing_ && !has_shut_) {
    has_shut_ = true;
    ::shutdown(socket_.native_handle(), SHUT_WR);
  } else if (!is_closing_) {
    on_drained();
  }
}

void Socket::close(std::uint16_t code) {
  if (is_closing_ || is_finished_) return;
  is_closing_ = true;
  was_dropped_ = false;
  reader_.reset();
  outbox_.push(make_close(code));
  close_unless_cancelled_in(services().options.close_ticks);
  mark_dirty();
}

void Socket::close_unless_cancelled_in(int ticks) {
  deadline_ = lane_->tick() + static_cast<std::uint32_t>(ticks);
  if (!is_watched_) lane_->watch(weak_from_this());
  is_watched_ = true;
}

bool Socket::check_deadline(std::uint32_t tick) {
  if (deadline_ != 0 && tick >= deadline_) {
    if (is_closing_) {
      finish();
    } else {
      close(was_dropped_ ? close_code::kTooSlow : close_code::kPolicy);
    }
  }
  is_watched_ = deadline_ != 0 && !is_finished_;
  return is_watched_;
}

void Socket::ping_or_finish() {
  static const Buffer kPing = make_frame(Opcode::ping, {});
  if (!was_heard_) return finish();
  was_heard_ = false;
  send(kPing);
}

void Socket::finish() {
  if (is_finished_) return;
  is_finished_ = is_closing_ = true;
  outbox_.clear();
  boost::system::error_code ignored;
  socket_.close(ignored);
  unlink();
  on_finished();
}

}  // namespace harken::ws
