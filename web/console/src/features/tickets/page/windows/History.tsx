// SPDX-License-Identifier: AGPL-3.0-or-later
import {
  IconArrowBackUp,
  IconCheck,
  IconCircleCheck,
  IconExternalLink,
  IconHandStop,
  IconLink,
  IconLinkOff,
  IconLock,
  IconMailForward,
  IconMessage2,
  IconMessagePlus,
  IconPencil,
  IconPlus,
  IconRefresh,
  IconRotate2,
  IconStairsUp,
  IconTrash,
  IconUsers,
} from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Skeleton } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Id } from "@shared/ids";
import { api } from "@/lib/client";
import { LoadFailed, useIsSlow } from "@/lib/states";
import { fullTime, relativeAge, useNow } from "@/lib/time";
import { ticketKeys } from "@/lib/tickets/queries";
import classes from "./History.module.css";
import { linkOf, sentencesOf, type TicketChange } from "./sentences";

const icons = {
  created: IconPlus,
  changed: IconPencil,
  commented: IconUsers,
  added: IconMessagePlus,
  wrote: IconMessage2,
  wrote_inside: IconLock,
  linked: IconLink,
  unlinked: IconLinkOff,
  escalated: IconStairsUp,
  acknowledged: IconHandStop,
  returned: IconArrowBackUp,
  raised: IconStairsUp,
  settled: IconCheck,
  resolved: IconCircleCheck,
  reopened: IconRotate2,
  deleted: IconTrash,
  restored: IconRefresh,
  answered: IconMailForward,
} satisfies Record<TicketChange["action"], unknown>;

const inside: readonly TicketChange["action"][] = ["escalated", "acknowledged", "returned", "raised", "settled", "wrote_inside"];

function Line({ change, now }: { change: TicketChange; now: number }) {
  const { t } = useTranslation(["ticket", "tickets"]);
  const Icon = icons[change.action];
  const link = linkOf(change);
  return (
    <li className={classes.line} data-inside={inside.includes(change.action)} data-action={change.action}>
      <span className={classes.icon}>
        <Icon size={15} stroke={1.8} aria-hidden="true" />
      </span>
      <div className={classes.words}>
        {sentencesOf(t, change).map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
        {change.reason !== "" && <q>{change.reason}</q>}
        {link && (
          <a href={link} target="_blank" rel="noopener noreferrer nofollow">
            <IconExternalLink size={13} aria-hidden="true" /> {link}
          </a>
        )}
      </div>
      <time dateTime={change.at} title={fullTime(change.at)}>
        {relativeAge(change.at, now)}
      </time>
    </li>
  );
}

export function History({ id }: { id: Id }) {
  const { t } = useTranslation(["ticket", "tickets", "common"]);
  const now = useNow(60_000);
  const slow = useIsSlow();
  const query = useQuery({
    queryKey: ticketKeys.history(id),
    queryFn: async ({ signal }) => (await api.call("get", "/tickets/{id}/history", { path: { id }, signal })).items,
  });
  if (query.isError && !query.data) return <LoadFailed onRetry={() => void query.refetch()} />;
  if (!query.data) {
    return (
      <div className={classes.waiting} role="status" aria-busy="true" aria-label={t("common:loading")}>
        {slow && [70, 50, 60].map((width) => <Skeleton key={width} height={14} width={`${width}%`} />)}
      </div>
    );
  }
  return (
    <section className={classes.history} aria-label={t("tab.history")} tabIndex={0}>
      <ol>
        {[...query.data].reverse().map((change) => (
          <Line key={change.id} change={change} now={now} />
        ))}
      </ol>
    </section>
  );
}
