// SPDX-License-Identifier: AGPL-3.0-or-later
// Above the rows while some are chosen: how many, all or none, and what can be done with them.
import { Checkbox, CloseButton, Tooltip } from "@mantine/core";
import { IconAlarmSnooze, IconArrowsExchange, IconCheck, IconStairsUp, IconTag } from "@tabler/icons-react";
import { type ReactNode, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Id } from "@shared/ids";
import { useShortcuts } from "@/lib/shortcuts";
import { BulkDialogs, type BulkDialog } from "./BulkDialogs";
import { clearSelection, keepOnly, selectAll } from "./selection";
import classes from "./SelectionBar.module.css";
import { useAllowed, useBulkActions, useChosen } from "./useBulk";

const icon = { size: 17, stroke: 1.7, "aria-hidden": true } as const;

interface ToolProps {
  label: string;
  shortcut: string;
  count: number;
  onClick: () => void;
  children: ReactNode;
}

function Tool({ label, shortcut, count, onClick, children }: ToolProps) {
  return (
    <Tooltip label={`${label} (${count}) · ${shortcut}`}>
      <button type="button" className={classes.tool} aria-label={label} disabled={count === 0} onClick={onClick}>
        {children}
      </button>
    </Tooltip>
  );
}

const permissionOf = { reassign: "reassign", escalate: "escalate", set_aside: "setAside" } as const;

export function SelectionBar({ rows }: { rows: readonly Id[] }) {
  const { t } = useTranslation(["helping", "inbox", "common"]);
  const chosen = useChosen();
  const allowed = useAllowed(chosen);
  const bulk = useBulkActions();
  const [dialog, setDialog] = useState<BulkDialog | null>(null);
  useEffect(() => keepOnly(rows), [rows]);
  const forDialog = (name: BulkDialog) => (name === "labels" ? chosen : allowed(permissionOf[name]));
  const open = (name: BulkDialog) => () => forDialog(name).length > 0 && setDialog(name);
  const solve = () => void bulk.solve(allowed("solve"));
  const some = chosen.length > 0;
  useShortcuts(some ? { e: solve, s: open("reassign"), l: open("labels"), u: open("escalate"), p: open("set_aside"), Escape: clearSelection } : {});
  if (!some) return null;
  const tool = (name: BulkDialog, label: string, shortcut: string, children: ReactNode) => (
    <Tool label={label} shortcut={shortcut} count={forDialog(name).length} onClick={open(name)}>
      {children}
    </Tool>
  );
  return (
    <div className={classes.bar} role="toolbar" aria-label={t("selected_actions")}>
      <Checkbox
        size="xs"
        checked={chosen.length === rows.length}
        indeterminate={chosen.length < rows.length}
        onChange={() => selectAll(rows)}
        aria-label={t("select_all")}
      />
      <span className={classes.count} role="status">
        {t("selected", { count: chosen.length })}
      </span>
      <Tool label={t("inbox:solve")} shortcut="E" count={allowed("solve").length} onClick={solve}>
        <IconCheck {...icon} />
      </Tool>
      {tool("reassign", t("inbox:reassign"), "S", <IconArrowsExchange {...icon} />)}
      {tool("labels", t("inbox:labels"), "L", <IconTag {...icon} />)}
      {tool("escalate", t("escalate"), "U", <IconStairsUp {...icon} />)}
      {tool("set_aside", t("set_aside"), "P", <IconAlarmSnooze {...icon} />)}
      <CloseButton size="sm" aria-label={t("select_none")} onClick={clearSelection} />
      <BulkDialogs dialog={dialog} chosen={dialog ? forDialog(dialog) : []} onClose={() => setDialog(null)} />
    </div>
  );
}
