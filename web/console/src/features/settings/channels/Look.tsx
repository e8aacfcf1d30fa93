// SPDX-License-Identifier: AGPL-3.0-or-later
import { ColorInput, Textarea, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Section } from "../SettingsPage";
import { Choice } from "../Choice";
import type { PartProps } from "./ChannelForm";

const accents = ["#3b5bdb", "#4f46d8", "#7c3aed", "#c2255c", "#d9480f", "#2b8a3e", "#0b7285", "#1f2937"];

export function Look({ settings, onChange }: PartProps) {
  const { t } = useTranslation("settings");
  return (
    <Section title={t("look.title")} lead={t("look.lead")}>
      <TextInput
        label={t("look.heading")}
        description={t("look.headingHelp")}
        maxLength={60}
        value={settings.title}
        onChange={(event) => onChange({ title: event.currentTarget.value })}
      />
      <Textarea
        label={t("look.greeting")}
        description={t("look.greetingHelp")}
        placeholder={t("preview.greeting")}
        autosize
        minRows={2}
        maxLength={300}
        value={settings.greeting}
        onChange={(event) => onChange({ greeting: event.currentTarget.value })}
      />
      <ColorInput
        label={t("look.accent")}
        description={t("look.accentHelp")}
        format="hex"
        swatches={accents}
        swatchesPerRow={8}
        withEyeDropper={false}
        value={settings.accent}
        onChange={(accent) => onChange({ accent })}
      />
      <Choice
        label={t("look.theme")}
        value={settings.theme}
        options={{ auto: t("look.auto"), light: t("look.light"), dark: t("look.dark") }}
        onChange={(theme) => onChange({ theme })}
      />
      <Choice
        label={t("look.position")}
        value={settings.position}
        options={{ left: t("look.left"), right: t("look.right") }}
        onChange={(position) => onChange({ position })}
      />
    </Section>
  );
}
