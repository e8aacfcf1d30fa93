// SPDX-License-Identifier: AGPL-3.0-or-later
import { Select } from "@mantine/core";
import { IconTag } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { type Id, parseId } from "@shared/ids";
import { useDeskState } from "@/lib/deskContext";
import { sameItems } from "@/lib/useStore";
import classes from "./List.module.css";

export function LabelFilter({ value, onChange }: { value: Id | null; onChange: (label: Id | null) => void }) {
  const { t } = useTranslation(["inbox", "common"]);
  const labels = useDeskState((state) => [...state.labels.values()], sameItems);
  return (
    <div className={classes.filter}>
      <Select
        aria-label={t("filter_label")}
        placeholder={t("filter_label")}
        data={labels.map((label) => ({ value: label.id, label: label.name }))}
        value={value}
        onChange={(id) => onChange(parseId(id ?? undefined) ?? null)}
        leftSection={<IconTag size={15} stroke={1.6} />}
        clearable
        searchable
        nothingFoundMessage={t("no_labels")}
      />
    </div>
  );
}
