// SPDX-License-Identifier: AGPL-3.0-or-later
// Lists of tickets with a name: beside the views of the table, and the way to keep what is on the screen.
import { Button } from "@mantine/core";
import { IconBookmark, IconBookmarkPlus, IconUsersGroup } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useSearchParams } from "react-router";
import { useMay, useMe } from "@/lib/deskContext";
import { saveTicketView, useTicketViews } from "@/lib/savedViews";
import { ViewMenu } from "@/lib/views/ViewMenu";
import { ViewNameDialog } from "@/lib/views/ViewNameDialog";
import { ticketViewsFor } from "@/lib/tickets/model";
import { hasFilters, type TicketQuery } from "../lib/address";
import classes from "./TicketViews.module.css";
import { addressOf, filterToKeep, isSame } from "./views";

const mostCounted = 100;

function useShownViews() {
  const { views, counts } = useTicketViews();
  const mine = ticketViewsFor(useMe());
  return { views: views.filter(({ tickets }) => mine.includes(tickets.view)), counts };
}

export function TicketViews({ query }: { query: TicketQuery }) {
  const { t } = useTranslation(["finding", "common"]);
  const [address] = useSearchParams();
  const mayShare = useMay("share_views");
  const { views, counts } = useShownViews();
  if (views.length === 0) return null;
  return (
    <ul className={classes.views} aria-label={t("saved_views")}>
      {views.map((saved) => {
        const Icon = saved.shared ? IconUsersGroup : IconBookmark;
        const count = counts.get(saved.id) ?? 0;
        return (
          <li key={saved.id} className={classes.view}>
            <Link
              to={addressOf(saved.tickets, address.get("layout"))}
              className={classes.link}
              aria-current={isSame(saved.tickets, query) ? "page" : undefined}
            >
              <Icon size={15} stroke={1.7} aria-hidden="true" />
              <span className={classes.name}>{saved.name}</span>
              {count > 0 && <span className={classes.count}>{count >= mostCounted ? "99+" : count}</span>}
            </Link>
            {(!saved.shared || mayShare) && <ViewMenu saved={saved} className={classes.menu} />}
          </li>
        );
      })}
    </ul>
  );
}

/** Only what is narrowed down is worth a name, and only once. */
export function KeepView({ query }: { query: TicketQuery }) {
  const { t } = useTranslation(["finding", "common"]);
  const [open, setOpen] = useState(false);
  const { views } = useShownViews();
  const isKept = views.some(({ tickets }) => isSame(tickets, query));
  const isNarrow = hasFilters(query) || Object.keys(filterToKeep(query)).length > 1;
  return (
    <>
      {isNarrow && !isKept && (
        <Button size="compact-sm" variant="subtle" leftSection={<IconBookmarkPlus size={15} stroke={1.7} />} onClick={() => setOpen(true)}>
          {t("save_view")}
        </Button>
      )}
      {open && <ViewNameDialog save={(name, shared) => saveTicketView(name, shared, filterToKeep(query))} onClose={() => setOpen(false)} />}
    </>
  );
}
