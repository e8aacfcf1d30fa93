// SPDX-License-Identifier: AGPL-3.0-or-later
import { Link, useLocation } from "react-router";
import type { Ticket } from "@/lib/tickets/model";

/** To the ticket's page, from where the list is found again as it was left. */
export function TicketLink({ ticket, className }: { ticket: Ticket; className: string | undefined }) {
  const { search } = useLocation();
  return (
    <Link to={`/tickets/${ticket.id}`} state={{ list: search }} className={className} draggable={false}>
      {ticket.title}
    </Link>
  );
}
