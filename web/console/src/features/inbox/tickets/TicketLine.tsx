// SPDX-License-Identifier: AGPL-3.0-or-later
// A line of the window of all tickets, with what can be done to it from here.
import { Tooltip } from "@mantine/core";
import { IconLink, IconLinkOff, IconPencil, IconPin, IconX } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { closeOverlay } from "@/lib/overlays";
import { canDo, type Ticket } from "@/lib/tickets/model";
import { DueSign, PrioritySign, TicketStatusPill } from "@/lib/tickets/Signs";
import classes from "./Window.module.css";

export interface LineActions {
  onEdit: (ticket: Ticket) => void;
  onPin: (ticket: Ticket, on: boolean) => void;
  onLink: (ticket: Ticket, on: boolean) => void;
}

interface Props extends LineActions {
  ticket: Ticket;
  linked: boolean;
  pinned: boolean;
}

function Tool({ label, danger, onClick, children }: { label: string; danger?: boolean; onClick: () => void; children: ReactNode }) {
  return (
    <Tooltip label={label}>
      <button type="button" className={classes.tool} data-danger={danger} aria-label={label} onClick={onClick}>
        {children}
      </button>
    </Tooltip>
  );
}

function Tools({ ticket, linked, pinned, onEdit, onPin, onLink }: Props) {
  const { t } = useTranslation(["linking", "tickets"]);
  const { number } = ticket;
  const mayLink = canDo(ticket, "link");
  return (
    <span className={classes.tools}>
      {mayLink && !linked && (
        <Tool label={t("link", { number })} onClick={() => onLink(ticket, true)}>
          <IconLink size={17} stroke={1.8} />
        </Tool>
      )}
      {mayLink && linked && (
        <Tool label={t("unlink", { number })} onClick={() => onLink(ticket, false)}>
          <IconLinkOff size={17} stroke={1.8} />
        </Tool>
      )}
      {canDo(ticket, "edit") && (
        <Tool label={t("tickets:table.edit", { number })} onClick={() => onEdit(ticket)}>
          <IconPencil size={17} stroke={1.8} />
        </Tool>
      )}
      {pinned ? (
        <Tool label={t("unpin", { number })} danger onClick={() => onPin(ticket, false)}>
          <IconX size={18} stroke={2.2} />
        </Tool>
      ) : (
        <Tool label={t("pin", { number })} onClick={() => onPin(ticket, true)}>
          <IconPin size={17} stroke={1.8} />
        </Tool>
      )}
    </span>
  );
}

export function TicketLine(props: Props) {
  const { t } = useTranslation(["linking", "tickets"]);
  const { ticket, linked } = props;
  return (
    <li className={classes.line} data-pinned={props.pinned}>
      <span className={classes.number}>#{ticket.number}</span>
      <div className={classes.words}>
        <Link to={`/tickets/${ticket.id}`} className={classes.title} dir="auto" onClick={closeOverlay}>
          {ticket.title}
        </Link>
        <span className={classes.facts}>
          <TicketStatusPill status={ticket.status} own={ticket.status_id} />
          <PrioritySign priority={ticket.priority} />
          {ticket.deadline !== null && <DueSign ticket={ticket} />}
          {ticket.responsible && <span className={classes.cut}>{ticket.responsible.name}</span>}
          {linked && <span className={classes.linked}>{t("is_linked")}</span>}
        </span>
      </div>
      <Tools {...props} />
    </li>
  );
}
