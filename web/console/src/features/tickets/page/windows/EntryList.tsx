// SPDX-License-Identifier: AGPL-3.0-or-later
// A window read from its end: the newest is in sight, and what is older comes above without a jump.
import { Button, Skeleton } from "@mantine/core";
import { Fragment, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useMe } from "@/lib/deskContext";
import { LoadFailed, useIsSlow } from "@/lib/states";
import { dayName, isSameDay, useNow } from "@/lib/time";
import type { Ticket, TicketEntry } from "@/lib/tickets/model";
import type { Part } from "../../lib/sides";
import { EntryView, WaitingView } from "./EntryView";
import { placeOf, useWaiting } from "./sending";
import classes from "./Thread.module.css";

const togetherMs = 5 * 60_000;

/** Somebody else, another day, or a pause: the author is said anew. */
export function startsAnew(entry: TicketEntry, before: TicketEntry | undefined): boolean {
  if (!before || before.author.id !== entry.author.id || !isSameDay(before.created_at, entry.created_at)) return true;
  return Date.parse(entry.created_at) - Date.parse(before.created_at) > togetherMs;
}

function Ghosts() {
  const { t } = useTranslation("common");
  const slow = useIsSlow();
  return (
    <div role="status" aria-busy="true" aria-label={t("loading")} className={classes.ghosts}>
      {slow && [62, 44, 70].map((width) => <Skeleton key={width} height={40} width={`${width}%`} radius="lg" />)}
    </div>
  );
}

interface Props {
  ticket: Ticket;
  part: Part;
  label: string;
  entries: readonly TicketEntry[] | undefined;
  failed: boolean;
  onRetry: () => void;
  older?: { has: boolean; loading: boolean; load: () => void };
  empty: ReactNode;
}

export function EntryList({ ticket, part, label, entries, failed, onRetry, older, empty }: Props) {
  const { t } = useTranslation("ticket");
  const now = useNow(60_000);
  const waiting = useWaiting(placeOf(useMe().id, ticket.id, part));
  // What has just been stored is not shown twice.
  const open = waiting.filter((item) => !entries?.some((entry) => entry.client_id === item.clientId));
  if (failed && !entries) return <LoadFailed onRetry={onRetry} />;
  if (!entries) return <Ghosts />;
  if (entries.length === 0 && open.length === 0) return <div className={classes.none}>{empty}</div>;
  return (
    <div className={classes.scroller} data-part={part} tabIndex={0} role="log" aria-label={label}>
      <div className={classes.list}>
        {older?.has && (
          <Button className={classes.older} size="xs" variant="default" loading={older.loading} onClick={older.load}>
            {t("write.older")}
          </Button>
        )}
        {entries.map((entry, index) => {
          const before = entries[index - 1];
          return (
            <Fragment key={entry.id}>
              {(!before || !isSameDay(before.created_at, entry.created_at)) && <p className={classes.day}>{dayName(entry.created_at, now)}</p>}
              <EntryView entry={entry} starts={startsAnew(entry, before)} part={part} />
            </Fragment>
          );
        })}
        {open.map((item) => (
          <WaitingView key={item.clientId} ticket={ticket} part={part} item={item} />
        ))}
      </div>
    </div>
  );
}
