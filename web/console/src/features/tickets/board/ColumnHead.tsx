// SPDX-License-Identifier: AGPL-3.0-or-later
// What the column is for, and the workspace's own statuses in it: a card that is dropped on one gets it.
import { type DragEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Ticket } from "@/lib/tickets/model";
import { type StatusChoice, useStatusKey } from "@/lib/tickets/ownStatuses";
import { TicketStatusPill } from "@/lib/tickets/Signs";
import classes from "./Board.module.css";

interface Props {
  choices: readonly StatusChoice[];
  dragged: Ticket | null;
  onMove: (ticket: Ticket, to: StatusChoice) => void;
  /** The pointer is over one of these, and no longer over the column as a whole. */
  onOver: () => void;
}

function Target({ choice, dragged, onMove, onOver }: Omit<Props, "choices"> & { choice: StatusChoice }) {
  const [over, setOver] = useState(false);
  const keyOf = useStatusKey();
  const takes = dragged !== null && keyOf(dragged) !== choice.key;
  const dragOver = (event: DragEvent) => {
    if (!takes) return;
    event.preventDefault();
    event.stopPropagation();
    onOver();
    setOver(true);
  };
  const drop = (event: DragEvent) => {
    setOver(false);
    if (!takes) return;
    event.preventDefault();
    event.stopPropagation();
    onMove(dragged, choice);
  };
  return (
    <span className={classes.target} data-takes={takes} data-over={over && takes} onDragOver={dragOver} onDragLeave={() => setOver(false)} onDrop={drop}>
      <TicketStatusPill status={choice.status} own={choice.status_id} />
    </span>
  );
}

export function ColumnHead({ choices, ...rest }: Props) {
  const { t } = useTranslation("tickets");
  const [base, ...own] = choices;
  if (!base) return null;
  return (
    <>
      <h2 className={classes.columnHead}>
        <Target choice={base} {...rest} />
      </h2>
      {own.length > 0 && (
        <ul className={classes.targets} aria-label={t("board.own", { status: base.name })}>
          {own.map((choice) => (
            <li key={choice.key}>
              <Target choice={choice} {...rest} />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
