// SPDX-License-Identifier: AGPL-3.0-or-later
// A blocking client for tests: raw bytes over a loopback socket, so that it can also say what no
// library would.
#pragma once

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/read.hpp>
#include <boost/asio/read_until.hpp>
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
    const timeval patience{10, 0};
    setsockopt(socket_.native_handle(), SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
  }

  void send(std::string_view bytes) {
    boost::system::error_code ignored;
    boost::asio::write(socket_, boost::asio::buffer(bytes), ignored);
  }

  Answer receive(bool has_body = true) {
    Answer answer;
    boost::system::error_code error;
    const auto size = boost::asio::read_until(socket_, boost::asio::dynamic_buffer(buffer_), "\r\n\r\n", error);
    if (error) return answer;
    answer.head = take(size);
    answer.status = std::stoi(answer.head.substr(9, 3));
    const auto at = answer.head.find("Content-Length: ");
    if (!has_body || at == std::string::npos) return answer;
    answer.body = read_exactly(std::stoul(answer.head.substr(at + 16)));
    return answer;
  }

  // Empty when the connection ends first.
  std::string read_exactly(std::size_t size) {
    boost::system::error_code error;
    if (buffer_.size() < size)
      boost::asio::read(socket_, boost::asio::dynamic_buffer(buffer_),
                        boost::asio::transfer_at_least(size - buffer_.size()), error);
    return buffer_.size() < size ? std::string() : take(size);
  }

  bool is_closed_by_peer() {
    boost::system::error_code error;
    while (!error) {
      buffer_.clear();
      boost::asio::read(socket_, boost::asio::dynamic_buffer(buffer_),
                        boost::asio::transfer_at_least(1), error);
    }
    return error == boost::asio::error::eof || error == boost::asio::error::connection_reset;
  }

  Answer ask(std::string_view bytes, bool has_body = true) {
    send(bytes);
    return receive(has_body);
  }

  boost::asio::ip::tcp::socket& socket() { return socket_; }

 private:
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
  return "POST " + std::string(path) + " HTTP/1.1\r\nHost: desk\r\nContent-Length: " +
         std::to_string(body.size()) + "\r\n\r\n" + std::string(body);
}

}  // namespace harken::edge::testing
