// SPDX-License-Identifier: AGPL-3.0-or-later
// Step by step from one department, as the desk would go now; and which one stands above it.
import { Select } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Id } from "@shared/ids";
import { Avatar } from "@/lib/Avatar";
import { useDeskState } from "@/lib/deskContext";
import type { Ladder } from "@/lib/ladder";
import { useNameOfRole } from "@/lib/roles";
import { useDepartments } from "../data";
import settings from "../Settings.module.css";
import classes from "./Ladder.module.css";
import { allBelow } from "./tree";

type Entry = Ladder["departments"][number];

/** With their role: in one department there may be more than one level. */
function Person({ id, name }: { id: Id; name: string }) {
  const role = useDeskState((state) => state.roles.get(state.users.get(id)?.role ?? ""));
  const nameOf = useNameOfRole();
  return (
    <li>
      <Avatar id={id} name={name} size={20} />
      {name}
      {role && <small>{nameOf(role)}</small>}
    </li>
  );
}

function Steps({ ladder, entry }: { ladder: Ladder; entry: Entry }) {
  const { t } = useTranslation("settings");
  if (entry.steps.length === 0) return <p className={settings.notice}>{t("ladder.no_way")}</p>;
  return (
    <ol className={classes.steps} aria-label={t("ladder.steps")}>
      {entry.steps.map((step, index) => (
        <li key={`${step.department_id}-${index}`}>
          <span className={classes.number} aria-hidden="true">
            {index + 1}
          </span>
          <div>
            <strong>{step.name}</strong>
            {step.department_id === ladder.last_department_id && <span className={settings.tag}>{t("ladder.kind.last")}</span>}
            {step.department_id === ladder.developers_department_id && <span className={settings.tag}>{t("ladder.kind.developers")}</span>}
            <ul className={classes.people}>
              {step.people.slice(0, 5).map(({ id, name }) => (
                <Person key={id} id={id} name={name} />
              ))}
              {step.people.length > 5 && <li>{t("ladder.more", { count: step.people.length - 5 })}</li>}
            </ul>
          </div>
        </li>
      ))}
    </ol>
  );
}

interface Props {
  ladder: Ladder;
  entry: Entry;
  mayEdit: boolean;
  onChange: (parent: Id | null) => void;
}

export function WayUp({ ladder, entry, mayEdit, onChange }: Props) {
  const { t } = useTranslation("settings");
  const departments = useDepartments();
  const name = departments.find(({ id }) => id === entry.department_id)?.name ?? "…";
  const below = allBelow(ladder.departments, entry.department_id);
  const isTop = entry.department_id === ladder.last_department_id || entry.department_id === ladder.developers_department_id;
  return (
    <section className={classes.way} aria-label={t("ladder.from", { name })} aria-live="polite">
      <h3>{t("ladder.from", { name })}</h3>
      <Steps ladder={ladder} entry={entry} />
      {!isTop && (
        <Select
          className={classes.field}
          label={t("ladder.above", { name })}
          placeholder={t("ladder.above_none")}
          data={departments.filter(({ id }) => !below.has(id)).map(({ id, name: label }) => ({ value: id, label }))}
          value={entry.parent_id}
          clearable
          searchable
          clearButtonProps={{ "aria-label": t("ladder.above_none") }}
          disabled={!mayEdit}
          onChange={(parent) => onChange(parent as Id | null)}
        />
      )}
    </section>
  );
}
