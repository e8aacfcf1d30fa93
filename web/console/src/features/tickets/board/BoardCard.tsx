// SPDX-License-Identifier: AGPL-3.0-or-later
import { Menu } from "@mantine/core";
import { IconDots, IconPencil } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { LabelDots } from "@/lib/LabelChip";
import { EscalatedSign } from "@/lib/tickets/EscalatedSign";
import { canDo, type Ticket } from "@/lib/tickets/model";
import { type StatusChoice, useStatusChoices, useStatusKey } from "@/lib/tickets/ownStatuses";
import { DueSign, TicketStatusPill } from "@/lib/tickets/Signs";
import { TicketLink } from "../lib/TicketLink";
import { PriorityCell, ResponsibleCell } from "../table/cells";
import classes from "./Board.module.css";

interface Props {
  ticket: Ticket;
  dragged: boolean;
  onDrag: (ticket: Ticket | null) => void;
  onMove: (ticket: Ticket, to: StatusChoice) => void;
  onEdit: (ticket: Ticket) => void;
}

function MoveMenu({ ticket, onMove, onEdit }: Pick<Props, "ticket" | "onMove" | "onEdit">) {
  const { t } = useTranslation("tickets");
  const { number } = ticket;
  const choices = useStatusChoices();
  const keyOf = useStatusKey();
  return (
    <Menu position="bottom-end" width={220}>
      <Menu.Target>
        <button type="button" data-cell="status" className={classes.menu} aria-label={t("board.move", { number })}>
          <IconDots size={16} />
        </button>
      </Menu.Target>
      <Menu.Dropdown className={classes.moves}>
        {choices
          .filter(({ key }) => key !== keyOf(ticket))
          .map((to) => (
            <Menu.Item key={to.key} onClick={() => onMove(ticket, to)}>
              {t("board.move_to", { status: to.name })}
            </Menu.Item>
          ))}
        <Menu.Divider />
        <Menu.Item leftSection={<IconPencil size={15} stroke={1.6} />} onClick={() => onEdit(ticket)}>
          {t("table.edit", { number })}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

export function BoardCard({ ticket, dragged, onDrag, onMove, onEdit }: Props) {
  const mayMove = canDo(ticket, "edit");
  const isOwn = useStatusKey()(ticket) !== ticket.status;
  return (
    <article
      className={classes.card}
      data-dragged={dragged}
      draggable={mayMove}
      onDragStart={(event) => {
        event.dataTransfer.effectAllowed = "move";
        event.dataTransfer.setData("text/plain", `#${ticket.number} ${ticket.title}`);
        onDrag(ticket);
      }}
      onDragEnd={() => onDrag(null)}
    >
      <div className={classes.cardHead}>
        <span className={classes.number}>#{ticket.number}</span>
        <LabelDots ids={ticket.label_ids} />
        <EscalatedSign ticket={ticket} />
        <span className={classes.space} />
        {mayMove && <MoveMenu ticket={ticket} onMove={onMove} onEdit={onEdit} />}
      </div>
      <TicketLink ticket={ticket} className={classes.title} />
      <div className={classes.cardFoot}>
        {isOwn && <TicketStatusPill status={ticket.status} own={ticket.status_id} />}
        <PriorityCell ticket={ticket} />
        {ticket.deadline !== null && <DueSign ticket={ticket} />}
      </div>
      <ResponsibleCell ticket={ticket} />
    </article>
  );
}
