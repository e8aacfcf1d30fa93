// SPDX-License-Identifier: AGPL-3.0-or-later
// Which message somebody wants to pass on.
import type { Id } from "@shared/ids";
import type { Message } from "@shared/model";
import { createStore } from "@shared/store";

export const forwarding = createStore<{ message: Message | null }>({ message: null });

export function openForward(message: Message): void {
  forwarding.update(() => ({ message }));
}

export function closeForward(): void {
  forwarding.update(() => ({ message: null }));
}

/** What is forwarded where nobody has chosen one: the last that somebody said. */
export function lastSaid(messages: readonly Message[] | undefined, quoted?: Id): Message | undefined {
  const said = (messages ?? []).filter((message) => message.kind !== "system");
  return said.find((message) => message.id === quoted) ?? said.at(-1);
}
