// SPDX-License-Identifier: AGPL-3.0-or-later
// At the head and at the foot of a conversation: "+ Tickets" makes the first one; then a pencil opens the window of all.
import { Tooltip } from "@mantine/core";
import { IconPencil, IconPlus, IconTicket } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { Id } from "@shared/ids";
import classes from "./Tickets.module.css";
import { useTickets } from "./useTickets";

export function TicketButton({ id, place }: { id: Id; place: "head" | "foot" | "panel" }) {
  const { t } = useTranslation(["linking", "tickets"]);
  const { has, offered, open } = useTickets(id);
  if (!offered) return null;
  if (has) {
    return (
      <Tooltip label={`${t("edit")} · T`}>
        <button type="button" className={classes.pencil} data-place={place} aria-label={t("edit")} onClick={open}>
          <IconPencil size={17} stroke={1.9} />
        </button>
      </Tooltip>
    );
  }
  return (
    <Tooltip label={`${t("add_hint")} · T`} multiline maw={260}>
      <button type="button" className={classes.add} data-place={place} onClick={open}>
        <IconPlus size={15} stroke={2} aria-hidden="true" />
        <IconTicket className={classes.picture} size={17} stroke={1.7} aria-hidden="true" />
        <span className={classes.word}>{t("tickets:words.tickets")}</span>
      </button>
    </Tooltip>
  );
}
