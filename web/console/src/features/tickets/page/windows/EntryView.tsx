// SPDX-License-Identifier: AGPL-3.0-or-later
// What somebody said in a window of a ticket, and what I said that is not stored yet.
import { useTranslation } from "react-i18next";
import { Avatar } from "@/lib/Avatar";
import { useMe } from "@/lib/deskContext";
import { clock, fullTime } from "@/lib/time";
import { Attachments } from "@/lib/uploads/Attachments";
import { DocumentView } from "../../lib/DocumentView";
import type { Ticket, TicketEntry } from "@/lib/tickets/model";
import type { Part } from "../../lib/sides";
import classes from "./Thread.module.css";
import { discard, placeOf, sayAgain, type Waiting } from "./sending";

interface EntryProps {
  entry: TicketEntry;
  starts: boolean;
  part: Part;
}

export function EntryView({ entry, starts, part }: EntryProps) {
  const { t } = useTranslation("ticket");
  const me = useMe();
  const isMine = entry.author.id === me.id;
  return (
    <article
      className={classes.entry}
      data-mine={isMine}
      data-part={part}
      data-starts={starts}
      aria-label={`${entry.author.name}, ${fullTime(entry.created_at)}`}
    >
      {!isMine && <span className={classes.face}>{starts && <Avatar id={entry.author.id} name={entry.author.name} size={28} />}</span>}
      <div className={classes.said}>
        {starts && (
          <div className={classes.meta}>
            <strong>{isMine ? t("you") : entry.author.name}</strong>
            <time dateTime={entry.created_at} title={fullTime(entry.created_at)}>
              {clock(entry.created_at)}
            </time>
          </div>
        )}
        <div className={classes.bubble}>
          {entry.text !== "" && <DocumentView body={entry.body} mentions={entry.mentions} me={me.id} className={classes.words} />}
          <Attachments files={entry.attachments} />
        </div>
      </div>
    </article>
  );
}

export function WaitingView({ ticket, part, item }: { ticket: Ticket; part: Part; item: Waiting }) {
  const { t } = useTranslation("ticket");
  const me = useMe();
  const place = placeOf(me.id, ticket.id, part);
  return (
    <article className={classes.entry} data-mine="true" data-part={part} data-starts="true" data-waiting={item.problem === undefined}>
      <div className={classes.said}>
        <div className={classes.bubble}>
          <DocumentView body={item.body} className={classes.words} />
          <Attachments files={item.files} />
        </div>
        {item.problem === undefined ? (
          <p className={classes.state} role="status">
            {t("write.sending")}
          </p>
        ) : (
          <p className={classes.state} data-failed="true" role="alert">
            {t("write.failed", { why: item.problem })}{" "}
            <button type="button" onClick={() => sayAgain(place, ticket.id, part, item)}>
              {t("write.again")}
            </button>{" "}
            <button type="button" onClick={() => discard(place, item.clientId)}>
              {t("write.discard")}
            </button>
          </p>
        )}
      </div>
    </article>
  );
}
