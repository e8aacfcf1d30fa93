// SPDX-License-Identifier: AGPL-3.0-or-later
// Beside title and description: who does it, how urgent it is and until when. All of it may be set later.
import { MultiSelect, Select, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Id } from "@shared/ids";
import { useDeskState } from "@/lib/deskContext";
import { sameItems } from "@/lib/useStore";
import { priorities, type TicketPriority } from "../model";
import { useStatusChoices, useStatusKey } from "../ownStatuses";
import classes from "./Card.module.css";
import type { Draft } from "./draft";

interface Props {
  draft: Draft;
  onChange: (part: Partial<Draft>) => void;
  /** An existing one always has a department. */
  exists: boolean;
  mayEdit: boolean;
  mayAssign: boolean;
}

function byName<T extends { id: Id; name: string }>(items: Iterable<T>) {
  return [...items].sort((a, b) => a.name.localeCompare(b.name));
}

function optionsOf(items: readonly { id: Id; name: string }[]) {
  return items.map(({ id, name }) => ({ value: id, label: name }));
}

export function Fields({ draft, onChange, exists, mayEdit, mayAssign }: Props) {
  const { t } = useTranslation(["tickets", "common"]);
  const choices = useStatusChoices();
  const keyOf = useStatusKey();
  const users = useDeskState((state) => byName([...state.users.values()].filter((user) => user.active || user.id === draft.responsible)), sameItems);
  const departments = useDeskState((state) => byName(state.departments.values()), sameItems);
  const labels = useDeskState((state) => byName(state.labels.values()), sameItems);
  return (
    <div className={classes.fields}>
      <Select
        label={t("card.status")}
        data={choices.map(({ key, name }) => ({ value: key, label: name }))}
        value={keyOf({ status: draft.status, status_id: draft.ownStatus })}
        allowDeselect={false}
        disabled={!mayEdit}
        onChange={(key) => {
          const chosen = choices.find((each) => each.key === key);
          if (chosen) onChange({ status: chosen.status, ownStatus: chosen.status_id });
        }}
      />
      <Select
        label={t("card.priority")}
        data={priorities.map((priority) => ({ value: priority, label: t(`words.priority.${priority}`) }))}
        value={draft.priority}
        allowDeselect={false}
        disabled={!mayEdit}
        onChange={(priority) => priority && onChange({ priority: priority as TicketPriority })}
      />
      <Select
        label={t("card.responsible")}
        placeholder={t("card.later")}
        data={optionsOf(users)}
        value={draft.responsible}
        searchable
        clearable
        clearButtonProps={{ "aria-label": t("words.nobody") }}
        nothingFoundMessage={t("table.no_person")}
        disabled={!mayAssign}
        onChange={(id) => onChange({ responsible: id as Id | null })}
      />
      <TextInput
        type="datetime-local"
        label={t("card.deadline")}
        value={draft.deadline}
        disabled={!mayEdit}
        onChange={(event) => onChange({ deadline: event.currentTarget.value })}
      />
      <Select
        label={t("card.department")}
        placeholder={t("card.department_auto")}
        data={optionsOf(departments)}
        value={draft.department}
        searchable
        clearable={!exists}
        allowDeselect={!exists}
        clearButtonProps={{ "aria-label": t("card.department_auto") }}
        disabled={!mayAssign}
        onChange={(id) => onChange({ department: id as Id | null })}
      />
      <MultiSelect
        label={t("card.labels")}
        data={optionsOf(labels)}
        value={[...draft.labels]}
        searchable
        disabled={!mayEdit}
        onChange={(ids) => onChange({ labels: ids as Id[] })}
      />
    </div>
  );
}
