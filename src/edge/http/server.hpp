// SPDX-License-Identifier: AGPL-3.0-or-later
// The HTTP/1.1 server: accepts, hands connections to threads evenly, and stops gracefully.
#pragma once

#include <boost/asio/ip/tcp.hpp>
#include <chrono>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "core/base/result.hpp"
#include "edge/http/client_address.hpp"
#include "edge/http/connection_set.hpp"
#include "edge/http/gate.hpp"
#include "edge/http/http.hpp"
#include "edge/http/io_threads.hpp"
#include "edge/http/router.hpp"
#include "edge/http/static_files.hpp"

namespace harken::edge {

struct ServerOptions {
  std::string address = "127.0.0.1";
  std::uint16_t port = 8080;  // 0: any free one
  std::string public_url;     // such as https://desk.example; empty: whatever Host says
  ProxyTrust proxies;
  std::size_t header_limit = 16 * 1024;
  std::chrono::milliseconds header_timeout{10'000};
  std::chrono::milliseconds idle_timeout{75'000};
  std::chrono::milliseconds transfer_timeout{30'000};  // of a body; large ones get more
  std::chrono::milliseconds stop_timeout{10'000};
  RateLimit new_connections{1'000, 1'000};  // those above wait for their turn
};

// A connection that has become a WebSocket: it belongs to the receiver now.
struct Upgraded {
  Tcp::socket socket;
  Request request;
  std::size_t thread = 0;   // of IoThreads; the call is made on it
  std::string early_bytes;  // what the client sent right behind the handshake
};

// Routes whose handler answers 101 when the upgrade may happen (from accept_websocket), and who
// gets the socket then.
struct SocketRoutes {
  std::vector<Route> routes;
  std::function<void(Upgraded)> open;
};

// For logs and metrics; called on the threads of connections.
struct Hooks {
  std::function<void(const Request&, int status, std::chrono::microseconds)> on_answer;
  std::function<void(const Request&, std::string_view what)> on_exception;
};

// What every session reads and none changes.
struct Site {
  ServerOptions options;
  Router router;
  Router sockets;
  std::function<void(Upgraded)> open_socket;
  StaticFiles files;
  Hooks hooks;
  std::size_t largest_body = 0;
  std::shared_ptr<Gate> gate;
};

class HttpServer {
 public:
  HttpServer(IoThreads& threads, ServerOptions options, std::vector<Route> routes,
             SocketRoutes sockets, StaticFiles files, Hooks hooks);
  // The threads must have been stopped, or stop() called, before.
  ~HttpServer();

  // Listens. Errors: unavailable, with the reason.
  Status start();
  // Lets in who has connected and answers them, lets requests finish, closes the rest when
  // stop_timeout is over. Not to be called on a thread of IoThreads.
  void stop();
  std::uint16_t port() const { return port_; }

 private:
  asio::awaitable<void> accept();
  asio::awaitable<void> close_door();
  asio::awaitable<void> wait(std::chrono::milliseconds time);
  void hand_out(Tcp::socket socket, std::size_t thread);

  IoThreads& threads_;
  std::shared_ptr<Site> site_;
  Tcp::acceptor acceptor_;
  std::vector<std::shared_ptr<ConnectionSet>> sets_;
  std::uint16_t port_ = 0;
  bool is_started_ = false;
};

}  // namespace harken::edge
