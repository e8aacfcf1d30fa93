// SPDX-License-Identifier: AGPL-3.0-or-later
import { Select } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Id } from "@shared/ids";
import type { Ladder } from "@/lib/ladder";
import { useDepartments } from "../data";
import settings from "../Settings.module.css";

const fields = { last: "last_department_id", developers: "developers_department_id" } as const;

interface Props {
  ladder: Ladder;
  mayEdit: boolean;
  onChange: (part: Partial<Pick<Ladder, "last_department_id" | "developers_department_id">>) => void;
}

function Field({ ladder, kind, mayEdit, onChange }: Props & { kind: keyof typeof fields }) {
  const { t } = useTranslation("settings");
  const field = fields[kind];
  const data = useDepartments().map(({ id, name }) => ({ value: id, label: name }));
  return (
    <Select
      label={t(`ladder.name.${kind}`)}
      description={t(`ladder.help.${kind}`)}
      placeholder={t("ladder.none")}
      data={data}
      value={ladder[field]}
      clearable
      searchable
      clearButtonProps={{ "aria-label": t("ladder.none") }}
      disabled={!mayEdit}
      onChange={(id) => onChange({ [field]: id as Id | null })}
    />
  );
}

export function Top(props: Props) {
  return (
    <div className={settings.pair}>
      <Field kind="last" {...props} />
      <Field kind="developers" {...props} />
    </div>
  );
}
