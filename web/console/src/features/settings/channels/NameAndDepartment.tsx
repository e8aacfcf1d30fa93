// SPDX-License-Identifier: AGPL-3.0-or-later
import { Select, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Id } from "@shared/ids";
import { useDepartments } from "../data";

export interface NamedPlace {
  name: string;
  department_id: Id | null;
}

interface Props {
  place: NamedPlace;
  nameHelp?: string;
  focused?: boolean;
  onChange: (change: Partial<NamedPlace>) => void;
}

/** What colleagues call the channel, and whose queue it fills. */
export function NameAndDepartment({ place, nameHelp, focused = false, onChange }: Props) {
  const { t } = useTranslation("channels");
  const departments = useDepartments();
  return (
    <>
      <TextInput
        label={t("place.name")}
        description={nameHelp ?? t("place.nameHelp")}
        maxLength={100}
        data-autofocus={focused || undefined}
        value={place.name}
        onChange={(event) => onChange({ name: event.currentTarget.value })}
      />
      <Select
        label={t("place.department")}
        description={t("place.departmentHelp")}
        allowDeselect={false}
        data={departments.map(({ id, name }) => ({ value: id, label: name }))}
        value={place.department_id}
        onChange={(id) => id && onChange({ department_id: id as Id })}
      />
    </>
  );
}

/** Where a new channel begins: in the first of the departments. */
export function useFirstDepartment(): Id | null {
  return useDepartments()[0]?.id ?? null;
}
