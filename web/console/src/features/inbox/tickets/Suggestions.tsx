// SPDX-License-Identifier: AGPL-3.0-or-later
// In the card of a new ticket: open ones that say nearly the same, so that equal requests end in one.
import { Button } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { IconBulb } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { Id } from "@shared/ids";
import { canDo, type Ticket } from "@/lib/tickets/model";
import { useSimilarTickets } from "@/lib/tickets/queries";
import { TicketStatusPill } from "@/lib/tickets/Signs";
import classes from "./Window.module.css";

const typingMs = 300;
const most = 3;

interface Props {
  conversation: Id;
  title: string;
  /** The title that the card began with; while it stands, the customer's own words are compared. */
  began: string;
  onLink: (ticket: Ticket) => void;
  /** All tickets, to choose from. */
  onBrowse: () => void;
}

export function Suggestions({ conversation, title, began, onLink, onBrowse }: Props) {
  const { t } = useTranslation(["linking", "tickets"]);
  const [words] = useDebouncedValue(title.trim(), typingMs);
  const similar = useSimilarTickets(words === "" || words === began.trim() ? { conversation } : { text: words }).data ?? [];
  const linkable = similar.filter((ticket) => canDo(ticket, "link")).slice(0, most);
  return (
    <div className={classes.suggestions} role="region" aria-label={t("suggestions")} aria-live="polite">
      {linkable.length > 0 && (
        <>
          <p className={classes.lead}>
            <IconBulb size={15} stroke={1.7} aria-hidden="true" /> {t("suggestions_lead")}
          </p>
          <ul className={classes.lines}>
            {linkable.map((ticket) => (
              <li key={ticket.id} className={classes.line}>
                <span className={classes.number}>#{ticket.number}</span>
                <span className={classes.cut} dir="auto" title={ticket.excerpt}>
                  {ticket.title}
                </span>
                <TicketStatusPill status={ticket.status} own={ticket.status_id} />
                <Button variant="default" size="compact-sm" aria-label={`${t("link_instead")}: #${ticket.number}`} onClick={() => onLink(ticket)}>
                  {t("link_instead")}
                </Button>
              </li>
            ))}
          </ul>
        </>
      )}
      <button type="button" className={classes.other} onClick={onBrowse}>
        {t("link_other")}
      </button>
    </div>
  );
}
