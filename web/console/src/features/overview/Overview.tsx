// SPDX-License-Identifier: AGPL-3.0-or-later
// The team at work: who is there, who holds how much, what waits for how long.
import { useTranslation } from "react-i18next";
import { Navigate } from "react-router";
import { mayOversee } from "@shared/model";
import { useMe } from "@/lib/deskContext";
import { LoadFailed, Waiting } from "@/lib/states";
import { DepartmentLoads } from "./DepartmentLoads";
import { Figures } from "./Figures";
import { LongestWaiting } from "./LongestWaiting";
import classes from "./Overview.module.css";
import { People } from "./People";
import { useOverview } from "./useOverview";

function Content() {
  const query = useOverview();
  if (query.isError && !query.data) return <LoadFailed onRetry={() => void query.refetch()} />;
  if (!query.data) return <Waiting />;
  return (
    <>
      <Figures overview={query.data} />
      <div className={classes.columns}>
        <div className={classes.column}>
          <LongestWaiting conversations={query.data.longest_waiting} />
        </div>
        <div className={classes.column}>
          <People loads={query.data.people} />
          <DepartmentLoads loads={query.data.departments} />
        </div>
      </div>
    </>
  );
}

export function Overview() {
  const { t } = useTranslation("routing");
  if (!mayOversee(useMe())) return <Navigate to="/inbox/mine" replace />;
  return (
    <div className={classes.scroll}>
      <article className={classes.page} aria-label={t("overview.title")}>
        <header className={classes.head}>
          <h1>{t("overview.title")}</h1>
          <p>{t("overview.lead")}</p>
        </header>
        <Content />
      </article>
    </div>
  );
}
