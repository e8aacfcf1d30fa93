// SPDX-License-Identifier: AGPL-3.0-or-later
import { Menu, useMantineColorScheme, type MantineColorScheme } from "@mantine/core";
import { IconBellRinging, IconCheck, IconKeyboard, IconLogout } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { askForNotifications, useNotificationPermission } from "@/features/alerts/desktop";
import { Avatar } from "@/lib/Avatar";
import { useDesk, useMe } from "@/lib/deskContext";
import { type Language, languages, setLanguage } from "@/lib/i18n";
import { openOverlay } from "@/lib/overlays";
import { signOut } from "@/lib/session";
import { useStore } from "@/lib/useStore";
import classes from "./UserMenu.module.css";

const schemes: MantineColorScheme[] = ["auto", "light", "dark"];

function Choice({ label, chosen, onChoose }: { label: string; chosen: boolean; onChoose: () => void }) {
  return (
    <Menu.Item role="menuitemradio" aria-checked={chosen} onClick={onChoose} rightSection={chosen ? <IconCheck size={15} /> : null}>
      {label}
    </Menu.Item>
  );
}

function Choices() {
  const { t, i18n } = useTranslation();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <>
      <Menu.Label>{t("language")}</Menu.Label>
      {Object.entries(languages).map(([code, name]) => (
        <Choice key={code} label={name} chosen={i18n.resolvedLanguage === code} onChoose={() => void setLanguage(code as Language)} />
      ))}
      <Menu.Label>{t("appearance")}</Menu.Label>
      {schemes.map((scheme) => (
        <Choice key={scheme} label={t(`theme_${scheme}`)} chosen={colorScheme === scheme} onChoose={() => setColorScheme(scheme)} />
      ))}
    </>
  );
}

export function UserMenu() {
  const { t } = useTranslation(["inbox", "common"]);
  const me = useMe();
  const navigate = useNavigate();
  const live = useStore(useDesk().link, (state) => state === "live");
  const permission = useNotificationPermission();
  const leave = async () => {
    await signOut();
    await navigate("/sign-in");
  };
  return (
    <Menu position="right-end" width={232} withinPortal>
      <Menu.Target>
        <button type="button" className={classes.target} aria-label={t("account_menu", { name: me.name })}>
          <Avatar id={me.id} name={me.name} size={32} online={live} />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <div className={classes.who}>
          <strong>{me.name}</strong>
          <span>{t(`common:role.${me.role}`)}</span>
        </div>
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
