// SPDX-License-Identifier: AGPL-3.0-or-later
// A blocking client for tests: raw bytes over a loopback socket, so that it can also say what no
// library would.
#pragma once

#include <poll.h>

#include <array>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/write.hpp>
#include <cstdint>
#include <string>
#include <string_view>

namespace harken::edge::testing {

struct Answer {
  int status = 0;  // 0: the connection was closed instead
  std::string head;
  std::string body;
};

class Client {
 public:
  explicit Client(std::uint16_t port) : socket_(context_) {
    socket_.connect({boost::asio::ip::address_v4::loopback(), port});
  }

  void send(std::string_view bytes) {
    boost::system::error_code ignored;
    boost::asio::write(socket_, boost::asio::buffer(bytes), ignored);
  }

  Answer receive(bool has_body = true) {
    Answer answer;
    auto end = buffer_.find("\r\n\r\n");
    for (; end == std::string::npos; end = buffer_.find("\r\n\r\n"))
      if (read_some()) return answer;
    answer.head = take(end + 4);
    answer.status = std::stoi(answer.head.substr(9, 3));
    const auto at = answer.head.find("Content-Length: ");
    if (!has_body || at == std::string::npos) return answer;
    answer.body = read_exactly(std::stoul(answer.head.substr(at + 16)));
    return answer;
  }

  // Empty when the connection ends first.
  std::string read_exactly(std::size_t size) {
    while (buffer_.size() < size)
      if (read_some()) return {};
    return take(size);
  }

  bool is_closed_by_peer() {
    boost::system::error_code error;
    while (!error) {
      buffer_.clear();
      error = read_some();
    }
    return error == boost::asio::error::eof || error == boost::asio::error::connection_reset;
  }

  Answer ask(std::string_view bytes, bool has_body = true) {
    send(bytes);
    return receive(has_body);
  }

  boost::asio::ip::tcp::socket& socket() { return socket_; }

 private:
  // A test that waits for what never comes fails, and does not hang. (Asio waits longer than
  // SO_RCVTIMEO.)
  boost::system::error_code read_some() {
    constexpr int kPatienceMilliseconds = 20'000;
    pollfd ready{socket_.native_handle(), POLLIN, 0};
    if (poll(&ready, 1, kPatienceMilliseconds) == 0) return boost::asio::error::timed_out;
    boost::system::error_code error;
    std::array<char, 16'384> bytes;
    buffer_.append(bytes.data(), socket_.read_some(boost::asio::buffer(bytes), error));
    return error;
  }

  std::string take(std::size_t size) {
    std::string piece = buffer_.substr(0, size);
    buffer_.erase(0, size);
    return piece;
  }

  boost::asio::io_context context_;
  boost::asio::ip::tcp::socket socket_;
  std::string buffer_;
};

inline std::string get(std::string_view path, std::string_view headers = {}) {
  return "GET " + std::string(path) + " HTTP/1.1\r\nHost: desk\r\n" + std::string(headers) + "\r\n";
}

inline std::string post(std::string_view path, std::string_view body) {
  return "POST " + std::string(path) +
         " HTTP/1.1\r\nHost: desk\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" +
         std::string(body);
}

}  // namespace harken::edge::testing
