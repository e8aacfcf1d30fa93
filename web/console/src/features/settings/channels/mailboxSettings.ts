// SPDX-License-Identifier: AGPL-3.0-or-later
// The settings of a mailbox while somebody changes them, and as they are stored.
import type { EmailSettings } from "./connections";

export type MailboxDraft = Required<Pick<EmailSettings, "address" | "name" | "imap" | "smtp" | "sent_folder" | "signature" | "both_signatures">>;

export function draftOf({ address, name, imap, smtp, sent_folder = "", signature = "", both_signatures = false }: EmailSettings): MailboxDraft {
  return { address, name, imap, smtp, sent_folder, signature, both_signatures };
}

/** What the form has no field for stays as it is. */
export function settingsOf({ address, name, sent_folder, ...rest }: MailboxDraft, { sent_folder: _, ...known }: EmailSettings): EmailSettings {
  const folder = sent_folder.trim();
  return { ...known, ...rest, address: address.trim(), name: name.trim(), ...(folder === "" ? {} : { sent_folder: folder }) };
}
