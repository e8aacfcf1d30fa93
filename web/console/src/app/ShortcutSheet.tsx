// SPDX-License-Identifier: AGPL-3.0-or-later
import { Kbd, Modal } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { mayOversee } from "@shared/model";
import { useMe } from "@/lib/deskContext";
import { closeOverlay, useOverlay } from "@/lib/overlays";
import classes from "./ShortcutSheet.module.css";

const rows = [
  ["next_previous", "J", "K"],
  ["accept", "A"],
  ["reply", "R"],
  ["note", "N"],
  ["contact_note", "#"],
  ["answers", "H"],
  ["label", "L"],
  ["tickets", "T"],
  ["reassign", "S"],
  ["take_over", "O"],
  ["solve_next", "E"],
  ["escalate", "U"],
  ["later", "P"],
  ["ask_access", "Q"],
  ["select", "X"],
  ["select_range", "Shift X"],
  ["select_all", "*"],
  ["undo", "Z"],
  ["panel", "I"],
  ["minimise", "M"],
  ["notifications", "B"],
  ["palette", "Ctrl K"],
  ["go_mine", "G M"],
  ["go_new", "G N"],
  ["go_unassigned", "G U"],
  ["go_team", "G P"],
  ["go_waiting", "G W"],
  ["go_escalated", "G E"],
  ["go_solved", "G D"],
  ["go_overview", "G O"],
  ["go_knowledge", "G K"],
  ["go_search", "G F"],
  ["go_customers", "G C"],
  ["go_tickets", "G T"],
  ["go_reports", "G R"],
  ["go_settings", "G S"],
  ["sheet", "?"],
] as const;

const ticketRows = [
  ["next_previous", "J", "K"],
  ["columns", "→", "←"],
  ["open", "Enter"],
  ["status", "E"],
  ["responsible", "S"],
  ["priority", "P"],
  ["comments", "N"],
  ["create", "T"],
  ["reply", "R"],
  ["resolve", "E"],
  ["escalate", "U"],
] as const;

const forOverseers: readonly string[] = ["go_unassigned", "go_overview"];

interface Line {
  name: string;
  words: string;
  keys: readonly string[];
}

function Lines({ lines }: { lines: readonly Line[] }) {
  return (
    <dl className={classes.sheet}>
      {lines.map(({ name, words, keys }) => (
        <div key={name} className={classes.row}>
          <dt>{words}</dt>
          <dd>
            {keys.map((key) => (
              <Kbd key={key}>{key}</Kbd>
            ))}
          </dd>
        </div>
      ))}
    </dl>
  );
}

export function ShortcutSheet() {
  const oversees = mayOversee(useMe());
  const shown = rows.filter(([name]) => oversees || !forOverseers.includes(name));
  const { t } = useTranslation(["inbox", "common"]);
  return (
    <Modal opened={useOverlay("shortcuts")} onClose={closeOverlay} title={t("shortcuts_title")} closeButtonProps={{ "aria-label": t("common:close") }}>
      <Lines lines={shown.map(([name, ...keys]) => ({ name, words: t(`keys.${name}`), keys }))} />
      <section aria-labelledby="ticket-keys">
        <h3 id="ticket-keys" className={classes.part}>
          {t("ticket_keys.title")}
        </h3>
        <Lines lines={ticketRows.map(([name, ...keys]) => ({ name, words: t(`ticket_keys.${name}`), keys }))} />
      </section>
    </Modal>
  );
}
