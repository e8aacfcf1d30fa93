// SPDX-License-Identifier: AGPL-3.0-or-later
import { Menu } from "@mantine/core";
import { IconDots, IconPencil } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { LabelDots } from "@/lib/LabelChip";
import { EscalatedSign } from "@/lib/tickets/EscalatedSign";
import { canDo, statuses, type Ticket, type TicketStatus } from "@/lib/tickets/model";
import { DueSign, PrioritySign } from "@/lib/tickets/Signs";
import { TicketLink } from "../lib/TicketLink";
import { Nobody, Person } from "../table/cells";
import classes from "./Board.module.css";

interface Props {
  ticket: Ticket;
  dragged: boolean;
  onDrag: (ticket: Ticket | null) => void;
  onMove: (ticket: Ticket, status: TicketStatus) => void;
  onEdit: (ticket: Ticket) => void;
}

function MoveMenu({ ticket, onMove, onEdit }: Pick<Props, "ticket" | "onMove" | "onEdit">) {
  const { t } = useTranslation("tickets");
  const { number } = ticket;
  return (
    <Menu position="bottom-end" width={220}>
      <Menu.Target>
        <button type="button" className={classes.menu} aria-label={t("board.move", { number })}>
          <IconDots size={16} />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {statuses
          .filter((status) => status !== ticket.status)
          .map((status) => (
            <Menu.Item key={status} onClick={() => onMove(ticket, status)}>
              {t("board.move_to", { status: t(`words.status.${status}`) })}
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
        <PrioritySign priority={ticket.priority} />
        {ticket.deadline !== null && <DueSign ticket={ticket} />}
      </div>
      {ticket.responsible ? <Person {...ticket.responsible} /> : <Nobody />}
    </article>
  );
}
