// SPDX-License-Identifier: AGPL-3.0-or-later
// The tickets of a conversation by number: in its head beside the labels, and once more where it ends.
import { useTranslation } from "react-i18next";
import type { Id } from "@shared/ids";
import { openOverlay } from "@/lib/overlays";
import { preferences } from "@/lib/preferences";
import { TicketChip } from "@/lib/tickets/TicketChip";
import { useIsNarrow } from "@/lib/useMedia";
import { useStore } from "@/lib/useStore";
import { TicketButton } from "./TicketButton";
import classes from "./Tickets.module.css";
import { useTickets } from "./useTickets";

function Chips({ id, most }: { id: Id; most: number }) {
  const { t } = useTranslation("linking");
  const { linked } = useTickets(id);
  const more = linked.length - most;
  return (
    <>
      {linked.slice(0, most).map((ticket) => (
        <TicketChip key={ticket.id} ticket={ticket} />
      ))}
      {more > 0 && (
        <button type="button" className={classes.more} onClick={() => openOverlay("tickets")}>
          {t("more", { count: more })}
        </button>
      )}
    </>
  );
}

/** Where the panel is open, they stand there below the labels. */
export function HeadTickets({ id }: { id: Id }) {
  const { t } = useTranslation("linking");
  const { linked } = useTickets(id);
  const narrow = useIsNarrow();
  const inPanel = useStore(preferences, (state) => state.panelOpen) && !narrow;
  if (inPanel || narrow || linked.length === 0) return null;
  return (
    <div className={classes.head} role="group" aria-label={t("linked")}>
      <Chips id={id} most={2} />
    </div>
  );
}

export function FootTickets({ id }: { id: Id }) {
  const { t } = useTranslation("linking");
  const { offered } = useTickets(id);
  if (!offered) return null;
  return (
    <div className={classes.foot} role="group" aria-label={t("of_conversation")}>
      <TicketButton id={id} place="foot" />
      <Chips id={id} most={4} />
    </div>
  );
}
