// SPDX-License-Identifier: AGPL-3.0-or-later
#include "edge/http/last_ones.hpp"

#include <gtest/gtest.h>
#include <poll.h>
#include <sys/socket.h>

#include <boost/asio/io_context.hpp>
#include <boost/asio/read.hpp>
#include <boost/asio/write.hpp>
#include <cerrno>
#include <string>

namespace harken::edge {
namespace {

namespace asio = boost::asio;
using Tcp = asio::ip::tcp;

bool has_ended(Tcp::socket& socket, int milliseconds) {
  pollfd ends{socket.native_handle(), POLLOUT, 0};
  return poll(&ends, 1, milliseconds) == 1;
}

TEST(LastOnesTest, F25_WhoHasConnectedComesInAndWhoKnocksLaterIsRefusedAndNeverReset) {
  asio::io_context context;
  Tcp::acceptor acceptor(context, {asio::ip::address_v4::loopback(), 0});
  Tcp::socket early(context, Tcp::v4());
  Tcp::socket late(context, Tcp::v4());
  early.connect(acceptor.local_endpoint());
  asio::write(early, asio::buffer("request", 7));

  let_in_nobody_new(acceptor);
  late.non_blocking(true);
  // Asio would wait for the end of it.
  const auto door = acceptor.local_endpoint();
  EXPECT_EQ(connect(late.native_handle(), door.data(), static_cast<socklen_t>(door.size())), -1);
  EXPECT_EQ(errno, EINPROGRESS);
  EXPECT_FALSE(has_ended(late, 0));

  Tcp::socket accepted = acceptor.accept();
  acceptor.non_blocking(true);
  boost::system::error_code error;
  acceptor.accept(error);
  EXPECT_EQ(error, asio::error::would_block);
  acceptor.close();
  std::string text(7, ' ');
  asio::read(accepted, asio::buffer(text));
  EXPECT_EQ(text, "request");

  ASSERT_TRUE(has_ended(late, 20'000));
  int reason = 0;
  socklen_t size = sizeof reason;
  ASSERT_EQ(getsockopt(late.native_handle(), SOL_SOCKET, SO_ERROR, &reason, &size), 0);
  EXPECT_EQ(reason, ECONNREFUSED);
}

}  // namespace
}  // namespace harken::edge
