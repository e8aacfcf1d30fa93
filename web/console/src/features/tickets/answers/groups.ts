// SPDX-License-Identifier: AGPL-3.0-or-later
// Who gets what: customers by the language that they read, and in it by channel.
import type { Schemas } from "@shared/api";

export type Recipient = Schemas["TicketRecipient"];
export type IfSolved = Schemas["IfSolved"];

/** "pt-BR" as the desk takes it; empty: unknown. */
export function primaryOf(language: string): string {
  const primary = language.split(/[-_]/)[0]!.toLowerCase();
  return /^[a-z]{2,3}$/.test(primary) ? primary : "";
}

export interface Group {
  language: string;
  recipients: readonly Recipient[];
}

function canReach({ conversation, reason }: Recipient, ifSolved: IfSolved): boolean {
  return reason === null && (ifSolved !== "leave" || conversation.status !== "solved");
}

/** Who can be answered, and who cannot with the reason: what is solved is left alone where the reader wants that. */
export function sortOut(recipients: readonly Recipient[], ifSolved: IfSolved) {
  const reached = recipients.filter((each) => canReach(each, ifSolved));
  const left = recipients.filter((each) => !canReach(each, ifSolved)).map((each) => ({ ...each, reason: each.reason ?? "not_active" }));
  return { reached, left };
}

/** The most spoken language first; who speaks an unknown one stands with those of the default. */
export function groupsOf(recipients: readonly Recipient[], fallback: string): Group[] {
  const groups = new Map<string, Recipient[]>();
  for (const each of recipients) {
    const language = primaryOf(each.language) || fallback;
    groups.set(language, [...(groups.get(language) ?? []), each]);
  }
  return [...groups]
    .map(([language, members]) => ({ language, recipients: members }))
    .sort((a, b) => b.recipients.length - a.recipients.length || a.language.localeCompare(b.language));
}

export interface ChannelCount {
  name: string;
  platform: Recipient["conversation"]["platform"];
  count: number;
}

export function channelsOf(recipients: readonly Recipient[]): ChannelCount[] {
  const channels = new Map<string, ChannelCount>();
  for (const { channel_name: name, conversation } of recipients) {
    const key = `${conversation.platform} ${name}`;
    const known = channels.get(key) ?? { name, platform: conversation.platform, count: 0 };
    channels.set(key, { ...known, count: known.count + 1 });
  }
  return [...channels.values()].sort((a, b) => b.count - a.count || a.name.localeCompare(b.name));
}

/** What everybody else gets: the chosen language, or, as long as nothing is written in it, the first in which something is. */
export function fallbackOf(texts: Readonly<Record<string, string>>, chosen: string, languages: readonly string[]): string {
  const isWritten = (language: string) => (texts[language] ?? "").trim() !== "";
  return isWritten(chosen) ? chosen : (languages.find(isWritten) ?? chosen);
}

/** The texts that were written, and what somebody of this language gets of them; null: nothing yet. */
export function textFor(texts: Readonly<Record<string, string>>, language: string, fallback: string): string | null {
  return texts[language]?.trim() || texts[fallback]?.trim() || null;
}
