// SPDX-License-Identifier: AGPL-3.0-or-later
// A bare Boost.Beast WebSocket server that sends every frame back to whoever sent it: what a
// message and a socket cost at least with that library, without a database, an account or a second
// reader.
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/websocket/stream.hpp>
#include <cstdlib>
#include <memory>
#include <thread>
#include <vector>

namespace harken::echo {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
using asio::ip::tcp;
using Error = boost::system::error_code;

// Closed by whatever goes wrong.
class Session : public std::enable_shared_from_this<Session> {
 public:
  explicit Session(tcp::socket socket) : stream_(std::move(socket)) {}

  void accept() {
    stream_.next_layer().set_option(tcp::no_delay(true));
    stream_.async_accept([self = shared_from_this()](Error error) {
      if (!error) self->read();
    });
  }

 private:
  void read() {
    stream_.async_read(buffer_, [self = shared_from_this()](Error error, std::size_t) {
      if (!error) self->write();
    });
  }

  void write() {
    stream_.text(stream_.got_text());
    stream_.async_write(buffer_.data(), [self = shared_from_this()](Error error, std::size_t) {
      if (error) return;
      self->buffer_.consume(self->buffer_.size());
      self->read();
    });
  }

  beast::websocket::stream<tcp::socket> stream_;
  beast::flat_buffer buffer_;
};

// A socket stays on its thread, as ours do.
class Server {
 public:
  explicit Server(std::uint16_t port)
      : contexts_(std::max(1U, std::thread::hardware_concurrency())),
        acceptor_(contexts_.front(), {asio::ip::address_v4::loopback(), port}) {
    acceptor_.listen(4096);
    accept();
  }

  void run() {
    std::vector<std::jthread> threads;
    for (auto& context : contexts_)
      threads.emplace_back([&context] {
        const auto guard = asio::make_work_guard(context);
        context.run();
      });
  }

 private:
  void accept() {
    auto& context = contexts_[accepted_++ % contexts_.size()];
    acceptor_.async_accept(context, [this, &context](Error error, tcp::socket socket) {
      if (!error)
        asio::post(context,
                   [session = std::make_shared<Session>(std::move(socket))] { session->accept(); });
      accept();
    });
  }

  std::vector<asio::io_context> contexts_;
  tcp::acceptor acceptor_;
  std::size_t accepted_ = 0;
};

}  // namespace
}  // namespace harken::echo

int main(int argc, char** argv) {
  if (argc != 2) return 2;
  harken::echo::Server(static_cast<std::uint16_t>(std::atoi(argv[1]))).run();
}
