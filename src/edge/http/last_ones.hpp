// SPDX-License-Identifier: AGPL-3.0-or-later
// The end of a listening socket that resets nobody. Closed at once, it would break the connections
// that are made but not accepted yet: their clients have sent a request, and may not send it again.
#pragma once

#include <boost/asio/ip/tcp.hpp>

namespace harken::edge {

// From now on the kernel drops who knocks, unanswered, while those it has let in still come out of
// accept(). Who knocked does so again a second later (RFC 9293, section 3.8.1), finds the port
// closed, and goes to another node. Where the system cannot do that, nothing changes.
void let_in_nobody_new(boost::asio::ip::tcp::acceptor& acceptor);

}  // namespace harken::edge
