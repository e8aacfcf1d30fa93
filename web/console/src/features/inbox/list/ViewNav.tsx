// SPDX-License-Identifier: AGPL-3.0-or-later
import { IconCircleCheck, IconFilter, IconHourglassLow, IconInboxOff, IconSparkles, IconStairsUp, IconUser, IconUsers } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { Schemas } from "@shared/api";
import { type ListView, statusIn, type ViewName, viewsFor } from "@shared/model";
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

type Counts = Schemas["ViewCounts"];

/** As many as the list has, also where the words make it shorter. */
function countIn(counts: Counts, view: ViewName, words: Schemas["WordPreset"] | undefined): number {
  return statusIn(view, words) === "open" ? counts.mine_open : counts[view];
}

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
  const workspace = useDeskState((state) => state.workspace);
  const number = new Intl.NumberFormat(currentLanguage(), { notation: "compact" });
  return (
    <nav className={classes.views} aria-label={t("views")}>
      <div className={classes.navHead}>
        <p className={classes.workspace}>{workspace?.name ?? ""}</p>
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
                  <span className={classes.count} data-alert={(name === "new" || name === "unassigned") && countIn(counts, name, workspace?.words) > 0}>
                    {number.format(countIn(counts, name, workspace?.words))}
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
