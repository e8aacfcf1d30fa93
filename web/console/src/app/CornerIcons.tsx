// SPDX-License-Identifier: AGPL-3.0-or-later
// Top right on every page: the way back to my conversations, with how much in them is unread.
import { Tooltip } from "@mantine/core";
import { IconMessageCircle } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { NavLink } from "react-router";
import { useCounts } from "@/lib/useCounts";
import { useIsPhone } from "@/lib/useMedia";
import classes from "./CornerIcons.module.css";

export function CornerIcons() {
  const { t } = useTranslation(["inbox", "common"]);
  const unread = useCounts()?.mine_unread ?? 0;
  // A phone has the same at its foot.
  if (useIsPhone()) return null;
  const label = unread > 0 ? `${t("my_chats")}, ${t("unread_count", { count: unread })}` : t("my_chats");
  return (
    <nav className={classes.corner} aria-label={t("shortcuts_corner")}>
      <Tooltip label={t("my_chats")} position="bottom-end">
        <NavLink to="/inbox/mine" className={classes.icon} aria-label={label}>
          <IconMessageCircle size={19} stroke={1.6} />
          {unread > 0 && <span className={classes.count}>{unread > 99 ? "99+" : unread}</span>}
        </NavLink>
      </Tooltip>
    </nav>
  );
}
