// SPDX-License-Identifier: AGPL-3.0-or-later
import { useTranslation } from "react-i18next";
import { useDeskState } from "@/lib/deskContext";
import { statusOf } from "@/lib/statuses";
import { relativeAge, useNow } from "@/lib/time";
import { urgencyOf } from "@/lib/urgency";
import classes from "./Overview.module.css";
import { earliest, type Overview } from "./useOverview";

function Figure({ label, value, since, hint }: { label: string; value: string; since?: string | null; hint?: string }) {
  const { t } = useTranslation("routing");
  const now = useNow();
  const text = since ? t("overview.longest", { age: relativeAge(since, now) }) : hint;
  return (
    <div className={classes.figure}>
      <dt>{label}</dt>
      <dd>
        <strong>{value}</strong>
        {text && <span data-urgency={since ? urgencyOf(since, now) : undefined}>{text}</span>}
      </dd>
    </div>
  );
}

const sum = (numbers: number[]) => numbers.reduce((total, each) => total + each, 0);

export function Figures({ overview }: { overview: Overview }) {
  const { t } = useTranslation("routing");
  const { people, departments } = overview;
  const available = useDeskState(
    (state) =>
      people.filter(({ user_id }) => {
        const user = state.users.get(user_id);
        return user?.online && statusOf(state, user)?.takes_work;
      }).length,
  );
  return (
    <dl className={classes.figures}>
      <Figure label={t("overview.available")} value={String(available)} hint={t("overview.ofPeople", { count: people.length })} />
      <Figure
        label={t("overview.queued")}
        value={String(sum(departments.map((each) => each.queued)))}
        since={earliest(departments.map((each) => each.queued_since))}
        hint={t("overview.nobodyWaits")}
      />
      <Figure
        label={t("overview.unanswered")}
        value={String(sum(departments.map((each) => each.unanswered)))}
        since={earliest(departments.map((each) => each.unanswered_since))}
        hint={t("overview.allAnswered")}
      />
      <Figure label={t("overview.held")} value={String(sum(departments.map((each) => each.held)))} />
    </dl>
  );
}
