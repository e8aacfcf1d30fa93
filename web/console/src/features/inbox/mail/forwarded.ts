// SPDX-License-Identifier: AGPL-3.0-or-later
import { compareNumeric } from "@shared/ids";
import type { FileRef, Message } from "@shared/model";

/** "Fwd: Order 4711", once; what mail programs of other languages write counts, too. */
export function forwardSubject(subject: string): string {
  if (/^(fwd?|wg|vs|trs):/i.test(subject)) return subject;
  return subject === "" ? "Fwd:" : `Fwd: ${subject}`;
}

/** Files that may go along: those of the message, or of all that was said up to it. */
export function filesUpTo(messages: readonly Message[], message: Message, withEarlier: boolean): readonly FileRef[] {
  if (!withEarlier) return message.attachments;
  return messages.filter((each) => compareNumeric(each.id, message.id) <= 0).flatMap((each) => each.attachments);
}
