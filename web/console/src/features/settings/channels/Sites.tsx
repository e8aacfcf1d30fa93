// SPDX-License-Identifier: AGPL-3.0-or-later
import { TagsInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Section } from "../SettingsPage";
import type { PartProps } from "./ChannelForm";
import { isOrigin, originOf } from "./origin";

export function Sites({ settings, onChange }: PartProps) {
  const { t } = useTranslation("settings");
  const wrong = settings.allowed_origins.find((text) => !isOrigin(text));
  return (
    <Section title={t("sites.title")} lead={t("sites.lead")}>
      <TagsInput
        label={t("sites.label")}
        description={t("sites.help")}
        inputWrapperOrder={["label", "input", "description", "error"]}
        placeholder={settings.allowed_origins.length === 0 ? "https://shop.example" : ""}
        maxTags={50}
        splitChars={[",", " ", ";"]}
        acceptValueOnBlur
        value={settings.allowed_origins}
        error={wrong && t("sites.wrong", { text: wrong })}
        onChange={(texts) => onChange({ allowed_origins: [...new Set(texts.map(originOf))] })}
      />
    </Section>
  );
}
