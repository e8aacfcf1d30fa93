// SPDX-License-Identifier: AGPL-3.0-or-later
// Tickets by their number, their words, or what is written in them.
import { IconLock, IconMessage, IconTicket } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useStatusWords } from "@/lib/tickets/ownStatuses";
import { Excerpt } from "./Excerpt";
import classes from "./Search.module.css";
import type { Found } from "./useSearch";

type Match = Found["tickets"][number];

const icons = { comment: IconMessage, addition: IconTicket, main: IconMessage, internal: IconLock } as const;

function TicketLink({ match }: { match: Match }) {
  const { t } = useTranslation(["finding", "tickets"]);
  const statusWords = useStatusWords();
  const Icon = match.part ? icons[match.part] : IconTicket;
  return (
    <li>
      <Link to={`/tickets/${match.id}`} className={classes.hit} data-result>
        <Icon size={15} stroke={1.7} aria-hidden="true" />
        <span className={classes.hitBody}>
          <span className={classes.hitHead}>
            <span className={classes.hitWho}>
              #{match.number} {match.title}
            </span>
            <span>{statusWords(match)}</span>
          </span>
          {match.part && <span className={classes.facts}>{t(`found_in.${match.part}`)}</span>}
          {match.excerpt.length > 0 && <Excerpt parts={match.excerpt} />}
        </span>
      </Link>
    </li>
  );
}

export function TicketsFound({ found }: { found: Found }) {
  const { t } = useTranslation(["finding", "tickets"]);
  if (found.tickets.length === 0) return null;
  return (
    <section className={classes.group} aria-label={t("tickets:words.tickets")}>
      <header className={classes.groupHead}>
        <span className={classes.groupName}>{t("tickets:words.tickets")}</span>
      </header>
      <ul className={classes.hits}>
        {found.tickets.map((match) => (
          <TicketLink key={match.id} match={match} />
        ))}
      </ul>
    </section>
  );
}
