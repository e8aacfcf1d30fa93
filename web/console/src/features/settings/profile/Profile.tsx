// SPDX-License-Identifier: AGPL-3.0-or-later
import { NativeSelect, useMantineColorScheme } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { currentLanguage, type Language, languages, setLanguage } from "@/lib/i18n";
import { useMe } from "@/lib/deskContext";
import { useRoleName } from "@/lib/roles";
import { Choice } from "../Choice";
import { useDepartments } from "../data";
import classes from "../Settings.module.css";
import { Section, SettingsPage } from "../SettingsPage";
import { PasswordSection } from "./PasswordSection";
import { SessionsSection } from "./SessionsSection";
import { SignatureSection } from "./SignatureSection";
import { SoundSection } from "./SoundSection";
import { TokensSection } from "./TokensSection";
import { UndoSendSection } from "./UndoSendSection";

export function Profile() {
  const { t } = useTranslation("settings");
  return (
    <SettingsPage title={t("profile.title")} lead={t("profile.lead")}>
      <AboutMe />
      <Appearance />
      <SignatureSection />
      <SoundSection />
      <UndoSendSection />
      <PasswordSection />
      <SessionsSection />
      <TokensSection />
    </SettingsPage>
  );
}

function AboutMe() {
  const { t } = useTranslation(["settings", "common"]);
  const user = useMe();
  const role = useRoleName(user.role);
  const mine = useDepartments().filter((department) => department.member_ids.includes(user.id));
  return (
    <Section title={user.name} lead={t("profile.who")}>
      <dl className={classes.facts}>
        <dt>{t("profile.email")}</dt>
        <dd>{user.email}</dd>
        <dt>{t("profile.role")}</dt>
        <dd>{role}</dd>
        <dt>{t("profile.departments")}</dt>
        <dd>{mine.map((department) => department.name).join(", ") || t("profile.noDepartments")}</dd>
      </dl>
    </Section>
  );
}

function Appearance() {
  const { t } = useTranslation(["settings", "common"]);
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <Section title={t("common:appearance")} lead={t("profile.appearanceLead")}>
      <div className={classes.pair}>
        <NativeSelect
          label={t("common:language")}
          value={currentLanguage()}
          data={Object.entries(languages).map(([value, label]) => ({
            value,
            label,
          }))}
          onChange={(event) => void setLanguage(event.currentTarget.value as Language)}
        />
        <Choice
          label={t("common:appearance")}
          value={colorScheme}
          options={{
            auto: t("common:theme_auto"),
            light: t("common:theme_light"),
            dark: t("common:theme_dark"),
          }}
          onChange={setColorScheme}
        />
      </div>
    </Section>
  );
}
