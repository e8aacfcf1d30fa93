// SPDX-License-Identifier: AGPL-3.0-or-later
// On a phone a row is a card: the same values, the same small menus.
import { useCallback, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Id } from "@shared/ids";
import { LoadFailed } from "@/lib/states";
import type { TicketQuery } from "../lib/address";
import { EscalatedSign } from "@/lib/tickets/EscalatedSign";
import { canDo, type Ticket } from "@/lib/tickets/model";
import { DueSign } from "@/lib/tickets/Signs";
import { TicketLink } from "../lib/TicketLink";
import { usePages } from "../lib/usePages";
import { ActionsCell, LinksCell, PriorityCell, ResponsibleCell, StatusCell } from "./cells";
import { Comments } from "./Comments";
import classes from "./Table.module.css";
import { TicketSkeletons, TicketsEmpty } from "./TicketTable";
import { VirtualTickets } from "./VirtualTickets";

const cardHeight = 190;

interface CardProps {
  ticket: Ticket;
  open: boolean;
  onToggle: (id: Id) => void;
  onEdit: (ticket: Ticket) => void;
}

function PhoneCard({ ticket, open, onToggle, onEdit }: CardProps) {
  const { t } = useTranslation("tickets");
  const { id, number, comments } = ticket;
  return (
    <article className={classes.phoneCard} aria-label={`#${number} ${ticket.title}`}>
      <div className={classes.phoneLine}>
        <span className={classes.number}>#{number}</span>
        <StatusCell ticket={ticket} />
        <span className={classes.space} />
        <ActionsCell ticket={ticket} onEdit={onEdit} />
      </div>
      <TicketLink ticket={ticket} className={classes.title} />
      <span className={classes.excerpt}>
        <EscalatedSign ticket={ticket} />
        <span className={classes.cut}>{ticket.excerpt}</span>
      </span>
      <div className={classes.phoneLine}>
        <PriorityCell ticket={ticket} />
        <ResponsibleCell ticket={ticket} />
      </div>
      <div className={classes.phoneLine}>
        <DueSign ticket={ticket} />
        <LinksCell ticket={ticket} />
      </div>
      {(canDo(ticket, "comment") || comments > 0) && (
        <button type="button" className={classes.commentsToggle} aria-expanded={open} onClick={() => onToggle(id)}>
          {t("table.comments_open", { number, count: comments })}
        </button>
      )}
      {open && <Comments ticket={ticket} />}
    </article>
  );
}

export function PhoneList({ query, onEdit }: { query: TicketQuery; onEdit: (ticket: Ticket) => void }) {
  const { t } = useTranslation("tickets");
  const [scroller, setScroller] = useState<HTMLDivElement | null>(null);
  const [opened, setOpened] = useState<Id | null>(null);
  const pages = usePages(query);
  const toggle = useCallback((id: Id) => setOpened((now) => (now === id ? null : id)), []);
  if (pages.error && pages.count === 0) return <LoadFailed onRetry={pages.retry} />;
  if (pages.isPending) return <TicketSkeletons />;
  if (pages.count === 0) return <TicketsEmpty query={query} />;
  return (
    <div className={classes.scroller} ref={setScroller} role="list" aria-label={t(`table.view.${query.view}`)}>
      <VirtualTickets
        pages={pages}
        scroller={scroller}
        rowHeight={cardHeight}
        role="listitem"
        row={(ticket) => <PhoneCard ticket={ticket} open={opened === ticket.id} onToggle={toggle} onEdit={onEdit} />}
      />
    </div>
  );
}
