// SPDX-License-Identifier: AGPL-3.0-or-later
// A ticket by its number, with its status in words: beside labels, and one press away.
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import classes from "./Chip.module.css";
import type { Ticket } from "./model";
import { useStatusWords } from "./ownStatuses";

export function TicketChip({ ticket }: { ticket: Pick<Ticket, "id" | "number" | "status" | "status_id" | "title"> }) {
  useTranslation("tickets");
  const { id, number, title } = ticket;
  const status = useStatusWords()(ticket);
  return (
    <Link to={`/tickets/${id}`} className={classes.chip} data-status={ticket.status} title={title}>
      <span className={classes.number}>#{number}</span> <span className={classes.status}>{status}</span> <span className="visuallyHidden">{title}</span>
    </Link>
  );
}
