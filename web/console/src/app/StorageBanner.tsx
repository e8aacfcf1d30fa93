// SPDX-License-Identifier: AGPL-3.0-or-later
// One line while a disk of the desk fills up, for those who can make room.
import { useQuery } from "@tanstack/react-query";
import { IconAlertTriangle } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { api } from "@/lib/client";
import { useMay } from "@/lib/deskContext";
import { currentLanguage } from "@/lib/i18n";
import classes from "./StorageBanner.module.css";

const everyMs = 60_000;

export function StorageBanner() {
  const { t } = useTranslation("common");
  const enabled = useMay("manage_workspace");
  const { data } = useQuery({
    queryKey: ["storage"],
    enabled,
    refetchInterval: everyMs,
    queryFn: ({ signal }) => api.call("get", "/storage", { signal }),
  });
  const fullest = data?.items.filter((each) => each.state !== "ok").sort((a, b) => b.used_percent - a.used_percent)[0];
  return (
    <div role="status" className={classes.region}>
      {enabled && fullest && (
        <div className={classes.bar} data-state={fullest.state}>
          <IconAlertTriangle size={16} stroke={1.9} aria-hidden="true" />
          <span>
            {t(fullest.state === "critical" ? "storage.critical" : "storage.high", {
              what: t(`storage.${fullest.holds}`),
              percent: percent(fullest.used_percent),
            })}
          </span>
        </div>
      )}
    </div>
  );
}

function percent(value: number): string {
  return new Intl.NumberFormat(currentLanguage(), { style: "percent", maximumFractionDigits: 0 }).format(value / 100);
}
