// SPDX-License-Identifier: AGPL-3.0-or-later
import {
  IconCircleCheck,
  IconFilter,
  IconHourglassLow,
  IconInboxOff,
  IconSparkles,
  IconStairsUp,
  IconUser,
  IconUsers,
} from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { type ListView, viewsFor } from "@shared/model";
import { useDeskState, useMe } from "@/lib/deskContext";
import { type Filters, hasFilters } from "@/lib/filters/filters";
import { currentLanguage } from "@/lib/i18n";
import { useCounts } from "@/lib/useCounts";
import classes from "./List.module.css";
import { SavedViews } from "./SavedViews";

const icons = {
  mine: IconUser,
  new: IconSparkles,
  unassigned: IconInboxOff,
  team: IconUsers,
  waiting: IconHourglassLow,
  escalated: IconStairsUp,
  solved: IconCircleCheck,
};

interface ViewNavProps {
  view: ListView;
  filters: Filters;
  filtering: boolean;
  onFilter: () => void;
}

export function ViewNav({ view, filters, filtering, onFilter }: ViewNavProps) {
  const { t } = useTranslation(["inbox", "common", "finding"]);
  const counts = useCounts();
  const me = useMe();
  const workspace = useDeskState((state) => state.workspace?.name ?? "");
  const number = new Intl.NumberFormat(currentLanguage(), { notation: "compact" });
  return (
    <nav className={classes.views} aria-label={t("views")}>
      <div className={classes.navHead}>
        <p className={classes.workspace}>{workspace}</p>
        <button type="button" className={classes.savedMenu} data-always aria-label={t("finding:filters")} aria-pressed={filtering} onClick={onFilter}>
          <IconFilter size={16} stroke={1.7} />
        </button>
      </div>
      <ul>
        {viewsFor(me).map((name) => {
          const Icon = icons[name];
          return (
            <li key={name}>
              <Link to={`/inbox/${name}`} className={classes.view} aria-current={name === view && !hasFilters(filters) ? "page" : undefined}>
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
      <SavedViews view={view} filters={filters} />
    </nav>
  );
}
