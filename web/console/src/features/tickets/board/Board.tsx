// SPDX-License-Identifier: AGPL-3.0-or-later
// Tickets by status. A card goes to another column by the pointer, or by its menu from the keyboard.
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useDesk } from "@/lib/deskContext";
import { notifyDone } from "@/lib/notify";
import type { TicketQuery } from "../lib/address";
import { canDo, statuses, type Ticket, type TicketStatus } from "@/lib/tickets/model";
import { updateTicket } from "@/lib/tickets/mutations";
import classes from "./Board.module.css";
import { Column } from "./Column";

export function Board({ query, onEdit }: { query: TicketQuery; onEdit: (ticket: Ticket) => void }) {
  const { t } = useTranslation("tickets");
  const desk = useDesk();
  const [dragged, setDragged] = useState<Ticket | null>(null);
  const move = (ticket: Ticket, status: TicketStatus) => {
    setDragged(null);
    if (ticket.status === status || !canDo(ticket, "edit")) return;
    void updateTicket(desk, ticket, { status }).then((done) => {
      if (done) notifyDone(t("board.moved", { number: done.number, status: t(`words.status.${done.status}`) }));
    });
  };
  const shown = query.status ? [query.status] : statuses;
  return (
    <div className={classes.board} role="group" aria-label={t("board.label")}>
      <p className="visuallyHidden">{t("board.hint")}</p>
      {shown.map((status) => (
        <Column key={status} status={status} query={{ ...query, status }} dragged={dragged} onDrag={setDragged} onMove={move} onEdit={onEdit} />
      ))}
    </div>
  );
}
