// SPDX-License-Identifier: AGPL-3.0-or-later
// Status, priority and deadline wherever a ticket is shown: a colour never says it alone.
import { IconAlertTriangle, IconCalendarDue, IconCalendarX, IconChevronDown, IconChevronsUp, IconClockExclamation, IconEqual } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { fullTime, soonTime, useNow } from "@/lib/time";
import classes from "./Lib.module.css";
import { dueOf, type Ticket, type TicketPriority, type TicketStatus } from "./model";

export function TicketStatusPill({ status }: { status: TicketStatus }) {
  const { t } = useTranslation("tickets");
  return (
    <span className={classes.pill} data-status={status}>
      {t(`words.status.${status}`)}
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
