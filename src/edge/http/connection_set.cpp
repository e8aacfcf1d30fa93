// SPDX-License-Identifier: AGPL-3.0-or-later
#include "edge/http/connection_set.hpp"

namespace harken::edge {

namespace {

void close(Connection& connection) {
  boost::system::error_code ignored;
  connection.socket.close(ignored);
}

}  // namespace

void ConnectionSet::add(Connection& connection) {
  connection.place = connections_.insert(connections_.end(), &connection);
}

void ConnectionSet::remove(Connection& connection) {
  connections_.erase(connection.place);
  report_if_empty();
}

void ConnectionSet::stop(std::function<void()> emptied) {
  is_stopping_ = true;
  emptied_ = std::move(emptied);
  for (auto* connection : connections_) {
    if (!connection->is_idle) continue;
    if (connection->is_new)
      connection->allow(kFirstRequestTime);
    else
      close(*connection);
  }
  report_if_empty();
}

void ConnectionSet::close_all() {
  for (auto* connection : connections_) close(*connection);
}

void ConnectionSet::wait() {
  timer_.expires_after(std::chrono::milliseconds(250));
  timer_.async_wait([this](boost::system::error_code error) {
    if (error) return;
    close_late();
    wait();
  });
}

void ConnectionSet::close_late() {
  const auto now = std::chrono::steady_clock::now();
  for (auto* connection : connections_)
    if (connection->deadline < now) close(*connection);
}

void ConnectionSet::report_if_empty() {
  if (!is_stopping_ || !connections_.empty() || !emptied_) return;
  const auto emptied = std::exchange(emptied_, {});
  emptied();
}

}  // namespace harken::edge
