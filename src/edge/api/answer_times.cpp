// SPDX-License-Identifier: AGPL-3.0-or-later
#include "edge/api/answer_times.hpp"

#include "core/rules/usual_answer.hpp"

namespace harken::edge {

namespace {
constexpr int kConversations = 100;
constexpr std::chrono::seconds kGoodFor{60};
}  // namespace

Result<std::optional<std::int64_t>> AnswerTimes::get(Tx& tx, WorkspaceId workspace) {
  const auto now = std::chrono::steady_clock::now();
  {
    const std::lock_guard lock(mutex_);
    const auto known = entries_.find(workspace);
    if (known != entries_.end() && known->second.good_until > now) return known->second.seconds;
  }
  ASSIGN_OR_RETURN(auto waits, tx.conversations().list_first_answers(workspace, kConversations));
  const auto seconds = usual_answer_seconds(std::move(waits));
  const std::lock_guard lock(mutex_);
  entries_[workspace] = {seconds, now + kGoodFor};
  return seconds;
}

}  // namespace harken::edge
