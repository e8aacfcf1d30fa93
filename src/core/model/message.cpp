// SPDX-License-Identifier: AGPL-3.0-or-later
#include "core/model/message.hpp"

namespace harken {

namespace {

bool is_public(SystemAction action) {
  return action == SystemAction::accepted || action == SystemAction::solved ||
         action == SystemAction::reopened || action == SystemAction::routed ||
         action == SystemAction::auto_solved;
}

}  // namespace

std::optional<PublicMessage> to_public(const Message& message) {
  if (message.system && !is_public(message.system->action)) return std::nullopt;
  // What somebody else wrote to us is not the customer's, and would stand there as theirs.
  if (message.mail && message.mail->is_from_other) return std::nullopt;
  PublicMessage result;
  result.id = message.id;
  if (message.sender == SenderKind::customer) result.client_id = message.client_id;
  result.kind = message.kind;
  result.sender = message.sender;
  result.sender_name = message.system ? message.system->actor : message.sender_name;
  result.text = message.text;
  result.attachments = message.attachments;
  result.article = message.article;
  if (message.system) result.action = message.system->action;
  // To the customer it is all the same whether a person or the desk chose the moment.
  if (result.action == SystemAction::routed || result.action == SystemAction::auto_solved) {
    const bool is_solved = result.action == SystemAction::auto_solved;
    result.action = is_solved ? SystemAction::solved : SystemAction::accepted;
    result.sender_name = message.system->target;
  }
  result.created_at = message.created_at;
  result.form = message.form;
  result.answer = message.answer;
  result.edited_at = message.edited_at;
  result.is_deleted = message.deleted_at.has_value();
  return result;
}

}  // namespace harken
