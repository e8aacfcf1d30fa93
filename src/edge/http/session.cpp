// SPDX-License-Identifier: AGPL-3.0-or-later
#include "edge/http/session.hpp"

#include <algorithm>
#include <array>
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/error.hpp>

#include "edge/http/header_scan.hpp"
#include "edge/http/problem.hpp"
#include "edge/http/request_text.hpp"
#include "edge/http/response_text.hpp"
#include "edge/http/websocket_handshake.hpp"

namespace harken::edge {

namespace http = boost::beast::http;

namespace {

constexpr auto kAwait = asio::as_tuple(asio::use_awaitable);
constexpr std::size_t kReadSize = 8 * 1024;
constexpr std::size_t kLargeBody = 64 * 1024;  // sent from where it is, not copied
constexpr std::chrono::milliseconds kCrowdedTime{1'000};
constexpr std::size_t kBytesPerSecond = 16 * 1024;  // the slowest transfer that we wait for

class Session {
 public:
  Session(Tcp::socket socket, std::size_t thread, ConnectionSet& set, const Site& site,
          Entrance entrance)
      : connection_{std::move(socket)},
        thread_(thread),
        set_(set),
        site_(site),
        entrance_(entrance) {
    boost::system::error_code ignored;
    auto address = connection_.socket.remote_endpoint(ignored).address();
    if (address.is_v6() && address.to_v6().is_v4_mapped())
      address = asio::ip::make_address_v4(asio::ip::v4_mapped, address.to_v6());
    peer_ = address.to_string();
    set_.add(connection_);
  }
  ~Session() { set_.remove(connection_); }
  Session(const Session&) = delete;
  Session& operator=(const Session&) = delete;

  asio::awaitable<void> run();

 private:
  enum class Outcome { ok, closed, malformed, too_large };

  asio::awaitable<Outcome> read_some();
  asio::awaitable<Outcome> read_header();
  asio::awaitable<Outcome> read_body(Parser& parser, std::size_t limit);
  asio::awaitable<bool> serve_one();
  asio::awaitable<bool> serve(Parser& parser, Request& request);
  asio::awaitable<Result<std::size_t>> admit(Request& request, const Router::Match& match);
  asio::awaitable<Response> answer(Request& request, Router::Match& match);
  asio::awaitable<bool> upgrade(Request& request, Router::Match& match);
  asio::awaitable<bool> send(const Request& request, const Response& response, bool keeps_alive);
  asio::awaitable<bool> refuse(const Request& request, Response response);
  asio::awaitable<void> drain();
  std::chrono::milliseconds transfer_time(std::size_t bytes) const;
  std::chrono::milliseconds time_for_header() const;
  bool is_too_much(const Parser& parser, std::string_view path) const;

  Connection connection_;
  const std::size_t thread_;
  ConnectionSet& set_;
  const Site& site_;
  const Entrance entrance_;
  std::string peer_;
  boost::beast::flat_buffer buffer_;
  std::size_t header_size_ = 0;
  std::chrono::steady_clock::time_point started_;
};

// Load balancers, Kubernetes and Prometheus call a node by its address. Nothing there is anybody's.
bool is_for_watchers(std::string_view path) {
  return path == "/healthz" || path == "/readyz" || path == "/metrics";
}

Response malformed() { return problem(400, "invalid", "the request is not well-formed HTTP"); }

std::string_view text_of(const boost::beast::flat_buffer& buffer) {
  return {static_cast<const char*>(buffer.data().data()), buffer.size()};
}

asio::awaitable<void> Session::run() {
  bool goes_on = true;
  while (goes_on && (connection_.is_new || !set_.is_stopping())) goes_on = co_await serve_one();
}

asio::awaitable<Session::Outcome> Session::read_some() {
  auto [error, size] =
      co_await connection_.socket.async_read_some(buffer_.prepare(kReadSize), kAwait);
  buffer_.commit(size);
  co_return error ? Outcome::closed : Outcome::ok;
}

std::chrono::milliseconds Session::time_for_header() const {
  if (entrance_ == Entrance::crowded) return std::min(kCrowdedTime, site_.options.header_timeout);
  if (set_.is_stopping()) return std::min(kFirstRequestTime, site_.options.header_timeout);
  return connection_.is_idle && !connection_.is_new ? site_.options.idle_timeout
                                                    : site_.options.header_timeout;
}

asio::awaitable<Session::Outcome> Session::read_header() {
  HeaderScan scan;
  const auto& options = site_.options;
  connection_.is_idle = buffer_.size() == 0;
  connection_.allow(time_for_header());
  while (true) {
    const auto state = scan.scan(text_of(buffer_));
    if (state == HeaderScan::State::malformed) co_return Outcome::malformed;
    const bool is_complete = state == HeaderScan::State::complete;
    if ((is_complete ? scan.size() : buffer_.size()) > options.header_limit)
      co_return Outcome::too_large;
    if (is_complete) break;
    const auto outcome = co_await read_some();
    if (outcome != Outcome::ok) co_return outcome;
    if (std::exchange(connection_.is_idle, false)) connection_.allow(time_for_header());
  }
  connection_.is_idle = false;
  header_size_ = scan.size();
  co_return Outcome::ok;
}

std::chrono::milliseconds Session::transfer_time(std::size_t bytes) const {
  return site_.options.transfer_timeout + std::chrono::seconds(bytes / kBytesPerSecond);
}

asio::awaitable<Session::Outcome> Session::read_body(Parser& parser, std::size_t limit) {
  parser.body_limit(limit);
  parser.eager(true);
  connection_.allow(transfer_time(parser.content_length().value_or(limit)));
  boost::system::error_code error;
  while (!parser.is_done()) {
    const auto used = buffer_.size() > 0 ? parser.put(buffer_.data(), error) : 0;
    buffer_.consume(used);
    if (error == http::error::body_limit) co_return Outcome::too_large;
    if (error && error != http::error::need_more) co_return Outcome::malformed;
    if (parser.is_done()) break;
    const auto outcome = co_await read_some();
    if (outcome != Outcome::ok) co_return outcome;
  }
  co_return Outcome::ok;
}

// False: the connection ends here.
asio::awaitable<bool> Session::serve_one() {
  Request unread;
  unread.remote_ip = peer_;
  started_ = std::chrono::steady_clock::now();
  const auto outcome = co_await read_header();
  if (outcome == Outcome::closed) co_return false;
  started_ = std::chrono::steady_clock::now();
  connection_.is_new = false;
  bool goes_on = false;
  if (outcome != Outcome::ok) {
    goes_on = co_await refuse(
        unread, outcome == Outcome::too_large
                    ? problem(431, "too_large", "the header of the request is too large")
                    : malformed());
    co_return goes_on;
  }
  Parser parser;
  parser.header_limit(static_cast<std::uint32_t>(site_.options.header_limit + 1));
  parser.body_limit(site_.largest_body);
  boost::system::error_code error;
  parser.put(asio::buffer(buffer_.data(), header_size_), error);
  buffer_.consume(header_size_);
  if (error) {
    goes_on = co_await refuse(
        unread, error == http::error::body_limit
                    ? problem(413, "too_large", "the body of the request is too large")
                    : malformed());
    co_return goes_on;
  }
  Result<Request> request = read_head(parser);
  if (!request) {
    goes_on = co_await refuse(unread, problem(request.error()));
    co_return goes_on;
  }
  request->remote_ip = peer_;
  apply_forwarded(*request, site_.options.proxies);
  goes_on = co_await serve(parser, *request);
  co_return goes_on;
}

// Anything from who came when it was crowded, and much from who was there before.
bool Session::is_too_much(const Parser& parser, std::string_view path) const {
  if (entrance_ == Entrance::crowded) return !is_for_watchers(path);
  return parser.content_length().value_or(0) > kLargeBody &&
         site_.gate->judge_memory() != Entrance::open;
}

asio::awaitable<bool> Session::serve(Parser& parser, Request& request) {
  bool goes_on = false;
  if (!is_for_watchers(request.path) &&
      !is_own_host(request.header("host"), site_.options.public_url)) {
    goes_on = co_await refuse(
        request, problem(421, "invalid", "this desk has another name, its --public-url"));
    co_return goes_on;
  }
  if (is_too_much(parser, request.path)) {
    auto later = fail(Errc::unavailable, "unavailable", "the server is as full as it may be");
    later.error().retry_after_seconds = kComeBackSeconds;
    goes_on = co_await refuse(request, problem(later.error()));
    co_return goes_on;
  }
  auto match = site_.router.find(request.method, request.path);
  auto limit = match.route ? match.route->body_limit : 64 * 1024;
  if (match.route && match.route->admit) {
    const auto admitted = co_await admit(request, match);
    if (!admitted) {
      goes_on = co_await refuse(request, problem(admitted.error()));
      co_return goes_on;
    }
    limit = std::min(limit, *admitted);
  }
  Outcome outcome = Outcome::too_large;
  if (parser.content_length().value_or(0) <= limit) {
    if (!parser.is_done() && request.header("expect") == "100-continue" && buffer_.size() == 0) {
      static constexpr std::string_view kContinue = "HTTP/1.1 100 Continue\r\n\r\n";
      co_await asio::async_write(connection_.socket, asio::buffer(kContinue), kAwait);
    }
    outcome = co_await read_body(parser, limit);
  }
  if (outcome == Outcome::closed) co_return false;
  if (outcome != Outcome::ok) {
    const bool is_large = outcome == Outcome::too_large;
    goes_on = co_await refuse(
        request, is_large ? problem(413, "too_large", "the body of the request is too large")
                          : problem(400, "invalid", "the body of the request is malformed"));
    co_return goes_on;
  }
  const bool keeps_alive = parser.keep_alive();
  request.body = std::move(parser.get().body());
  connection_.allow_forever();
  if (auto socket_match = site_.sockets.find(request.method, request.path); socket_match.route) {
    goes_on = co_await upgrade(request, socket_match);
    co_return goes_on;
  }
  const Response response = co_await answer(request, match);
  goes_on = co_await send(request, response, keeps_alive && !set_.is_stopping());
  co_return goes_on;
}

asio::awaitable<Result<std::size_t>> Session::admit(Request& request, const Router::Match& match) {
  try {
    request.params = match.params;
    auto admitted = co_await match.route->admit(request);
    co_return admitted;
  } catch (const std::exception& exception) {
    if (site_.hooks.on_exception) site_.hooks.on_exception(request, exception.what());
  }
  co_return fail(Errc::internal, "internal", "something went wrong here; it has been logged");
}

asio::awaitable<Response> Session::answer(Request& request, Router::Match& match) {
  try {
    if (match.route) {
      request.params = std::move(match.params);
      Response response = co_await match.route->handler(request);
      co_return response;
    }
    const bool is_read = request.method == Method::get || request.method == Method::head;
    if (match.allowed.empty() && is_read) {
      Response response = co_await site_.files.serve(request);
      co_return response;
    }
  } catch (const std::exception& exception) {
    if (site_.hooks.on_exception) site_.hooks.on_exception(request, exception.what());
    co_return problem(500, "internal", "something went wrong here; it has been logged");
  }
  if (match.allowed.empty()) co_return problem(fail_not_found("page").error());
  auto response = problem(405, "method_not_allowed", "this path knows other methods");
  response.headers.emplace_back("Allow", match.allowed);
  co_return response;
}

// False in every case: either somebody else has the socket, or a browser that was refused goes
// away.
asio::awaitable<bool> Session::upgrade(Request& request, Router::Match& match) {
  Response response = problem(426, "invalid", "a WebSocket is expected here");
  if (wants_websocket(request)) response = co_await answer(request, match);
  const bool is_open = response.status == 101;
  const bool was_sent = co_await send(request, response, is_open);
  if (!is_open || !was_sent || set_.is_stopping()) co_return false;
  Upgraded upgraded{std::move(connection_.socket), std::move(request), thread_,
                    std::string(text_of(buffer_))};
  site_.open_socket(std::move(upgraded));
  co_return false;
}

asio::awaitable<bool> Session::send(const Request& request, const Response& response,
                                    bool keeps_alive) {
  std::string head = header_text(response, page_kind(request.path), keeps_alive);
  std::string_view body = body_of(response);
  if (request.method == Method::head) body = {};
  if (body.size() < kLargeBody) head.append(std::exchange(body, {}));
  connection_.allow(transfer_time(head.size() + body.size()));
  const std::array<asio::const_buffer, 2> pieces{asio::buffer(head), asio::buffer(body)};
  auto [error, size] = co_await asio::async_write(connection_.socket, pieces, kAwait);
  if (site_.hooks.on_answer) {
    const auto time = std::chrono::steady_clock::now() - started_;
    site_.hooks.on_answer(request, response.status,
                          std::chrono::duration_cast<std::chrono::microseconds>(time));
  }
  co_return !error && keeps_alive;
}

asio::awaitable<bool> Session::refuse(const Request& request, Response response) {
  co_await send(request, response, false);
  co_await drain();
  co_return false;
}

// Closing with unread bytes would make the kernel reset the connection, and the client would never
// see why it was refused: so listen a little while longer.
asio::awaitable<void> Session::drain() {
  boost::system::error_code error;
  connection_.socket.shutdown(Tcp::socket::shutdown_send, error);
  connection_.allow(std::chrono::milliseconds(2000));
  buffer_.clear();
  for (std::size_t total = 0; !error && total < 4 * 1024 * 1024; total += buffer_.size()) {
    buffer_.clear();
    const auto outcome = co_await read_some();
    if (outcome != Outcome::ok) co_return;
  }
}

}  // namespace

asio::awaitable<void> run_session(Tcp::socket socket, std::size_t thread,
                                  std::shared_ptr<ConnectionSet> set,
                                  std::shared_ptr<const Site> site, Entrance entrance) {
  Session session(std::move(socket), thread, *set, *site, entrance);
  co_await session.run();
}

}  // namespace harken::edge
