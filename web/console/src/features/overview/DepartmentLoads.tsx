// SPDX-License-Identifier: AGPL-3.0-or-later
import { useTranslation } from "react-i18next";
import type { Schemas } from "@shared/api";
import { departmentName } from "@/lib/desk";
import { useDeskState } from "@/lib/deskContext";
import classes from "./Overview.module.css";
import { Since } from "./Since";

type Load = Schemas["DepartmentLoad"];

function Row({ load }: { load: Load }) {
  const { t } = useTranslation("routing");
  const name = useDeskState((state) => departmentName(state, load.department_id));
  const mode = useDeskState((state) => state.departments.get(load.department_id)?.mode);
  return (
    <tr>
      <th scope="row">
        {name}
        {mode === "auto" && <span className={classes.more}>{t("overview.givenOut")}</span>}
      </th>
      <td data-alert={load.queued > 0}>
        {load.queued} <Since time={load.queued_since} />
      </td>
      <td>
        {load.unanswered} <Since time={load.unanswered_since} />
      </td>
      <td>{load.held}</td>
    </tr>
  );
}

export function DepartmentLoads({ loads }: { loads: readonly Load[] }) {
  const { t } = useTranslation("routing");
  return (
    <section className={classes.card} aria-label={t("overview.departments")}>
      <h2>{t("overview.departments")}</h2>
      {loads.length === 0 ? (
        <p className={classes.empty}>{t("overview.noDepartments")}</p>
      ) : (
        <div className={classes.tableFrame} tabIndex={0} role="region" aria-label={t("overview.departments")}>
          <table className={classes.table}>
            <thead>
              <tr>
                <th scope="col">{t("overview.department")}</th>
                <th scope="col">{t("overview.queued")}</th>
                <th scope="col">{t("overview.unanswered")}</th>
                <th scope="col">{t("overview.held")}</th>
              </tr>
            </thead>
            <tbody>
              {loads.map((load) => (
                <Row key={load.department_id} load={load} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}
