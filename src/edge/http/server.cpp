// SPDX-License-Identifier: AGPL-3.0-or-later
#include "edge/http/server.hpp"

#include <algorithm>
#include <array>
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <condition_variable>
#include <mutex>

#include "edge/http/last_ones.hpp"
#include "edge/http/session.hpp"

namespace harken::edge {

namespace {

constexpr auto kAwait = asio::as_tuple(asio::use_awaitable);
constexpr std::chrono::milliseconds kHandshakeTime{100};  // from a load balancer, with room

// Counts down to zero across threads.
class Countdown {
 public:
  explicit Countdown(std::size_t count) : left_(count) {}
  void arrive() {
    const std::lock_guard lock(mutex_);
    if (--left_ == 0) done_.notify_all();
  }
  bool wait(std::chrono::milliseconds time) {
    std::unique_lock lock(mutex_);
    return done_.wait_for(lock, time, [this] { return left_ == 0; });
  }

 private:
  std::mutex mutex_;
  std::condition_variable done_;
  std::size_t left_;
};

std::size_t largest_body(const std::vector<Route>& routes) {
  std::size_t largest = 64 * 1024;
  for (const auto& route : routes) largest = std::max(largest, route.body_limit);
  return largest;
}

// Not a descriptor longer than that takes. What it has sent is read first: unread, it would make
// the kernel take the answer back.
void turn_away(Tcp::socket socket) {
  boost::system::error_code ignored;
  socket.non_blocking(true, ignored);
  std::array<char, 8 * 1024> unread{};
  socket.read_some(asio::buffer(unread), ignored);
  const auto answer = shut_answer();
  socket.write_some(asio::buffer(answer), ignored);
  socket.shutdown(Tcp::socket::shutdown_both, ignored);
}

// The connection is gone; the process lives.
void report(const Site& site, std::exception_ptr failure) {
  if (!failure || !site.hooks.on_exception) return;
  try {
    std::rethrow_exception(std::move(failure));
  } catch (const std::exception& exception) {
    site.hooks.on_exception({}, exception.what());
  }
}

}  // namespace

HttpServer::HttpServer(IoThreads& threads, ServerOptions options, std::vector<Route> routes,
                       SocketRoutes sockets, StaticFiles files, Hooks hooks)
    : threads_(threads), acceptor_(threads.at(0)) {
  while (options.public_url.ends_with('/')) options.public_url.pop_back();
  const auto largest = largest_body(routes);
  auto gate = std::make_shared<Gate>(options.new_connections);
  site_ = std::make_shared<Site>(
      Site{std::move(options), Router(std::move(routes)), Router(std::move(sockets.routes)),
           std::move(sockets.open), std::move(files), std::move(hooks), largest, std::move(gate)});
  for (std::size_t i = 0; i < threads.size(); ++i)
    sets_.push_back(std::make_shared<ConnectionSet>(threads.at(i)));
}

HttpServer::~HttpServer() { stop(); }

Status HttpServer::start() {
  boost::system::error_code error;
  const auto address = asio::ip::make_address(site_->options.address, error);
  const Tcp::endpoint endpoint(address, site_->options.port);
  if (!error) acceptor_.open(endpoint.protocol(), error);
  if (!error) acceptor_.set_option(Tcp::acceptor::reuse_address(true), error);
  if (!error) acceptor_.bind(endpoint, error);
  if (!error) acceptor_.listen(4096, error);
  if (error) {
    return fail(Errc::unavailable, "unavailable",
                "cannot listen on " + site_->options.address + ":" +
                    std::to_string(site_->options.port) + ": " + error.message());
  }
  port_ = acceptor_.local_endpoint().port();
  is_started_ = true;
  asio::co_spawn(threads_.at(0), accept(), asio::detached);
  return {};
}

asio::awaitable<void> HttpServer::accept() {
  for (std::size_t next = 0; acceptor_.is_open(); next = (next + 1) % threads_.size()) {
    auto [error, socket] = co_await acceptor_.async_accept(threads_.at(next), kAwait);
    if (error == asio::error::operation_aborted) co_return;
    if (error) {  // such as no file descriptors left: others must close first
      co_await wait(std::chrono::milliseconds(50));
      continue;
    }
    hand_out(std::move(socket), next);
    for (;;) {
      const auto pause = site_->gate->pause(std::chrono::steady_clock::now());
      if (pause == pause.zero()) break;
      co_await wait(pause);
    }
  }
}

asio::awaitable<void> HttpServer::wait(std::chrono::milliseconds time) {
  asio::steady_timer timer(threads_.at(0), time);
  co_await timer.async_wait(kAwait);
}

void HttpServer::hand_out(Tcp::socket socket, std::size_t thread) {
  boost::system::error_code ignored;
  const auto entrance = site_->gate->judge(socket.native_handle());
  if (entrance == Entrance::shut) return turn_away(std::move(socket));
  socket.set_option(Tcp::no_delay(true), ignored);
  asio::co_spawn(threads_.at(thread),
                 run_session(std::move(socket), thread, sets_[thread], site_, entrance),
                 [site = site_](std::exception_ptr failure) { report(*site, std::move(failure)); });
}

// Lets in who is at the door, and nobody after them.
asio::awaitable<void> HttpServer::close_door() {
  let_in_nobody_new(acceptor_);
  co_await wait(kHandshakeTime);
  boost::system::error_code error;
  acceptor_.non_blocking(true, error);
  for (std::size_t next = 0; !error; next = (next + 1) % threads_.size()) {
    auto socket = acceptor_.accept(threads_.at(next), error);
    if (!error) hand_out(std::move(socket), next);
  }
  acceptor_.close(error);
  // Behind what accept() has got meanwhile.
  co_await asio::post(asio::use_awaitable);
}

void HttpServer::stop() {
  if (!is_started_) return;
  is_started_ = false;
  for (const auto& set : sets_) set->announce_stop();
  const auto let_in = std::make_shared<Countdown>(1);
  asio::co_spawn(threads_.at(0), close_door(),
                 [let_in](const std::exception_ptr&) { let_in->arrive(); });
  let_in->wait(site_->options.stop_timeout);
  const auto emptied = std::make_shared<Countdown>(sets_.size());
  for (std::size_t i = 0; i < sets_.size(); ++i)
    asio::post(threads_.at(i),
               [set = sets_[i], emptied] { set->stop([emptied] { emptied->arrive(); }); });
  if (emptied->wait(site_->options.stop_timeout)) return;
  const auto closed = std::make_shared<Countdown>(sets_.size());
  for (std::size_t i = 0; i < sets_.size(); ++i)
    asio::post(threads_.at(i), [set = sets_[i], closed] {
      set->close_all();
      closed->arrive();
    });
  closed->wait(std::chrono::milliseconds(500));
}

}  // namespace harken::edge
