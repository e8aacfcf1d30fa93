// SPDX-License-Identifier: AGPL-3.0-or-later
import { type DragEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { LoadFailed } from "@/lib/states";
import type { TicketQuery } from "../lib/address";
import type { Ticket } from "@/lib/tickets/model";
import type { StatusChoice } from "@/lib/tickets/ownStatuses";
import { usePages } from "../lib/usePages";
import { TicketSkeletons } from "../table/TicketTable";
import { VirtualTickets } from "../table/VirtualTickets";
import classes from "./Board.module.css";
import { BoardCard } from "./BoardCard";
import { ColumnHead } from "./ColumnHead";

const cardHeight = 132;

interface Props {
  /** The one of the four that the column is for, and then the own ones. */
  choices: readonly StatusChoice[];
  query: TicketQuery;
  dragged: Ticket | null;
  onDrag: (ticket: Ticket | null) => void;
  onMove: (ticket: Ticket, to: StatusChoice) => void;
  onEdit: (ticket: Ticket) => void;
}

export function Column({ choices, query, dragged, onDrag, onMove, onEdit }: Props) {
  const { t } = useTranslation("tickets");
  const [scroller, setScroller] = useState<HTMLDivElement | null>(null);
  const [over, setOver] = useState(false);
  const pages = usePages(query);
  const [base] = choices;
  const takes = dragged !== null && dragged.status !== base?.status;
  const name = base?.name ?? "";
  const dragOver = (event: DragEvent) => {
    if (!takes) return;
    event.preventDefault();
    setOver(true);
  };
  const drop = (event: DragEvent) => {
    setOver(false);
    if (!takes) return;
    event.preventDefault();
    if (base) onMove(dragged, base);
  };
  return (
    <section className={classes.column} aria-label={name} data-over={over && takes} onDragOver={dragOver} onDragLeave={() => setOver(false)} onDrop={drop}>
      <ColumnHead choices={choices} dragged={dragged} onMove={onMove} onOver={() => setOver(false)} />
      <div className={classes.cards} ref={setScroller} {...(pages.count > 0 && { role: "list", "aria-label": t("board.column_label", { status: name }) })}>
        {pages.error && <LoadFailed onRetry={pages.retry} />}
        {pages.isPending && <TicketSkeletons />}
        {!pages.isPending && !pages.error && pages.count === 0 && <p className={classes.none}>{t("board.none")}</p>}
        <VirtualTickets
          pages={pages}
          scroller={scroller}
          rowHeight={cardHeight}
          role="listitem"
          row={(ticket) => <BoardCard ticket={ticket} dragged={dragged?.id === ticket.id} onDrag={onDrag} onMove={onMove} onEdit={onEdit} />}
        />
      </div>
    </section>
  );
}
