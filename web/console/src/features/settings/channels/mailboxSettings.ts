// SPDX-License-Identifier: AGPL-3.0-or-later
// The settings of a mailbox while somebody changes them, and as they are stored.
import type { EmailSettings } from "./connections";

export type MailboxDraft = Required<
  Pick<EmailSettings, "address" | "name" | "imap" | "smtp" | "sent_folder" | "signature" | "both_signatures" | "authserv_id">
>;

export function draftOf({
  address,
  name,
  imap,
  smtp,
  sent_folder = "",
  signature = "",
  both_signatures = false,
  authserv_id = "",
}: EmailSettings): MailboxDraft {
  return { address, name, imap, smtp, sent_folder, signature, both_signatures, authserv_id };
}

/** What the form has no field for stays as it is. */
export function settingsOf(
  { address, name, sent_folder, authserv_id, ...rest }: MailboxDraft,
  { sent_folder: _, authserv_id: __, ...known }: EmailSettings,
): EmailSettings {
  const folder = sent_folder.trim();
  const server = authserv_id.trim();
  return {
    ...known,
    ...rest,
    address: address.trim(),
    name: name.trim(),
    ...(folder === "" ? {} : { sent_folder: folder }),
    ...(server === "" ? {} : { authserv_id: server }),
  };
}
