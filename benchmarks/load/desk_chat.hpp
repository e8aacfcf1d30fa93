// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <vector>

#include "chat.hpp"
#include "desk.hpp"

namespace harken::load {

// Visitors of a desk, and an agent who sees them all. On several nodes of one desk the visitors are
// spread over them, and the agent is on the last.
class DeskChat : public Chat {
 public:
  DeskChat(std::vector<Desk*> nodes, int visitors);

  void send(int sender, std::int64_t number) override;
  int senders() const override { return static_cast<int>(visitors_.size()); }
  void add_idle(int count) override;

 private:
  std::vector<Desk*> nodes_;
  std::vector<Connection*> visitors_;
  int greeted_ = 0;
  int connected_ = 0;
};

}  // namespace harken::load
