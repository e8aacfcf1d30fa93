// SPDX-License-Identifier: AGPL-3.0-or-later
import { IconCircleCheck, IconHourglassLow, IconInboxOff, IconSparkles, IconStairsUp, IconUser, IconUsers } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { type ViewName, viewsFor } from "@shared/model";
import { useDeskState, useMe } from "@/lib/deskContext";
import { currentLanguage } from "@/lib/i18n";
import { useCounts } from "@/lib/useCounts";
import classes from "./List.module.css";

const icons = { mine: IconUser, new: IconSparkles, IconStairsUp, unassigned: IconInboxOff, team: IconUsers, waiting: IconHourglassLow, escalated: IconStairsUp, solved: IconCircleCheck };

export function ViewNav({ view }: { view: ViewName }) {
  const { t } = useTranslation(["inbox", "common"]);
  const counts = useCounts();
  const me = useMe();
  const workspace = useDeskState((state) => state.workspace?.name ?? "");
  const number = new Intl.NumberFormat(currentLanguage(), { notation: "compact" });
  return (
    <nav className={classes.views} aria-label={t("views")}>
      <p className={classes.workspace}>{workspace}</p>
      <ul>
        {viewsFor(me).map((name) => {
          const Icon = icons[name];
          return (
            <li key={name}>
              <Link to={`/inbox/${name}`} className={classes.view} aria-current={name === view ? "page" : undefined}>
                <Icon size={17} stroke={1.6} aria-hidden="true" />
                <span className={classes.viewName}>{t(`view.${name}`)}</span>
                {counts && (
                  <span className={classes.count} data-alert={(name === "new" || name === "unassigned") && counts[name] > 0}>
                    {number.format(counts[name])}
                  </span>
                )}
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
