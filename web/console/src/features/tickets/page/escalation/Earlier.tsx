// SPDX-License-Identifier: AGPL-3.0-or-later
// What was escalated before, the last first: out of the way, and one press from being read.
import { useTranslation } from "react-i18next";
import type { Escalation } from "@/lib/tickets/model";
import classes from "./Escalation.module.css";
import { Told, useSentence } from "./Told";

function Settled({ escalation }: { escalation: Escalation }) {
  const sentence = useSentence(escalation);
  return (
    <li data-state={escalation.state}>
      <strong>{sentence}</strong>
      <Told escalation={escalation} />
    </li>
  );
}

/** `all` may be read a moment later than `newest`: one that was open then is not settled yet as far as we know. */
export function Earlier({ all, newest }: { all: readonly Escalation[]; newest: Escalation }) {
  const { t } = useTranslation("ticket");
  const settled = all.filter(({ level, state }) => level < newest.level && state !== "open").sort((a, b) => b.level - a.level);
  if (settled.length === 0) return null;
  return (
    <details className={classes.earlier}>
      <summary>{t("escalation.earlier", { count: settled.length })}</summary>
      <ol aria-label={t("escalation.earlier", { count: settled.length })}>
        {settled.map((each) => (
          <Settled key={each.id} escalation={each} />
        ))}
      </ol>
    </details>
  );
}
