// SPDX-License-Identifier: AGPL-3.0-or-later
// Top right on every page: the way to my conversations and to the tickets submitted to me, with how many wait there.
import { Tooltip } from "@mantine/core";
import { IconMessageCircle, IconTicket } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { NavLink } from "react-router";
import { useTicketCounts } from "@/lib/tickets/queries";
import { useCounts } from "@/lib/useCounts";
import { useIsPhone } from "@/lib/useMedia";
import classes from "./CornerIcons.module.css";

interface CornerProps {
  to: string;
  name: string;
  /** The same with the count in words. */
  label: string;
  count: number;
  children: ReactNode;
}

function Corner({ to, name, label, count, children }: CornerProps) {
  return (
    <Tooltip label={name} position="bottom-end">
      <NavLink to={to} className={classes.icon} aria-label={count > 0 ? label : name}>
        {children}
        {count > 0 && <span className={classes.count}>{count > 99 ? "99+" : count}</span>}
      </NavLink>
    </Tooltip>
  );
}

export function CornerIcons() {
  const { t } = useTranslation(["inbox", "common", "tickets"]);
  const unread = useCounts()?.mine_unread ?? 0;
  const submitted = useTicketCounts().data?.submitted ?? 0;
  // A phone has the same at its foot.
  if (useIsPhone()) return null;
  const tickets = t("tickets:table.corner");
  return (
    <nav className={classes.corner} data-corner aria-label={t("shortcuts_corner")}>
      <Corner to="/inbox/mine" name={t("my_chats")} label={`${t("my_chats")}, ${t("unread_count", { count: unread })}`} count={unread}>
        <IconMessageCircle size={19} stroke={1.6} />
      </Corner>
      <Corner to="/tickets?view=submitted" name={tickets} label={`${tickets}, ${t("tickets:table.count", { count: submitted })}`} count={submitted}>
        <IconTicket size={19} stroke={1.6} />
      </Corner>
    </nav>
  );
}
