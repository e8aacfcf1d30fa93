// SPDX-License-Identifier: AGPL-3.0-or-later
// A server for tests of HTTP clients: every request goes to a function that says which bytes to
// answer, or to hang up without an answer.
#pragma once

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/string_body.hpp>
#include <functional>
#include <list>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

namespace harken::testing {

class ScriptedServer {
 public:
  using Request = boost::beast::http::request<boost::beast::http::string_body>;
  // nullopt: the connection is closed after the request was read.
  using Script = std::function<std::optional<std::string>(const Request&)>;

  explicit ScriptedServer(Script script)
      : script_(std::move(script)),
        acceptor_(context_, {boost::asio::ip::address_v4::loopback(), 0}),
        acceptor_thread_([this] { accept_all(); }) {}

  ~ScriptedServer() {
    // Wakes the blocking accept and the blocking reads; close() alone would not.
    ::shutdown(acceptor_.native_handle(), SHUT_RDWR);
    acceptor_thread_.join();
    for (auto& socket : sockets_) ::shutdown(socket.native_handle(), SHUT_RDWR);
    for (auto& thread : threads_) thread.join();
  }

  std::string url(std::string_view path) const {
    return "http://127.0.0.1:" + std::to_string(acceptor_.local_endpoint().port()) +
           std::string(path);
  }
  std::vector<Request> requests() {
    const std::lock_guard lock(mutex_);
    return requests_;
  }
  std::size_t connections() {
    const std::lock_guard lock(mutex_);
    return sockets_.size();
  }

 private:
  using Socket = boost::asio::ip::tcp::socket;

  void accept_all() {
    for (;;) {
      boost::system::error_code error;
      Socket socket = acceptor_.accept(error);
      if (error) return;
      const std::lock_guard lock(mutex_);
      threads_.emplace_back(
          [this, &kept = sockets_.emplace_back(std::move(socket))] { serve(kept); });
    }
  }

  void serve(Socket& socket) {
    boost::beast::flat_buffer buffer;
    for (;;) {
      boost::beast::http::request_parser<boost::beast::http::string_body> parser;
      parser.body_limit(boost::none);
      boost::system::error_code error;
      boost::beast::http::read(socket, buffer, parser, error);
      if (error) return;
      const Request request = parser.release();
      remember(request);
      const auto answer = script_(request);
      if (answer) boost::asio::write(socket, boost::asio::buffer(*answer), error);
      if (!answer) socket.shutdown(Socket::shutdown_both, error);
      if (!answer || error) return;
    }
  }

  void remember(const Request& request) {
    const std::lock_guard lock(mutex_);
    requests_.push_back(request);
  }

  Script script_;
  boost::asio::io_context context_;
  std::mutex mutex_;
  std::vector<Request> requests_;
  std::list<Socket> sockets_;
  std::list<std::thread> threads_;
  boost::asio::ip::tcp::acceptor acceptor_;
  std::thread acceptor_thread_;
};

inline std::string reply(std::string_view status, std::string_view body,
                         std::string_view headers = {}) {
  return "HTTP/1.1 " + std::string(status) + "\r\nContent-Length: " + std::to_string(body.size()) +
         "\r\n" + std::string(headers) + "\r\n" + std::string(body);
}

}  // namespace harken::testing
