// SPDX-License-Identifier: AGPL-3.0-or-later
// What is said of one escalation, open or settled: who asked why, what came of it, and how long it took.
import { IconExternalLink } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useDeskState } from "@/lib/deskContext";
import { fullTime, relativeAge, useNow } from "@/lib/time";
import type { Escalation } from "@/lib/tickets/model";
import { waitedFor } from "@/lib/tickets/waited";
import classes from "./Escalation.module.css";

/** Where it stands, or how it ended. */
export function useSentence(escalation: Escalation): string {
  const { t } = useTranslation("ticket");
  const known = useDeskState((state) => state.departments.get(escalation.department_id)?.name);
  const department = known ?? t("who.above");
  return t(`escalation.state.${escalation.state}`, { department, level: escalation.level, from: escalation.from.name });
}

function since(later: string, earlier: string): string {
  return waitedFor(Date.parse(later) - Date.parse(earlier));
}

function Waited({ escalation: { assignee, opened_at: opened, acknowledged_at: taken, closed_at: closed } }: { escalation: Escalation }) {
  const { t } = useTranslation("ticket");
  if (closed === null) return null;
  const time = since(closed, opened);
  const words =
    assignee && taken ? t("escalation.taken_after", { name: assignee.name, wait: since(taken, opened), time }) : t("escalation.never_taken", { time });
  return (
    <p className={classes.why} data-waited="true" title={`${fullTime(opened)} – ${fullTime(closed)}`}>
      {words}
    </p>
  );
}

export function Told({ escalation }: { escalation: Escalation }) {
  const { t } = useTranslation("ticket");
  const now = useNow(30_000);
  const { from, reason, outcome, state, external_url: url } = escalation;
  return (
    <>
      <p className={classes.why}>
        {t("escalation.by", { name: from.name, time: relativeAge(escalation.opened_at, now) })} <q>{reason}</q>
      </p>
      {outcome !== "" && (
        <p className={classes.why} data-outcome="true">
          {t(state === "returned" ? "escalation.returned_because" : "escalation.outcome")} <q>{outcome}</q>
        </p>
      )}
      {url && (
        <p className={classes.why}>
          <a href={url} target="_blank" rel="noopener noreferrer nofollow">
            <IconExternalLink size={14} stroke={1.8} aria-hidden="true" /> {t("escalation.elsewhere")} {url}
          </a>
        </p>
      )}
      <Waited escalation={escalation} />
    </>
  );
}
