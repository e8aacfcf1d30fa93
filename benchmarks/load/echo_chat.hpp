// SPDX-License-Identifier: AGPL-3.0-or-later
// The bare server of benchmarks/echo, which lies beside this program.
#pragma once

#include <string>

#include "chat.hpp"
#include "peers.hpp"

namespace harken::load {

Peer start_echo();

// People who each get back what they sent; their frames are those of our visitors.
class EchoChat : public Chat {
 public:
  EchoChat(const Peer& peer, int people);

  void send(int sender, std::int64_t number) override;
  int senders() const override { return static_cast<int>(people_.size()); }
  void add_idle(int count) override;

 private:
  Connection& open();

  std::uint16_t port_;
  std::vector<Connection*> people_;
  int opened_ = 0;
  int greeted_ = 0;
};

// Messages a second that came back, with `in_flight` people who each send the next one then.
double measure_echoed(const Peer& echo, int in_flight, double seconds);
// Bytes of the server an idle socket takes.
double measure_idle_echo(const Peer& echo, int sockets);

}  // namespace harken::load
