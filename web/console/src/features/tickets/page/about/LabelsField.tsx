// SPDX-License-Identifier: AGPL-3.0-or-later
import { Combobox, useCombobox } from "@mantine/core";
import { IconCheck, IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Id } from "@shared/ids";
import { useDesk, useDeskState } from "@/lib/deskContext";
import { LabelChip, LabelDot, useLabels } from "@/lib/LabelChip";
import { sameItems } from "@/lib/useStore";
import { canDo, type Ticket } from "@/lib/tickets/model";
import { updateTicket } from "@/lib/tickets/mutations";
import classes from "./About.module.css";

/** The list stays open: labels come in numbers. */
function Chooser({ ticket }: { ticket: Ticket }) {
  const { t } = useTranslation("ticket");
  const desk = useDesk();
  const [typed, setTyped] = useState("");
  const all = useDeskState((state) => [...state.labels.values()].sort((a, b) => a.name.localeCompare(b.name)), sameItems);
  const combobox = useCombobox({ onDropdownClose: () => setTyped(""), onDropdownOpen: () => combobox.focusSearchInput() });
  const found = all.filter(({ name }) => name.toLocaleLowerCase().includes(typed.trim().toLocaleLowerCase()));
  const toggle = (id: string) => {
    const has = ticket.label_ids.includes(id as Id);
    const label_ids = has ? ticket.label_ids.filter((each) => each !== id) : [...ticket.label_ids, id as Id];
    void updateTicket(desk, ticket, { label_ids });
  };
  return (
    <Combobox store={combobox} onOptionSubmit={toggle} width={220} position="bottom-start" shadow="md" radius="sm" withinPortal>
      <Combobox.Target targetType="button">
        <button type="button" className={classes.addLabel} aria-label={t("about.change_labels")} onClick={() => combobox.toggleDropdown()}>
          <IconPlus size={14} stroke={1.9} aria-hidden="true" />
          {ticket.label_ids.length === 0 && t("about.add_label")}
        </button>
      </Combobox.Target>
      <Combobox.Dropdown>
        <Combobox.Search
          value={typed}
          placeholder={t("about.find_label")}
          aria-label={t("about.find_label")}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <Combobox.Options className={classes.options} aria-label={t("about.change_labels")}>
          {found.length === 0 && <Combobox.Empty>{t("about.no_label")}</Combobox.Empty>}
          {found.map(({ id, name, color }) => (
            <Combobox.Option key={id} value={id} active={ticket.label_ids.includes(id)}>
              <span className={classes.option}>
                <LabelDot color={color} />
                <span>{name}</span>
                {ticket.label_ids.includes(id) && <IconCheck size={14} stroke={2} />}
              </span>
            </Combobox.Option>
          ))}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}

export function LabelsField({ ticket }: { ticket: Ticket }) {
  const { t } = useTranslation("tickets");
  const labels = useLabels(ticket.label_ids);
  const mayEdit = canDo(ticket, "edit");
  return (
    <div className={classes.labels}>
      {labels.map((label) => (
        <LabelChip key={label.id} label={label} />
      ))}
      {labels.length === 0 && !mayEdit && <span className={classes.quiet}>{t("words.no_labels")}</span>}
      {mayEdit && <Chooser ticket={ticket} />}
    </div>
  );
}
