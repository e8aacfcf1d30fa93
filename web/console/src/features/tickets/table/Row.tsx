// SPDX-License-Identifier: AGPL-3.0-or-later
import { IconChevronRight } from "@tabler/icons-react";
import { memo } from "react";
import { useTranslation } from "react-i18next";
import type { Id } from "@shared/ids";
import { LabelDots } from "@/lib/LabelChip";
import { fullTime, soonTime } from "@/lib/time";
import { canDo, type Ticket } from "@/lib/tickets/model";
import { EscalatedSign } from "@/lib/tickets/EscalatedSign";
import { DueSign } from "@/lib/tickets/Signs";
import { TicketLink } from "../lib/TicketLink";
import { ActionsCell, LinksCell, PriorityCell, ResponsibleCell, StatusCell } from "./cells";
import { Comments } from "./Comments";
import classes from "./Table.module.css";

interface Props {
  ticket: Ticket;
  index: number;
  open: boolean;
  onToggle: (id: Id) => void;
  onEdit: (ticket: Ticket) => void;
}

function Chevron({ ticket, open, onToggle }: Pick<Props, "ticket" | "open" | "onToggle">) {
  const { t } = useTranslation("tickets");
  const { id, number, comments } = ticket;
  // Whoever asked for it never sees what is said about it.
  if (!canDo(ticket, "comment") && comments === 0) return <span className={classes.noChevron} />;
  return (
    <button
      type="button"
      data-cell="comments"
      className={classes.chevron}
      aria-expanded={open}
      aria-label={t("table.comments_open", { number, count: comments })}
      onClick={() => onToggle(id)}
    >
      <IconChevronRight size={16} stroke={2} />
    </button>
  );
}

export const Row = memo(function Row({ ticket, index, open, onToggle, onEdit }: Props) {
  const { t } = useTranslation("tickets");
  const cell = (name: string) => ({ role: "cell", className: classes.cell, "data-column": name });
  return (
    <>
      <div role="row" aria-rowindex={index + 2} className={classes.row} data-closed={ticket.status === "closed"}>
        <div {...cell("number")}>
          <Chevron ticket={ticket} open={open} onToggle={onToggle} />
          <span className={classes.number}>#{ticket.number}</span>
          {ticket.comments > 0 && <span className={classes.commentCount}>{ticket.comments}</span>}
        </div>
        <div {...cell("title")}>
          <TicketLink ticket={ticket} className={classes.title} />
          <span className={classes.excerpt}>
            <EscalatedSign ticket={ticket} />
            <LabelDots ids={ticket.label_ids} />
            <span className={classes.cut}>{ticket.excerpt}</span>
          </span>
        </div>
        <div {...cell("status")}>
          <StatusCell ticket={ticket} />
        </div>
        <div {...cell("priority")}>
          <PriorityCell ticket={ticket} />
        </div>
        <div {...cell("responsible")}>
          <ResponsibleCell ticket={ticket} />
        </div>
        <div {...cell("deadline")}>
          <DueSign ticket={ticket} />
        </div>
        <div {...cell("created")}>
          <time dateTime={ticket.created_at} title={fullTime(ticket.created_at)}>
            {createdText(ticket.created_at)}
          </time>
        </div>
        <div {...cell("links")}>
          <LinksCell ticket={ticket} />
        </div>
        <div {...cell("actions")}>
          <ActionsCell ticket={ticket} onEdit={onEdit} />
        </div>
      </div>
      {open && (
        <div role="row">
          <div role="cell" aria-colspan={9} aria-label={t("table.comments", { number: ticket.number })}>
            <Comments ticket={ticket} />
          </div>
        </div>
      )}
    </>
  );
});

const weekMs = 6 * 86_400_000;

/** The weekday within the last days, else the date. */
function createdText(time: string): string {
  const now = Date.now();
  return now - Date.parse(time) > weekMs ? soonTime(time, Date.parse(time) - 2 * weekMs) : soonTime(time, now);
}
