// SPDX-License-Identifier: AGPL-3.0-or-later
// Tickets in a narrow place: a line each, by number, title and status.
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import classes from "./Chip.module.css";
import type { Ticket } from "./model";
import { TicketStatusPill } from "./Signs";

export function TicketLines({ tickets, label }: { tickets: readonly Ticket[]; label: string }) {
  useTranslation("tickets");
  return (
    <ul className={classes.list} aria-label={label}>
      {tickets.map((ticket) => (
        <li key={ticket.id}>
          <Link to={`/tickets/${ticket.id}`} className={classes.row} data-status={ticket.status} title={ticket.title}>
            <span className={classes.number}>#{ticket.number}</span>
            <span className={classes.title} dir="auto">
              {ticket.title}
            </span>
            <TicketStatusPill status={ticket.status} own={ticket.status_id} />
          </Link>
        </li>
      ))}
    </ul>
  );
}
