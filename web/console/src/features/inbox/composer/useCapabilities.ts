// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Schemas } from "@shared/api";
import type { Id } from "@shared/ids";
import { useDesk, useDeskState } from "@/lib/deskContext";
import { longestText } from "@/lib/text";

type Capabilities = Schemas["Capabilities"];

/** What the conversation's channel carries, or that over which the answer goes; the composer offers no more than that. */
export function useCapabilities(id: Id, over?: Id): Capabilities {
  const { upload } = useDesk().session;
  const known = useDeskState((state) => {
    const channel = over ?? state.conversations.get(id)?.channel_id;
    return channel && state.channels.get(channel)?.capabilities;
  });
  // Until the channel is known: text and files, which the server checks anyway.
  return (
    known || {
      formatting: false,
      attachments: upload,
      forms: false,
      buttons: false,
      typing: true,
      receipts: true,
      longest_text: longestText,
      edits: false,
      deletes: false,
      delete_within_seconds: 0,
    }
  );
}
