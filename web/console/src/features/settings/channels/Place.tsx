// SPDX-License-Identifier: AGPL-3.0-or-later
import { Select, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Schemas } from "@shared/api";
import type { Id } from "@shared/ids";
import { Section } from "../SettingsPage";
import type { ChannelDraft } from "./ChannelForm";

interface Props {
  draft: ChannelDraft;
  departments: readonly Schemas["Department"][];
  onChange: (change: Partial<ChannelDraft>) => void;
}

export function Place({ draft, departments, onChange }: Props) {
  const { t } = useTranslation("settings");
  return (
    <Section title={t("place.title")} lead={t("place.lead")}>
      <TextInput
        label={t("chat.name")}
        description={t("chat.nameHelp")}
        maxLength={100}
        value={draft.name}
        onChange={(event) => onChange({ name: event.currentTarget.value })}
      />
      <Select
        label={t("chat.department")}
        description={t("chat.departmentHelp")}
        allowDeselect={false}
        data={departments.map(({ id, name }) => ({ value: id, label: name }))}
        value={draft.department_id}
        onChange={(id) => id && onChange({ department_id: id as Id })}
      />
    </Section>
  );
}
