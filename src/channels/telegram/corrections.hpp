// SPDX-License-Identifier: AGPL-3.0-or-later
// What was sent becomes what the message is now, or goes. Pure: the calls for it.
#pragma once

#include <string>
#include <vector>

#include "channels/telegram/render.hpp"

namespace harken::telegram {

struct CorrectionPlan {
  std::vector<BotRequest> edits;      // of what stays
  std::vector<std::string> surplus;   // messages that go
  std::vector<BotRequest> additions;  // what is longer now needs more messages
};

// `parts`: what was sent, in order: texts first, then the files, or files of which the first has
// the text below it. Errors: invalid with not_known_there, or text_does_not_fit (below a picture,
// or between a text and its files).
Result<CorrectionPlan> plan_edit(const Said& said, const Recipient& recipient,
                                 const std::vector<std::string>& parts);

BotRequest delete_request(const Recipient& recipient, const std::string& part);

}  // namespace harken::telegram
