// SPDX-License-Identifier: AGPL-3.0-or-later
import { IconBuilding, IconCircleDot, IconMessageCircle, IconTag, IconUser } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { Id } from "@shared/ids";
import { Avatar } from "@/lib/Avatar";
import { useDeskState } from "@/lib/deskContext";
import { LabelDot } from "@/lib/LabelChip";
import { sameItems } from "@/lib/useStore";
import { DateChip } from "./DateChip";
import { FilterChip, type Option } from "./FilterChip";
import classes from "./Filters.module.css";
import { type FilterName, type Filters, hasFilters, type Status, statuses } from "./filters";

type DateName = "date" | "created";
type ListName = Exclude<FilterName, "from" | "to" | "created_from" | "created_to">;

interface FilterBarProps {
  filters: Filters;
  onChange: (filters: Filters) => void;
  /** The chips that make sense here, in their order. */
  chips: readonly (ListName | DateName)[];
}

const icons = { status: IconCircleDot, label: IconTag, department: IconBuilding, channel: IconMessageCircle, holder: IconUser };

function byName<T extends { name: string }>(items: Iterable<T>): T[] {
  return [...items].sort((a, b) => a.name.localeCompare(b.name));
}

function useOptions(): Record<ListName, readonly Option[]> {
  const { t } = useTranslation(["finding", "inbox", "common"]);
  const labels = useDeskState((state) => byName(state.labels.values()), sameItems);
  const departments = useDeskState((state) => byName(state.departments.values()), sameItems);
  const channels = useDeskState((state) => byName(state.channels.values()), sameItems);
  const users = useDeskState((state) => byName(state.users.values()), sameItems);
  const plain = (items: readonly { id: string; name: string }[]) => items.map(({ id, name }) => ({ value: id, label: name }));
  return {
    status: statuses.map((status) => ({ value: status, label: t(`inbox:status_name.${status}`) })),
    label: labels.map((label) => ({ value: label.id, label: label.name, mark: <LabelDot color={label.color} /> })),
    department: plain(departments),
    channel: plain(channels),
    holder: users.map((user) => ({ value: user.id, label: user.name, mark: <Avatar id={user.id} name={user.name} size={20} /> })),
  };
}

export function FilterBar({ filters, onChange, chips }: FilterBarProps) {
  const { t } = useTranslation(["finding", "common"]);
  const options = useOptions();
  const set = (name: ListName) => (value: string | undefined) => {
    const { [name]: _gone, ...rest } = filters;
    onChange(value === undefined ? rest : { ...rest, [name]: value as Id & Status });
  };
  return (
    <div className={classes.bar} role="group" aria-label={t("filters")}>
      {chips.map((name) => {
        if (name === "date" || name === "created") return <DateChip key={name} name={name} filters={filters} onChange={onChange} />;
        const Icon = icons[name];
        return (
          <FilterChip
            key={name}
            name={t(`filter.${name}`)}
            icon={<Icon size={14} stroke={1.7} aria-hidden="true" />}
            options={options[name]}
            value={filters[name]}
            onChange={set(name)}
          />
        );
      })}
      {hasFilters(filters) && (
        <button type="button" className={classes.clear} onClick={() => onChange({})}>
          {t("clear_filters")}
        </button>
      )}
    </div>
  );
}
