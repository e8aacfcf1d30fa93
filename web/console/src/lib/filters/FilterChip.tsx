// SPDX-License-Identifier: AGPL-3.0-or-later
// One filter as a chip: empty it is an offer, set it says what it is set to and can be taken off.
import { Combobox, useCombobox } from "@mantine/core";
import { IconChevronDown, IconX } from "@tabler/icons-react";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import classes from "./Filters.module.css";

export interface Option {
  value: string;
  label: string;
  mark?: ReactNode;
}

interface FilterChipProps {
  name: string;
  icon: ReactNode;
  options: readonly Option[];
  value: string | undefined;
  onChange: (value: string | undefined) => void;
  /** Below the options, such as days of one's own choice. */
  children?: ReactNode;
  /** What a value that is none of the options is called. */
  otherLabel?: string;
}

const searchFrom = 8;

export function FilterChip({ name, icon, options, value, onChange, children, otherLabel }: FilterChipProps) {
  const { t } = useTranslation(["finding", "common"]);
  const [typed, setTyped] = useState("");
  const combobox = useCombobox({
    onDropdownClose: () => setTyped(""),
    onDropdownOpen: () => (options.length > searchFrom ? combobox.focusSearchInput() : undefined),
  });
  const chosen = options.find((option) => option.value === value)?.label ?? (value === undefined ? undefined : (otherLabel ?? "…"));
  const shown = options.filter((option) => option.label.toLocaleLowerCase().includes(typed.trim().toLocaleLowerCase()));
  const choose = (next: string | undefined) => {
    onChange(next);
    combobox.closeDropdown();
  };
  return (
    <span className={classes.chip} data-set={value !== undefined}>
      <Combobox store={combobox} onOptionSubmit={(next) => choose(next)} width={250} position="bottom-start" shadow="md" radius="sm">
        <Combobox.Target targetType="button">
          <button type="button" className={classes.chipButton} onClick={() => combobox.toggleDropdown()}>
            {icon}
            <span className={classes.chipName}>{chosen === undefined ? name : `${name}: ${chosen}`}</span>
            {value === undefined && <IconChevronDown size={13} stroke={1.8} aria-hidden="true" />}
          </button>
        </Combobox.Target>
        <Combobox.Dropdown>
          {options.length > searchFrom && (
            <Combobox.Search
              value={typed}
              placeholder={t("find_in_list")}
              aria-label={t("find_in_list")}
              onChange={(event) => setTyped(event.currentTarget.value)}
            />
          )}
          <Combobox.Options className={classes.options} aria-label={name}>
            {shown.length === 0 && <Combobox.Empty>{t("nothing_found")}</Combobox.Empty>}
            {shown.map((option) => (
              <Combobox.Option key={option.value} value={option.value} active={option.value === value} className={classes.option}>
                {option.mark}
                <span className={classes.optionName}>{option.label}</span>
              </Combobox.Option>
            ))}
          </Combobox.Options>
          {children}
        </Combobox.Dropdown>
      </Combobox>
      {value !== undefined && (
        <button type="button" className={classes.chipOff} aria-label={t("take_off", { name })} onClick={() => onChange(undefined)}>
          <IconX size={13} stroke={2} />
        </button>
      )}
    </span>
  );
}
