// SPDX-License-Identifier: AGPL-3.0-or-later
// A value of a cell that is changed where it stands. Who may not change it sees why.
import { Combobox, Tooltip, useCombobox } from "@mantine/core";
import { IconChevronDown } from "@tabler/icons-react";
import { type ReactNode, useEffect, useEffectEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import classes from "./Table.module.css";

export interface Choice {
  value: string;
  /** For the search in it. */
  words: string;
  shown: ReactNode;
}

interface Props {
  /** By which keys find it. */
  cell?: string;
  label: string;
  value: string;
  choices: () => readonly Choice[];
  searchLabel?: string;
  refused?: string | undefined;
  onChange: (value: string) => void;
  children: ReactNode;
}

interface ChoicesProps {
  choices: () => readonly Choice[];
  value: string;
  typed: string;
  onShown: () => void;
}

function Choices({ choices, value, typed, onShown }: ChoicesProps) {
  const { t } = useTranslation("tickets");
  const shown = useEffectEvent(onShown);
  useEffect(() => {
    // The list that they are in is told of later than they are.
    const timer = setTimeout(() => shown(), 0);
    return () => clearTimeout(timer);
  }, []);
  const found = choices().filter(({ words }) => words.toLocaleLowerCase().includes(typed.trim().toLocaleLowerCase()));
  return (
    <>
      {found.length === 0 && <Combobox.Empty>{t("table.no_person")}</Combobox.Empty>}
      {found.map((choice) => (
        <Combobox.Option key={choice.value} value={choice.value} active={choice.value === value}>
          {choice.shown}
        </Combobox.Option>
      ))}
    </>
  );
}

export function CellMenu({ cell, label, value, choices, searchLabel, refused, onChange, children }: Props) {
  const [typed, setTyped] = useState("");
  const combobox = useCombobox({
    onDropdownClose: () => {
      setTyped("");
      combobox.resetSelectedOption();
    },
  });
  // Arrow keys go on from what it is now.
  const begin = () => (searchLabel ? combobox.focusSearchInput() : combobox.selectActiveOption());
  if (refused) {
    return (
      <Tooltip label={refused}>
        <span className={classes.fixed} data-cell={cell} data-refused={refused}>
          {children}
          <span className="visuallyHidden">{refused}</span>
        </span>
      </Tooltip>
    );
  }
  const choose = (next: string) => {
    combobox.closeDropdown();
    combobox.focusTarget();
    if (next !== value) onChange(next);
  };
  return (
    <Combobox store={combobox} onOptionSubmit={choose} width={220} position="bottom-start" shadow="md" radius="sm" withinPortal>
      <Combobox.Target targetType="button">
        <button type="button" data-cell={cell} className={classes.cellButton} aria-label={label} onClick={() => combobox.toggleDropdown()}>
          {children}
          <IconChevronDown size={13} stroke={1.8} aria-hidden="true" className={classes.cellArrow} />
        </button>
      </Combobox.Target>
      <Combobox.Dropdown>
        {searchLabel && (
          <Combobox.Search value={typed} placeholder={searchLabel} aria-label={searchLabel} onChange={(event) => setTyped(event.currentTarget.value)} />
        )}
        <Combobox.Options className={classes.options} aria-label={label}>
          {combobox.dropdownOpened && <Choices choices={choices} value={value} typed={typed} onShown={begin} />}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}
