// SPDX-License-Identifier: AGPL-3.0-or-later
// Before it is stored: from which departments escalations would go another way, as it is now and as it would be.
import { IconArrowRight } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { Ladder, LadderStep } from "@/lib/ladder";
import { useDepartments } from "../data";
import classes from "./Ladder.module.css";
import { type Difference, differences } from "./draft";

const shownPeople = 2;

function Way({ name, steps }: { name: string; steps: readonly LadderStep[] }) {
  const { t } = useTranslation("settings");
  return (
    <div className={classes.oneWay}>
      <dt>{name}</dt>
      <dd>
        {steps.length === 0 && t("ladder.nowhere")}
        {steps.map(({ department_id, name: department, people }, index) => (
          <span key={`${department_id}-${index}`} className={classes.onWay}>
            {index > 0 && <IconArrowRight size={14} stroke={1.7} aria-hidden="true" />}
            {department}
            <small>
              {people
                .slice(0, shownPeople)
                .map(({ name: person }) => person)
                .join(", ")}
              {people.length > shownPeople && ` ${t("ladder.more", { count: people.length - shownPeople })}`}
            </small>
          </span>
        ))}
      </dd>
    </div>
  );
}

function Row({ difference: { department_id, before, after } }: { difference: Difference }) {
  const { t } = useTranslation("settings");
  const department = useDepartments().find(({ id }) => id === department_id);
  return (
    <li>
      <strong>{t("ladder.from", { name: department?.name ?? "…" })}</strong>
      <dl>
        <Way name={t("ladder.now")} steps={before} />
        <Way name={t("ladder.then")} steps={after} />
      </dl>
    </li>
  );
}

export function Changes({ before, after }: { before: Ladder; after: Ladder }) {
  const { t } = useTranslation("settings");
  const all = differences(before, after);
  return (
    <section className={classes.changes} aria-label={t("ladder.changes")} aria-live="polite">
      <h3>{t("ladder.changes")}</h3>
      {all.length === 0 && <p>{t("ladder.same")}</p>}
      {all.length > 0 && (
        <ul>
          {all.map((each) => (
            <Row key={each.department_id} difference={each} />
          ))}
        </ul>
      )}
      {all.length > 0 && <p>{t("ladder.stay")}</p>}
    </section>
  );
}
