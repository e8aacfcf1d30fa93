// SPDX-License-Identifier: AGPL-3.0-or-later
import type { DeskState } from "@shared/events";
import type { Conversation, User } from "@shared/model";
import type { PlaceholderValues } from "@shared/placeholders";
import { departmentName } from "./desk";

export function firstName(name: string): string {
  return name.trim().split(/\s+/)[0] ?? "";
}

/** What the placeholders of a ready text stand for in this conversation. */
export function placeholderValues(state: DeskState, conversation: Conversation, me: User): PlaceholderValues {
  const { contact } = conversation;
  return {
    "contact.name": contact.name.trim(),
    "contact.first_name": firstName(contact.name),
    "contact.email": contact.email,
    "contact.number": String(contact.number),
    "conversation.number": String(conversation.number),
    "department.name": departmentName(state, conversation.department_id),
    "user.name": me.name,
    "user.email": me.email,
    "workspace.name": state.workspace?.name ?? "",
  };
}
