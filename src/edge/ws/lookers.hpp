// SPDX-License-Identifier: AGPL-3.0-or-later
// Who of the staff looks at which conversation right now. Remembered by nobody else.
#pragma once

#include <mutex>
#include <string>
#include <unordered_map>
#include <vector>

#include "core/base/id.hpp"

namespace harken::ws {

struct Looker {
  UserId user_id;
  std::string name;
};

// Safe to use from every thread. A user may look through several sockets.
class Lookers {
 public:
  // Who else looks at it; `is_first`: the user did not until now.
  std::vector<Looker> begin(ConversationId conversation, const Looker& who, bool& is_first);
  std::vector<Looker> list(ConversationId conversation);
  // True: no socket of the user looks at it any more.
  bool end(ConversationId conversation, UserId user);

 private:
  struct Entry {
    Looker who;
    int sockets = 0;
  };
  std::mutex mutex_;
  std::unordered_map<ConversationId, std::vector<Entry>> entries_;
};

}  // namespace harken::ws
