// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Conversation } from "@shared/model";
import { closeOverlay, openOverlay, useOverlay } from "@/lib/overlays";
import { NewTicket } from "./NewTicket";
import { TicketsWindow } from "./TicketsWindow";

export function TicketDialogs({ conversation }: { conversation: Conversation }) {
  const isWindow = useOverlay("tickets");
  const isNew = useOverlay("new_ticket");
  return (
    <>
      {isWindow && <TicketsWindow conversation={conversation} onClose={closeOverlay} onMake={() => openOverlay("new_ticket")} />}
      {isNew && <NewTicket conversation={conversation} />}
    </>
  );
}
