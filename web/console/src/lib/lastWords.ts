// SPDX-License-Identifier: AGPL-3.0-or-later
import i18next from "i18next";
import type { Conversation } from "@shared/model";

/** What a list says of the last message: its words, or why there are none. */
export function lastWords(last: Conversation["last_message"] | undefined): string {
  if (last?.text) return last.text;
  const isGone = last != null && last.attachments === 0;
  return i18next.t(isGone ? "inbox:changes.last_deleted" : "inbox:attachment_only");
}
