// SPDX-License-Identifier: AGPL-3.0-or-later
// The comments of a ticket in its row: read, and one more written.
import { Button, Skeleton, Textarea } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { type FormEvent, type KeyboardEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { newClientId } from "@shared/ids";
import { Avatar } from "@/lib/Avatar";
import { api, queries } from "@/lib/client";
import { useMe } from "@/lib/deskContext";
import { LoadFailed } from "@/lib/states";
import { cleanText, longestText } from "@/lib/text";
import { fullTime } from "@/lib/time";
import { Attachments } from "@/lib/uploads/Attachments";
import { refreshTickets } from "@/lib/tickets/cache";
import { paragraphs } from "@/lib/tickets/document";
import { DocumentView } from "../lib/DocumentView";
import { canDo, type Ticket, type TicketEntry } from "@/lib/tickets/model";
import { ticketKeys, useTicketComments } from "@/lib/tickets/queries";
import { refusalText } from "@/lib/tickets/refusals";
import classes from "./Comments.module.css";

function Comment({ entry }: { entry: TicketEntry }) {
  const me = useMe();
  return (
    <li className={classes.comment}>
      <Avatar id={entry.author.id} name={entry.author.name} size={24} />
      <div>
        <span className={classes.commentHead}>
          <strong>{entry.author.name}</strong>
          <time dateTime={entry.created_at}>{fullTime(entry.created_at)}</time>
        </span>
        {entry.text !== "" && <DocumentView body={entry.body} mentions={entry.mentions} me={me.id} className={classes.words} />}
        <Attachments files={entry.attachments} />
      </div>
    </li>
  );
}

function Writer({ ticket }: { ticket: Ticket }) {
  const { t } = useTranslation(["tickets", "ticket"]);
  const [draft, setDraft] = useState({ text: "", clientId: newClientId() });
  const send = useMutation({
    mutationFn: (text: string) =>
      api.call("post", "/tickets/{id}/comments", { path: { id: ticket.id }, body: { client_id: draft.clientId, body: paragraphs(text) } }),
    onSuccess: (entry) => {
      queries.setQueryData<TicketEntry[]>(ticketKeys.comments(ticket.id), (known) => known && [...known.filter(({ id }) => id !== entry.id), entry]);
      setDraft({ text: "", clientId: newClientId() });
      refreshTickets();
    },
  });
  const text = cleanText(draft.text);
  const submit = (event?: FormEvent) => {
    event?.preventDefault();
    if (text !== "" && !send.isPending) send.mutate(text);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) submit();
  };
  return (
    <form className={classes.writer} onSubmit={submit}>
      <Textarea
        aria-label={t("table.comment")}
        placeholder={`${t("table.comment")} · ${t("table.comment_hint")}`}
        autosize
        minRows={1}
        maxRows={6}
        maxLength={longestText}
        value={draft.text}
        error={send.isError && refusalText(send.error, "comment")}
        onChange={(event) => setDraft({ ...draft, text: event.currentTarget.value })}
        onKeyDown={onKeyDown}
      />
      <Button type="submit" variant="default" disabled={text === ""} loading={send.isPending}>
        {t("table.comment_send")}
      </Button>
    </form>
  );
}

export function Comments({ ticket }: { ticket: Ticket }) {
  const { t } = useTranslation("tickets");
  const query = useTicketComments(ticket.id);
  return (
    <section className={classes.comments} aria-label={t("table.comments", { number: ticket.number })}>
      {query.isError && <LoadFailed onRetry={() => void query.refetch()} />}
      {query.isPending && <Skeleton height={12} width={240} />}
      {query.data?.length === 0 && <p className={classes.quiet}>{t("table.comments_none")}</p>}
      {query.data && query.data.length > 0 && (
        <ul className={classes.commentList}>
          {query.data.map((entry) => (
            <Comment key={entry.id} entry={entry} />
          ))}
        </ul>
      )}
      {canDo(ticket, "comment") && <Writer ticket={ticket} />}
    </section>
  );
}
