// SPDX-License-Identifier: AGPL-3.0-or-later
import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useMay } from "@/lib/deskContext";
import { Empty } from "@/lib/states";
import { Loaded } from "../Loaded";
import settings from "../Settings.module.css";
import { SettingsPage } from "../SettingsPage";
import classes from "./Audit.module.css";
import { AuditFilters } from "./AuditFilters";
import { AuditRow } from "./AuditRow";
import { byDay, useAudit, useAuditFilter } from "./data";

export function Audit() {
  const { t } = useTranslation("security");
  const mayLook = useMay("see_audit_log");
  return (
    <SettingsPage title={t("audit.title")} lead={t("audit.lead")} wide>
      {mayLook ? (
        <AuditLog />
      ) : (
        <p className={settings.notice} data-kind="quiet">
          {t("audit.notYours")}
        </p>
      )}
    </SettingsPage>
  );
}

function AuditLog() {
  const { t } = useTranslation("security");
  const filter = useAuditFilter();
  const audit = useAudit(filter.value);
  const entries = audit.data?.pages.flatMap((page) => page.items) ?? [];
  const state = audit.data ? "ready" : audit.isError ? "failed" : "loading";
  return (
    <>
      <AuditFilters filter={filter} />
      <Loaded state={state} onRetry={() => void audit.refetch()}>
        {() =>
          entries.length === 0 ? (
            <Empty title={t(filter.isSet ? "audit.emptyFiltered" : "audit.empty")} />
          ) : (
            <div className={classes.days} aria-label={t("audit.list")} role="region">
              {byDay(entries).map(({ day, items }) => (
                <section key={day} aria-label={day}>
                  <h2 className={classes.day}>{day}</h2>
                  <ul className={settings.list}>
                    {items.map((entry) => (
                      <AuditRow key={entry.id} entry={entry} />
                    ))}
                  </ul>
                </section>
              ))}
              {audit.hasNextPage && (
                <Button variant="default" className={classes.more} loading={audit.isFetchingNextPage} onClick={() => void audit.fetchNextPage()}>
                  {t("audit.more")}
                </Button>
              )}
            </div>
          )
        }
      </Loaded>
    </>
  );
}
