// SPDX-License-Identifier: AGPL-3.0-or-later
// What happens when somebody writes: who gets it, who hears it, and who else may help.
import { Input, Switch } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Choice } from "../Choice";
import { Section } from "../SettingsPage";
import type { PartProps } from "./DepartmentForm";
import { SoundPicker } from "./SoundPicker";

export function Announcing({ draft, onChange }: PartProps) {
  const { t } = useTranslation(["routing", "settings"]);
  const { mode, alert_scope } = draft;
  return (
    <Section title={t("department.announcing")} lead={t("department.announcingLead")}>
      <div>
        <Choice
          label={t("department.mode")}
          value={mode}
          options={{ manual: t("settings:departments.modeManual"), auto: t("settings:departments.modeAuto") }}
          onChange={(next) => onChange({ mode: next })}
        />
        <Input.Description mt={6}>{t(mode === "auto" ? "settings:departments.modeAutoHelp" : "settings:departments.modeManualHelp")}</Input.Description>
      </div>
      <div>
        <Choice
          label={t("department.scope")}
          value={alert_scope}
          options={{ department: t("department.scopeDepartment"), all: t("department.scopeAll") }}
          onChange={(next) => onChange({ alert_scope: next })}
        />
        <Input.Description mt={6}>{t(alert_scope === "all" ? "department.scopeAllHelp" : "department.scopeDepartmentHelp")}</Input.Description>
      </div>
      <SoundPicker value={draft.alert_sound} onChange={(alert_sound) => onChange({ alert_sound })} />
      <Switch
        label={t("department.exclusive")}
        description={t("department.exclusiveHelp")}
        checked={draft.exclusive}
        onChange={(event) => onChange({ exclusive: event.currentTarget.checked })}
      />
    </Section>
  );
}
