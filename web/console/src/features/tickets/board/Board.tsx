// SPDX-License-Identifier: AGPL-3.0-or-later
// Tickets by status, with the workspace's own inside the column of the one that they are of. A card goes to another column, or onto a status at
// its head, by the pointer, or by its menu from the keyboard.
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useDesk } from "@/lib/deskContext";
import { notifyDone } from "@/lib/notify";
import type { TicketQuery } from "../lib/address";
import { canDo, statuses, type Ticket } from "@/lib/tickets/model";
import { updateTicket } from "@/lib/tickets/mutations";
import { patchTo, type StatusChoice, useOwnStatus, useStatusChoices, useStatusKey } from "@/lib/tickets/ownStatuses";
import classes from "./Board.module.css";
import { Column } from "./Column";

export function Board({ query, onEdit }: { query: TicketQuery; onEdit: (ticket: Ticket) => void }) {
  const { t } = useTranslation("tickets");
  const desk = useDesk();
  const [dragged, setDragged] = useState<Ticket | null>(null);
  const choices = useStatusChoices();
  const keyOf = useStatusKey();
  const asked = useOwnStatus(query.status_id)?.base ?? query.status;
  const move = (ticket: Ticket, to: StatusChoice) => {
    setDragged(null);
    if (keyOf(ticket) === to.key || !canDo(ticket, "edit")) return;
    void updateTicket(desk, ticket, patchTo(ticket, to)).then((done) => {
      if (done) notifyDone(t("board.moved", { number: done.number, status: to.name }));
    });
  };
  const shown = asked ? [asked] : statuses;
  return (
    <div className={classes.board} role="group" aria-label={t("board.label")}>
      <p className="visuallyHidden">{t("board.hint")}</p>
      {shown.map((status) => (
        <Column
          key={status}
          choices={choices.filter((each) => each.status === status)}
          query={{ ...query, status }}
          dragged={dragged}
          onDrag={setDragged}
          onMove={move}
          onEdit={onEdit}
        />
      ))}
    </div>
  );
}
