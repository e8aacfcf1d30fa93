// SPDX-License-Identifier: AGPL-3.0-or-later
// In a row: that it is with somebody above, and since when somebody waits for them.
import { Tooltip } from "@mantine/core";
import { IconStairsUp } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useDeskState } from "@/lib/deskContext";
import { useNow } from "@/lib/time";
import classes from "./Lib.module.css";
import type { Ticket } from "./model";
import { waitedFor } from "./waited";

export function EscalatedSign({ ticket: { escalation } }: { ticket: Ticket }) {
  const { t } = useTranslation("ticket");
  const now = useNow(60_000);
  const department = useDeskState((state) => escalation && state.departments.get(escalation.department_id)?.name);
  if (escalation?.state !== "open") return null;
  const where = t("escalation.state.open", { department: department ?? t("who.above") });
  const since = escalation.waiting_since;
  const waiting = since === null ? t("escalation.answered") : t("escalation.waiting", { time: waitedFor(now - Date.parse(since)) });
  return (
    <Tooltip label={`${where} · ${waiting}`}>
      <span className={classes.escalated} role="img" aria-label={`${where}. ${waiting}`}>
        <IconStairsUp size={13} stroke={1.9} />
        {since !== null && waitedFor(now - Date.parse(since))}
      </span>
    </Tooltip>
  );
}
