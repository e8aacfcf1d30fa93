// SPDX-License-Identifier: AGPL-3.0-or-later
import { ActionIcon, NativeSelect, useComputedColorScheme, useMantineColorScheme } from "@mantine/core";
import { IconMoon, IconSun } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { currentLanguage, type Language, languages, setLanguage } from "@/lib/i18n";
import classes from "./AuthPage.module.css";

/** The calm frame of what is shown before the desk itself. */
export function AuthPage({ children, wide = false }: { children: ReactNode; wide?: boolean }) {
  return (
    <div className={classes.page}>
      <header className={classes.head}>
        <img src="/icon.svg" alt="" width={28} height={28} />
        <span>Harken</span>
      </header>
      <main className={classes.card} data-wide={wide}>
        {children}
      </main>
      <footer className={classes.foot}>
        <LanguageChoice />
        <ThemeToggle />
      </footer>
    </div>
  );
}

function LanguageChoice() {
  const { t } = useTranslation("auth");
  return (
    <NativeSelect
      size="xs"
      variant="unstyled"
      aria-label={t("language")}
      value={currentLanguage()}
      data={Object.entries(languages).map(([value, label]) => ({ value, label }))}
      onChange={(event) => void setLanguage(event.currentTarget.value as Language)}
    />
  );
}

function ThemeToggle() {
  const { t } = useTranslation("auth");
  const { setColorScheme } = useMantineColorScheme();
  const other = useComputedColorScheme("light") === "dark" ? "light" : "dark";
  return (
    <ActionIcon variant="subtle" color="gray" aria-label={t(`theme.${other}`)} onClick={() => setColorScheme(other)}>
      {other === "light" ? <IconSun size={16} /> : <IconMoon size={16} />}
    </ActionIcon>
  );
}
