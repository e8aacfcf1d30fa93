// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <memory>

#include "edge/http/server.hpp"

namespace harken::edge {

// Serves one connection until it closes: requests in order, one at a time.
asio::awaitable<void> run_session(Tcp::socket socket, std::size_t thread,
                                  std::shared_ptr<ConnectionSet> set,
                                  std::shared_ptr<const Site> site,
                                  Entrance entrance = Entrance::open);

}  // namespace harken::edge
