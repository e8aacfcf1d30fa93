// SPDX-License-Identifier: AGPL-3.0-or-later
import { Menu, useMantineColorScheme, type MantineColorScheme } from "@mantine/core";
import { IconBellRinging, IconKeyboard, IconLogout } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { askForNotifications, useNotificationPermission } from "@/features/alerts/desktop";
import { useDesk, useMe } from "@/lib/deskContext";
import { type Language, languages, setLanguage } from "@/lib/i18n";
import { useRoleName } from "@/lib/roles";
import { openOverlay } from "@/lib/overlays";
import { signOut } from "@/lib/session";
import { UserAvatar } from "@/lib/UserAvatar";
import { useStore } from "@/lib/useStore";
import { AvailabilityChoice } from "./AvailabilityChoice";
import classes from "./UserMenu.module.css";

const schemes: MantineColorScheme[] = ["auto", "light", "dark"];

function Choices() {
  const { t, i18n } = useTranslation();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <>
      <Menu.Label>{t("language")}</Menu.Label>
      <Menu.RadioGroup value={i18n.resolvedLanguage ?? null} onChange={(code) => void setLanguage(code as Language)}>
        {Object.entries(languages).map(([code, name]) => (
          <Menu.RadioItem key={code} value={code}>
            {name}
          </Menu.RadioItem>
        ))}
      </Menu.RadioGroup>
      <Menu.Label>{t("appearance")}</Menu.Label>
      <Menu.RadioGroup value={colorScheme} onChange={(scheme) => setColorScheme(scheme as MantineColorScheme)}>
        {schemes.map((scheme) => (
          <Menu.RadioItem key={scheme} value={scheme}>
            {t(`theme_${scheme}`)}
          </Menu.RadioItem>
        ))}
      </Menu.RadioGroup>
    </>
  );
}

export function UserMenu() {
  const { t } = useTranslation(["inbox", "common"]);
  const me = useMe();
  const role = useRoleName(me.role);
  const navigate = useNavigate();
  const live = useStore(useDesk().link, (state) => state === "live");
  const permission = useNotificationPermission();
  const leave = async () => {
    await signOut();
    await navigate("/sign-in");
  };
  return (
    <Menu position="right-end" width={264} withinPortal>
      <Menu.Target>
        <button type="button" className={classes.target} aria-label={t("account_menu", { name: me.name })}>
          <UserAvatar user={me} size={32} online={live} />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <div className={classes.who}>
          <strong>{me.name}</strong>
          <span>{role}</span>
        </div>
        <Menu.Divider />
        <Menu.Label>{t("common:availability_label")}</Menu.Label>
        <AvailabilityChoice />
        <Menu.Divider />
        <Choices />
        <Menu.Divider />
        {permission === "default" && (
          <Menu.Item leftSection={<IconBellRinging size={16} />} onClick={() => void askForNotifications()}>
            {t("notifications_ask")}
          </Menu.Item>
        )}
        <Menu.Item leftSection={<IconKeyboard size={16} />} onClick={() => openOverlay("shortcuts")}>
          {t("shortcuts_title")}
        </Menu.Item>
        <Menu.Item leftSection={<IconLogout size={16} />} onClick={() => void leave()}>
          {t("common:sign_out")}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
