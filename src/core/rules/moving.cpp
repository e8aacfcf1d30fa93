// SPDX-License-Identifier: AGPL-3.0-or-later
#include "core/rules/moving.hpp"

#include <algorithm>

#include "core/rules/holding.hpp"

namespace harken {

namespace {

bool is_answer(const Message& message) {
  return message.sender == SenderKind::user && message.kind != MessageKind::system;
}

std::optional<LastMessage> last_in(std::span<const Message> thread) {
  const auto last = std::ranges::find_if(
      thread, [](const Message& each) { return each.kind != MessageKind::system; });
  return last == thread.end() ? std::optional<LastMessage>() : last_of(*last);
}

// The oldest that waits for an answer.
const Message* first_waiting(std::span<const Message> thread) {
  const Message* waiting = nullptr;
  for (const auto& each : thread) {
    if (is_answer(each)) break;
    if (each.sender == SenderKind::customer && !is_by_machine(each)) waiting = &each;
  }
  return waiting;
}

}  // namespace

bool is_unanswered(std::span<const Message> thread, MessageId message) {
  for (const auto& each : thread) {
    if (each.id == message) return true;
    if (is_answer(each)) return false;
  }
  return false;
}

void take_out(Conversation& conversation, const Message& moved, bool was_unanswered,
              std::span<const Message> thread, Timestamp now) {
  conversation.last_message = last_in(thread);
  if (moved.id > conversation.staff_read_id && conversation.unread > 0) --conversation.unread;
  if (conversation.lifecycle != Lifecycle::active) return;
  const auto* waiting = first_waiting(thread);
  if (!conversation.last_message) end(conversation, now);
  if (!was_unanswered) return;
  conversation.turn = waiting ? Turn::ours : Turn::theirs;
  conversation.waiting_since.reset();
  if (waiting) conversation.waiting_since = waiting->created_at;
}

void put_in(Conversation& conversation, const Message& moved, bool was_unanswered,
            std::span<const Message> thread) {
  conversation.last_message = last_in(thread);
  conversation.last_activity_at = std::max(conversation.last_activity_at, moved.created_at);
  if (!was_unanswered) return;
  if (is_by_machine(moved)) {
    conversation.unread += 1;
    return;
  }
  conversation.set_aside_until.reset();
  conversation.solve_at.reset();
  conversation.turn = Turn::ours;
  conversation.waiting_since =
      std::min(conversation.waiting_since.value_or(moved.created_at), moved.created_at);
  conversation.unread += 1;
}

}  // namespace harken
