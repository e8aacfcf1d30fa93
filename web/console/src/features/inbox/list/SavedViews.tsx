// SPDX-License-Identifier: AGPL-3.0-or-later
import { IconBookmark, IconUsersGroup } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { type ListView, viewsFor } from "@shared/model";
import { useMay, useMe } from "@/lib/deskContext";
import type { Filters } from "@/lib/filters/filters";
import { addressOf, filtersOf, isSame, useSavedViews } from "@/lib/savedViews";
import { ViewMenu } from "@/lib/views/ViewMenu";
import classes from "./List.module.css";

const mostCounted = 100;

/** My own lists and those for everybody, each with its count. */
export function SavedViews({ view, filters }: { view: ListView; filters: Filters }) {
  const { t } = useTranslation(["finding", "common"]);
  const { views: all, counts } = useSavedViews();
  const me = useMe();
  const mayShare = useMay("share_views");
  const mine: readonly ListView[] = ["all", ...viewsFor(me)];
  const views = all.filter((saved) => mine.includes(saved.filter.view));
  if (views.length === 0) return null;
  return (
    <ul className={classes.saved} aria-label={t("saved_views")}>
      {views.map((saved) => {
        const Icon = saved.shared ? IconUsersGroup : IconBookmark;
        const count = counts.get(saved.id);
        return (
          <li key={saved.id} className={classes.savedRow}>
            <Link to={addressOf(saved.filter.view, filtersOf(saved))} className={classes.view} aria-current={isSame(saved, view, filters) ? "page" : undefined}>
              <Icon size={17} stroke={1.6} aria-hidden="true" />
              <span className={classes.viewName}>{saved.name}</span>
              {count !== undefined && <span className={classes.count}>{count >= mostCounted ? "99+" : count}</span>}
            </Link>
            {(!saved.shared || mayShare) && <ViewMenu saved={saved} className={classes.savedMenu} />}
          </li>
        );
      })}
    </ul>
  );
}
