// SPDX-License-Identifier: AGPL-3.0-or-later
// As much of XMPP as the load needs: an account made by its owner (XEP-0077), SASL PLAIN, a bound
// resource, presence, and messages whose id tells their number.
#pragma once

#include "chat.hpp"
#include "peers.hpp"

namespace harken::load {

// Waits until a stream can be opened, which takes longer than until the port is open.
void await_xmpp(std::uint16_t port);

// People with a session each, and one more who reads. They are new to the server.
class XmppChat : public Chat {
 public:
  XmppChat(const Peer& peer, int people);

  void send(int sender, std::int64_t number) override;
  int senders() const override { return static_cast<int>(people_.size()); }
  void add_idle(int count) override;

 private:
  Connection& open_session(const std::string& name);
  void await_sessions();

  std::uint16_t port_;
  std::vector<Connection*> people_;
  int opened_ = 0;
  int present_ = 0;
};

}  // namespace harken::load
