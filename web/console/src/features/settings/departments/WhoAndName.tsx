// SPDX-License-Identifier: AGPL-3.0-or-later
import { MultiSelect, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Id } from "@shared/ids";
import { isProblem, problemField } from "@/lib/formError";
import { problemText } from "@/lib/notify";
import { useUsers } from "../data";
import { Section } from "../SettingsPage";
import type { PartProps } from "./DepartmentForm";

type FieldProps = Pick<PartProps, "error"> & { value: string; onChange: (name: string) => void };

export function NameField({ value, onChange, error }: FieldProps) {
  const { t } = useTranslation("settings");
  const taken = isProblem(error, "already_exists");
  return (
    <TextInput
      label={t("departments.name")}
      description={t("departments.nameHelp")}
      maxLength={100}
      data-autofocus
      value={value}
      error={taken ? t("departments.taken") : problemField(error) === "name" && problemText(error)}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

export function MembersField({ value, onChange }: { value: readonly Id[]; onChange: (ids: Id[]) => void }) {
  const { t } = useTranslation("settings");
  const users = useUsers();
  return (
    <MultiSelect
      label={t("departments.who")}
      description={t("departments.whoHelp")}
      inputWrapperOrder={["label", "input", "description", "error"]}
      placeholder={value.length === 0 ? t("departments.whoNone") : ""}
      searchable
      hidePickedOptions
      data={users.filter((user) => user.active || value.includes(user.id)).map((user) => ({ value: user.id, label: user.name }))}
      value={[...value]}
      onChange={(ids) => onChange(ids as Id[])}
    />
  );
}

export function WhoAndName({ draft, onChange, error }: PartProps) {
  const { t } = useTranslation("routing");
  return (
    <Section title={t("department.who")} lead={t("department.whoLead")}>
      <NameField value={draft.name} error={error} onChange={(name) => onChange({ name })} />
      <MembersField value={draft.member_ids} onChange={(member_ids) => onChange({ member_ids })} />
    </Section>
  );
}
