// SPDX-License-Identifier: AGPL-3.0-or-later
import {
  IconAddressBook,
  IconBolt,
  IconBuilding,
  IconCircleDot,
  IconClockHour4,
  IconForms,
  IconHistory,
  IconLanguage,
  IconPhoto,
  IconPlugConnected,
  IconShieldLock,
  IconStairsUp,
  IconTag,
  IconTrash,
  IconUser,
  IconUsers,
  IconUsersGroup,
} from "@tabler/icons-react";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { NavLink, useLocation } from "react-router";
import { may } from "@shared/model";
import { useMe } from "@/lib/deskContext";
import classes from "./Settings.module.css";

const groups = [
  { name: "own", pages: [{ name: "profile", Icon: IconUser }] },
  {
    name: "desk",
    pages: [
      { name: "workspace", Icon: IconBuilding },
      { name: "words", Icon: IconLanguage },
      { name: "people", Icon: IconUsers },
      { name: "departments", Icon: IconUsersGroup },
      { name: "ladder", Icon: IconStairsUp },
      { name: "statuses", Icon: IconCircleDot },
      { name: "availability", Icon: IconClockHour4 },
      { name: "chat", Icon: IconPlugConnected },
      { name: "labels", Icon: IconTag },
      { name: "canned", Icon: IconBolt },
      { name: "customers", Icon: IconAddressBook },
      { name: "forms", Icon: IconForms },
      { name: "library", Icon: IconPhoto },
    ],
  },
  {
    name: "security",
    pages: [
      { name: "roles", Icon: IconShieldLock },
      { name: "audit", Icon: IconHistory, needs: "see_audit_log" },
      { name: "deleted", Icon: IconTrash },
    ],
  },
] as const;

/** On a phone the pages stand in one line that is longer than the screen. */
function useChosenInSight() {
  const nav = useRef<HTMLElement>(null);
  const { pathname } = useLocation();
  useEffect(() => {
    nav.current?.querySelector("[aria-current=page]")?.scrollIntoView({ block: "nearest", inline: "center" });
  }, [pathname]);
  return nav;
}

export function SettingsNav() {
  const { t } = useTranslation("settings");
  const nav = useChosenInSight();
  const me = useMe();
  return (
    <nav ref={nav} className={classes.nav} aria-label={t("nav.label")}>
      <p className={classes.navTitle}>{t("nav.label")}</p>
      {groups.map((group) => (
        <div key={group.name} className={classes.navGroup}>
          <p className={classes.navHead}>{t(`nav.${group.name}`)}</p>
          {group.pages
            .filter((page) => !("needs" in page) || may(me, page.needs))
            .map(({ name, Icon }) => (
              <NavLink key={name} to={`/settings/${name}`} className={classes.navLink}>
                <Icon size={16} stroke={1.8} aria-hidden="true" />
                {t(`${name}.title`)}
              </NavLink>
            ))}
        </div>
      ))}
    </nav>
  );
}
