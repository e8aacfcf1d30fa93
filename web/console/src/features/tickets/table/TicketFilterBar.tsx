// SPDX-License-Identifier: AGPL-3.0-or-later
import { TextInput } from "@mantine/core";
import { IconBuilding, IconChevronsUp, IconCircleDot, IconSearch, IconTag, IconUser } from "@tabler/icons-react";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Avatar } from "@/lib/Avatar";
import { useDeskState } from "@/lib/deskContext";
import { FilterChip, type Option } from "@/lib/filters/FilterChip";
import filterClasses from "@/lib/filters/Filters.module.css";
import { LabelDot } from "@/lib/LabelChip";
import { sameItems } from "@/lib/useStore";
import { filterNames, hasFilters, type TicketFilters } from "../lib/address";
import { priorities } from "@/lib/tickets/model";
import { type StatusChoice, useStatusChoices } from "@/lib/tickets/ownStatuses";
import classes from "./Table.module.css";

type ListName = "status" | "priority" | "responsible" | "department" | "label";
const names: readonly ListName[] = ["status", "priority", "responsible", "department", "label"];
const icons = { status: IconCircleDot, priority: IconChevronsUp, responsible: IconUser, department: IconBuilding, label: IconTag };
const typingMs = 200;

function byName<T extends { name: string }>(items: Iterable<T>): T[] {
  return [...items].sort((a, b) => a.name.localeCompare(b.name));
}

function useOptions(choices: readonly StatusChoice[]): Record<ListName, readonly Option[]> {
  const { t } = useTranslation("tickets");
  const users = useDeskState((state) => byName(state.users.values()), sameItems);
  const departments = useDeskState((state) => byName(state.departments.values()), sameItems);
  const labels = useDeskState((state) => byName(state.labels.values()), sameItems);
  return {
    status: choices.map(({ key, name }) => ({ value: key, label: name })),
    priority: priorities.map((priority) => ({ value: priority, label: t(`words.priority.${priority}`) })),
    responsible: [
      { value: "none", label: t("words.nobody") },
      ...users.map(({ id, name }) => ({ value: id, label: name, mark: <Avatar id={id} name={name} size={20} /> })),
    ],
    department: departments.map(({ id, name }) => ({ value: id, label: name })),
    label: labels.map(({ id, name, color }) => ({ value: id, label: name, mark: <LabelDot color={color} /> })),
  };
}

type OnChange = (values: Partial<Record<(typeof filterNames)[number], string | undefined>>) => void;

/** Asks a moment after the last letter, and follows the address when that changes by itself. */
function TextFilter({ value, onChange }: { value: string; onChange: OnChange }) {
  const { t } = useTranslation("tickets");
  const [typed, setTyped] = useState(value);
  const [known, setKnown] = useState(value);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  if (known !== value) {
    setKnown(value);
    if (typed.trim() !== value) setTyped(value);
  }
  useEffect(() => () => clearTimeout(timer.current), []);
  const type = (text: string) => {
    setTyped(text);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => onChange({ q: text.trim() || undefined }), typingMs);
  };
  return (
    <TextInput
      type="search"
      className={classes.search}
      size="xs"
      maxLength={200}
      value={typed}
      aria-label={t("table.search")}
      placeholder={t("table.search")}
      leftSection={<IconSearch size={15} stroke={1.6} />}
      onChange={(event) => type(event.currentTarget.value)}
    />
  );
}

export function TicketFilterBar({ filters, onChange }: { filters: TicketFilters; onChange: OnChange }) {
  const { t } = useTranslation(["tickets", "finding", "common"]);
  const choices = useStatusChoices();
  const options = useOptions(choices);
  const valueOf = (name: ListName) => (name === "status" ? (filters.status_id ?? filters.status) : filters[name]);
  /** An own status stands in the place of the four. */
  const change = (name: ListName, value: string | undefined) => {
    if (name !== "status") return onChange({ [name]: value });
    const own = choices.find(({ key }) => key === value)?.status_id ?? undefined;
    onChange({ status: own ? undefined : value, status_id: own });
  };
  return (
    <div className={filterClasses.bar} role="group" aria-label={t("finding:filters")}>
      <TextFilter value={filters.q ?? ""} onChange={onChange} />
      {names.map((name) => {
        const Icon = icons[name];
        return (
          <FilterChip
            key={name}
            name={t(`table.filter.${name}`)}
            icon={<Icon size={14} stroke={1.7} aria-hidden="true" />}
            options={options[name]}
            value={valueOf(name)}
            onChange={(value) => change(name, value)}
          />
        );
      })}
      {hasFilters(filters) && (
        <button type="button" className={filterClasses.clear} onClick={() => onChange(Object.fromEntries(filterNames.map((name) => [name, undefined])))}>
          {t("finding:clear_filters")}
        </button>
      )}
    </div>
  );
}
