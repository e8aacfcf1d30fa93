// SPDX-License-Identifier: AGPL-3.0-or-later
// Who of the staff looks at which conversation right now, here and at other nodes. Other nodes say
// so again every few seconds: whoever is not heard of any more, as their node died or its last word
// was lost, looks no longer.
#pragma once

#include <chrono>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "core/base/id.hpp"

namespace harken::ws {

struct Looker {
  UserId user_id;
  std::string name;
  WorkspaceId workspace_id = {};
};
struct LooksAt {
  ConversationId conversation_id;
  Looker who;
};

// Safe to use from every thread. A user may look through several sockets.
class Lookers {
 public:
  using Time = std::chrono::steady_clock::time_point;

  // Who else looks at it; `is_first`: the user did not until now, at this node.
  std::vector<Looker> begin(ConversationId conversation, const Looker& who, bool& is_first);
  // Here.
  std::vector<Looker> list(ConversationId conversation);
  std::vector<LooksAt> list_here();
  // True: no socket of the user here looks at it any more.
  bool end(ConversationId conversation, UserId user);

  // Until they are heard of again.
  void begin_elsewhere(ConversationId conversation, const Looker& who, Time until);
  // False: nobody knows of it yet.
  bool renew_elsewhere(ConversationId conversation, UserId user, Time until);
  bool is_elsewhere(ConversationId conversation, UserId user);
  // Who looks no longer, unless through a socket here.
  std::optional<Looker> end_elsewhere(ConversationId conversation, UserId user);
  std::vector<LooksAt> take_silent(Time now);

 private:
  struct Entry {
    Looker who;
    int sockets = 0;
  };
  struct Elsewhere {
    Looker who;
    Time until;
  };
  bool looks_here(ConversationId conversation, UserId user) const;

  std::mutex mutex_;
  std::unordered_map<ConversationId, std::vector<Entry>> entries_;
  std::map<std::pair<ConversationId, UserId>, Elsewhere> elsewhere_;
};

}  // namespace harken::ws
