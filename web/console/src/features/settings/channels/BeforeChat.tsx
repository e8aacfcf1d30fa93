// SPDX-License-Identifier: AGPL-3.0-or-later
import { MultiSelect } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Schemas } from "@shared/api";
import type { Id } from "@shared/ids";
import { Section } from "../SettingsPage";
import { Choice } from "../Choice";
import type { PartProps } from "./ChannelForm";

interface Props extends PartProps {
  departments: readonly Schemas["Department"][];
}

export function BeforeChat({ settings, departments, onChange }: Props) {
  const { t } = useTranslation("settings");
  const asks = { off: t("ask.off"), optional: t("ask.optional"), required: t("ask.required") };
  return (
    <Section title={t("ask.title")} lead={t("ask.lead")}>
      <Choice label={t("ask.name")} value={settings.ask_name} options={asks} onChange={(ask_name) => onChange({ ask_name })} />
      <Choice label={t("ask.email")} value={settings.ask_email} options={asks} onChange={(ask_email) => onChange({ ask_email })} />
      <MultiSelect
        label={t("ask.departments")}
        description={t("ask.departmentsHelp")}
        inputWrapperOrder={["label", "input", "description", "error"]}
        placeholder={settings.department_ids.length === 0 ? t("ask.departmentsNone") : ""}
        hidePickedOptions
        data={departments.map(({ id, name }) => ({ value: id, label: name }))}
        value={settings.department_ids}
        onChange={(ids) => onChange({ department_ids: ids as Id[] })}
      />
    </Section>
  );
}
