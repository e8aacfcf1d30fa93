// SPDX-License-Identifier: AGPL-3.0-or-later
// The same card as in the table, begun with the customer's words and linked to the conversation.
import { useState } from "react";
import type { Conversation } from "@shared/model";
import { useDesk } from "@/lib/deskContext";
import { closeOverlay } from "@/lib/overlays";
import type { Ticket } from "@/lib/tickets/model";
import { openingOf } from "@/lib/tickets/opening";
import { TicketCard } from "./LazyCard";
import { linkTicket } from "./linking";
import { Suggestions } from "./Suggestions";
import { TicketsWindow } from "./TicketsWindow";

export function NewTicket({ conversation }: { conversation: Conversation }) {
  const desk = useDesk();
  const { id } = conversation;
  const [opening] = useState(() => openingOf(conversation, desk.state.get().threads.get(id)?.messages ?? []));
  // Over the card, so that nothing typed is lost.
  const [browses, setBrowses] = useState(false);
  const link = (ticket: Ticket) => void linkTicket(ticket, id, true).then((done) => done && closeOverlay());
  const besides = (title: string) => <Suggestions conversation={id} title={title} began={opening.title} onLink={link} onBrowse={() => setBrowses(true)} />;
  return (
    <>
      <TicketCard conversation={conversation} opening={opening} besides={besides} onClose={closeOverlay} />
      {browses && <TicketsWindow conversation={conversation} onClose={() => setBrowses(false)} onLinked={closeOverlay} />}
    </>
  );
}
