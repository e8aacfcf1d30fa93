// SPDX-License-Identifier: AGPL-3.0-or-later
#include "core/rules/holding.hpp"

#include "core/rules/text.hpp"

namespace harken {

namespace {

void drop_agreements(Conversation& conversation) {
  conversation.escalation.reset();
  conversation.access.clear();
  conversation.set_aside_until.reset();
  conversation.solve_at.reset();
}

}  // namespace

void hold(Conversation& conversation, UserId user, const std::string& name) {
  conversation.holder_id = user;
  conversation.holder_name = name;
  drop_agreements(conversation);
}

void end(Conversation& conversation, Timestamp now) {
  conversation.lifecycle = Lifecycle::solved;
  conversation.solved_at = now;
  conversation.waiting_since.reset();
  conversation.unread = 0;
  drop_agreements(conversation);
}

LastMessage last_of(const Message& message) {
  return {message.id, message.sender, preview_of(message.text),
          static_cast<int>(message.attachments.size()), message.created_at};
}

std::unexpected<Error> refuse_by_holder(const Conversation& conversation, const char* code,
                                        Errc kind, std::string detail) {
  auto failure = fail(kind, code, std::move(detail));
  if (conversation.holder_id) {
    failure.error().holder_id = conversation.holder_id.to_string();
    failure.error().holder_name = conversation.holder_name;
  }
  return failure;
}

std::unexpected<Error> not_holder(const Conversation& conversation) {
  return refuse_by_holder(conversation, "not_holder", Errc::forbidden,
                          "only who holds the conversation may do this");
}

}  // namespace harken
