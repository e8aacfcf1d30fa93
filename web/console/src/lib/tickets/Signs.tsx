// SPDX-License-Identifier: AGPL-3.0-or-later
// Status, priority and deadline wherever a ticket is shown: a colour never says it alone.
import { IconAlertTriangle, IconCalendarDue, IconCalendarX, IconChevronDown, IconChevronsUp, IconClockExclamation, IconEqual } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { fullTime, soonTime, useNow } from "@/lib/time";
import classes from "./Lib.module.css";
import { dueOf, type Ticket, type TicketPriority, type TicketStatus } from "./model";
import { useStatusWords } from "./ownStatuses";

/** An own status looks like the one that it is of, and says on demand which that is. */
export function TicketStatusPill({ status, own = null }: { status: TicketStatus; own?: Ticket["status_id"] }) {
  const { t } = useTranslation("tickets");
  const shown = useStatusWords()({ status, status_id: own });
  const base = t(`words.status.${status}`);
  return (
    <span className={classes.pill} data-status={status} title={shown === base ? undefined : `${shown} (${base})`}>
      {shown}
    </span>
  );
}

const priorityIcons = { major: IconChevronsUp, normal: IconEqual, minor: IconChevronDown };

export function PrioritySign({ priority }: { priority: TicketPriority }) {
  const { t } = useTranslation("tickets");
  const Icon = priorityIcons[priority];
  return (
    <span className={classes.priority} data-priority={priority}>
      <Icon size={16} stroke={1.9} aria-hidden="true" />
      {t(`words.priority.${priority}`)}
    </span>
  );
}

const dueIcons = { none: IconCalendarX, later: IconCalendarDue, near: IconClockExclamation, overdue: IconAlertTriangle };

export function DueSign({ ticket }: { ticket: Pick<Ticket, "deadline" | "status"> }) {
  const { t } = useTranslation("tickets");
  const now = useNow(60_000);
  const due = dueOf(ticket, now);
  const Icon = dueIcons[due];
  return (
    <span className={classes.due} data-due={due}>
      {due !== "none" && <Icon size={15} stroke={1.8} aria-hidden="true" />}
      <span className={classes.dueText}>
        {ticket.deadline === null ? (
          t("words.no_deadline")
        ) : (
          <time dateTime={ticket.deadline} title={fullTime(ticket.deadline)}>
            {due === "overdue" ? fullTime(ticket.deadline) : soonTime(ticket.deadline, now)}
          </time>
        )}
        {(due === "near" || due === "overdue") && <small>{t(`words.due.${due}`)}</small>}
      </span>
    </span>
  );
}
