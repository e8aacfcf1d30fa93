// SPDX-License-Identifier: AGPL-3.0-or-later
import { Menu } from "@mantine/core";
import { IconBookmark, IconDots, IconUsersGroup } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { type ListView, viewsFor } from "@shared/model";
import { DeleteDialog } from "@/lib/deleting/DeleteDialog";
import { useMay, useMe } from "@/lib/deskContext";
import type { Filters } from "@/lib/filters/filters";
import { addressOf, filtersOf, isSame, removeView, type SavedView, useSavedViews } from "@/lib/savedViews";
import classes from "./List.module.css";
import { SaveViewDialog } from "./SaveViewDialog";

const mostCounted = 100;

function SavedMenu({ saved }: { saved: SavedView }) {
  const { t } = useTranslation(["finding", "common"]);
  const [open, setOpen] = useState<"rename" | "delete" | null>(null);
  const close = () => setOpen(null);
  return (
    <>
      <Menu position="bottom-end" width={180}>
        <Menu.Target>
          <button type="button" className={classes.savedMenu} aria-label={t("view_actions", { name: saved.name })}>
            <IconDots size={15} stroke={1.8} />
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => setOpen("rename")}>{t("rename_view")}</Menu.Item>
          <Menu.Item color="red" onClick={() => setOpen("delete")}>
            {t("delete_view")}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {open === "rename" && <SaveViewDialog view={saved.filter.view} filters={filtersOf(saved)} saved={saved} onClose={close} />}
      {open === "delete" && <DeleteDialog kind="saved_view" id={saved.id} name={saved.name} remove={() => removeView(saved)} onClose={close} />}
    </>
  );
}

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
            {(!saved.shared || mayShare) && <SavedMenu saved={saved} />}
          </li>
        );
      })}
    </ul>
  );
}
