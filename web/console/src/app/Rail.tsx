// SPDX-License-Identifier: AGPL-3.0-or-later
import { Tooltip } from "@mantine/core";
import {
  IconAddressBook,
  IconBook2,
  IconChartBar,
  IconInbox,
  IconSearch,
  IconSettings,
  IconTicket,
  IconUsersGroup,
  IconVolume,
  IconVolumeOff,
} from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { NavLink } from "react-router";
import { mayOversee } from "@shared/model";
import { Bell } from "@/features/alerts/bell/Bell";
import { useMe } from "@/lib/deskContext";
import { prefer, preferences } from "@/lib/preferences";
import { useCounts } from "@/lib/useCounts";
import { useStore } from "@/lib/useStore";
import { Mark } from "./Mark";
import classes from "./Rail.module.css";
import { UserMenu } from "./UserMenu";

function Section({ to, label, badge, children }: { to: string; label: string; badge?: number; children: ReactNode }) {
  const { t } = useTranslation(["inbox", "common"]);
  const name = badge ? `${label}, ${t("unread_count", { count: badge })}` : label;
  return (
    <Tooltip label={label} position="right">
      <NavLink to={to} className={classes.item} aria-label={name}>
        {children}
        {badge ? <span className={classes.badge}>{badge > 99 ? "99+" : badge}</span> : null}
      </NavLink>
    </Tooltip>
  );
}

function MuteSwitch() {
  const { t } = useTranslation(["inbox", "common"]);
  const muted = useStore(preferences, (state) => state.muted);
  const label = muted ? t("unmute") : t("mute");
  return (
    <Tooltip label={label} position="right">
      <button type="button" className={classes.item} aria-label={label} aria-pressed={muted} onClick={() => prefer({ muted: !muted })}>
        {muted ? <IconVolumeOff size={20} stroke={1.6} /> : <IconVolume size={20} stroke={1.6} />}
      </button>
    </Tooltip>
  );
}

export function Rail() {
  const { t } = useTranslation(["inbox", "common", "finding", "routing", "tickets"]);
  const counts = useCounts();
  return (
    <nav className={classes.rail} aria-label={t("sections")}>
      <span className={classes.mark}>
        <Mark />
      </span>
      <Section to="/inbox" label={t("common:inbox")} badge={counts?.mine_unread ?? 0}>
        <IconInbox size={20} stroke={1.6} />
      </Section>
      <Section to="/tickets" label={t("tickets:words.tickets")}>
        <IconTicket size={20} stroke={1.6} />
      </Section>
      {mayOversee(useMe()) && (
        <Section to="/team" label={t("routing:overview.title")}>
          <IconUsersGroup size={20} stroke={1.6} />
        </Section>
      )}
      <Section to="/search" label={t("finding:search")}>
        <IconSearch size={20} stroke={1.6} />
      </Section>
      <Section to="/customers" label={t("finding:customers")}>
        <IconAddressBook size={20} stroke={1.6} />
      </Section>
      <Section to="/reports" label={t("finding:reports")}>
        <IconChartBar size={20} stroke={1.6} />
      </Section>
      <Section to="/knowledge" label={t("common:knowledge")}>
        <IconBook2 size={20} stroke={1.6} />
      </Section>
      <Section to="/settings" label={t("common:settings")}>
        <IconSettings size={20} stroke={1.6} />
      </Section>
      <span className={classes.space} />
      <Bell />
      <MuteSwitch />
      <UserMenu />
    </nav>
  );
}
