// SPDX-License-Identifier: AGPL-3.0-or-later
// The buttons below the greeting: which departments, by which words, in which order.
import { ActionIcon, Input, Menu, Button, TextInput } from "@mantine/core";
import { IconChevronDown, IconChevronUp, IconPlus, IconTrash } from "@tabler/icons-react";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import { useDepartments } from "../../data";
import classes from "../Telegram.module.css";
import type { MenuEntry } from "../connections";

interface Props {
  entries: readonly MenuEntry[];
  onChange: (entries: MenuEntry[]) => void;
}

export function moved<T>(items: readonly T[], at: number, by: number): T[] {
  const rest = items.filter((_, index) => index !== at);
  return [...rest.slice(0, at + by), items[at]!, ...rest.slice(at + by)];
}

export function MenuEditor({ entries, onChange }: Props) {
  const { t } = useTranslation("channels");
  const id = useId();
  const departments = useDepartments();
  // As many as the desk stores.
  const left = entries.length >= 30 ? [] : departments.filter((department) => !entries.some((entry) => entry.id === department.id));
  return (
    <div role="group" aria-labelledby={id}>
      <Input.Label id={id} labelElement="div" mb={4}>
        {t("telegram.buttons")}
      </Input.Label>
      {entries.length === 0 && <p className={classes.none}>{t("telegram.noButtons")}</p>}
      <ol className={classes.menu}>
        {entries.map((entry, at) => (
          <Row
            key={entry.id}
            entry={entry}
            department={departments.find((each) => each.id === entry.id)?.name ?? ""}
            first={at === 0}
            last={at === entries.length - 1}
            onLabel={(label) => onChange(entries.map((each, index) => (index === at ? { ...each, label } : each)))}
            onMove={(by) => onChange(moved(entries, at, by))}
            onRemove={() => onChange(entries.filter((_, index) => index !== at))}
          />
        ))}
      </ol>
      {left.length > 0 && (
        <Menu position="bottom-start">
          <Menu.Target>
            <Button variant="default" size="xs" leftSection={<IconPlus size={14} />}>
              {t("telegram.addButton")}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {left.map((department) => (
              <Menu.Item key={department.id} onClick={() => onChange([...entries, { id: department.id, label: department.name }])}>
                {department.name}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
    </div>
  );
}

interface RowProps {
  entry: MenuEntry;
  department: string;
  first: boolean;
  last: boolean;
  onLabel: (label: string) => void;
  onMove: (by: number) => void;
  onRemove: () => void;
}

function Row({ entry, department, first, last, onLabel, onMove, onRemove }: RowProps) {
  const { t } = useTranslation("channels");
  const icon = { variant: "subtle", color: "gray", size: "sm" } as const;
  return (
    <li className={classes.menuRow}>
      <TextInput
        aria-label={t("telegram.labelOf", { department })}
        description={entry.label === department ? undefined : department}
        inputWrapperOrder={["label", "input", "description", "error"]}
        maxLength={60}
        value={entry.label}
        onChange={(event) => onLabel(event.currentTarget.value)}
      />
      <ActionIcon {...icon} disabled={first} aria-label={t("telegram.up", { department })} onClick={() => onMove(-1)}>
        <IconChevronUp size={15} />
      </ActionIcon>
      <ActionIcon {...icon} disabled={last} aria-label={t("telegram.down", { department })} onClick={() => onMove(1)}>
        <IconChevronDown size={15} />
      </ActionIcon>
      <ActionIcon {...icon} aria-label={t("telegram.remove", { department })} onClick={onRemove}>
        <IconTrash size={15} />
      </ActionIcon>
    </li>
  );
}
