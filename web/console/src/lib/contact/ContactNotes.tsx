// SPDX-License-Identifier: AGPL-3.0-or-later
// Notes about the person, not about one conversation. The # button writes one; no customer ever sees them.
import { Textarea } from "@mantine/core";
import { IconHash } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { type KeyboardEvent, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { readContactNote, writeContactNote } from "@shared/drafts";
import { applyNotes } from "@shared/events";
import { type Id, newClientId } from "@shared/ids";
import type { Note } from "@shared/model";
import type { OutboxEntry } from "@shared/outbox";
import { api } from "@/lib/client";
import { useDesk, useDeskState, useMe } from "@/lib/deskContext";
import { cleanText } from "@/lib/text";
import { fullTime, relativeAge, useNow } from "@/lib/time";
import { sameItems, useStore } from "@/lib/useStore";
import classes from "./Contact.module.css";
import { contactNote, openContactNote } from "./contactNoteStore";
import { PanelSection } from "./PanelSection";

function useContactNotes(contactId: Id) {
  const desk = useDesk();
  const query = useQuery({
    queryKey: ["contactNotes", contactId],
    queryFn: async ({ signal }) => {
      const notes = await api.call("get", "/contacts/{id}/notes", { path: { id: contactId }, signal });
      desk.state.update((state) => applyNotes(state, notes.items));
      return true;
    },
  });
  const stored = useDeskState((state) => state.contactNotes.get(contactId));
  const waiting = useStore(desk.outbox.entries, (entries) => entries.filter((entry) => entry.kind === "contact_note" && entry.target === contactId), sameItems);
  const known = new Set((stored ?? []).map((note) => note.client_id));
  return { query, notes: [...(stored ?? [])].reverse(), waiting: waiting.filter((entry) => !known.has(entry.client_id)) };
}

function NoteForm({ contactId, onDone }: { contactId: Id; onDone: () => void }) {
  const { t } = useTranslation(["inbox", "common"]);
  const desk = useDesk();
  const me = useMe();
  const [text, setText] = useState(() => readContactNote(me.id, contactId));
  const change = (value: string) => {
    setText(value);
    writeContactNote(me.id, contactId, value);
  };
  const add = () => {
    const clean = cleanText(text);
    if (clean === "") return;
    const created_at = new Date().toISOString();
    desk.outbox.add({ client_id: newClientId(), kind: "contact_note", target: contactId, text: clean, attachments: [], created_at });
    change("");
    onDone();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Escape") {
      event.stopPropagation();
      onDone();
    }
    if (event.key !== "Enter" || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    add();
  };
  return (
    <Textarea
      classNames={{ input: classes.noteInput }}
      data-autofocus
      autoFocus
      autosize
      minRows={2}
      maxRows={8}
      maxLength={20_000}
      value={text}
      aria-label={t("contact_note_label")}
      placeholder={t("contact_note_hint")}
      onChange={(event) => change(event.currentTarget.value)}
      onKeyDown={onKeyDown}
    />
  );
}

function NoteCard({ note }: { note: Pick<Note, "text" | "created_at"> & { author: string } }) {
  const now = useNow(60_000);
  return (
    <li className={classes.note}>
      <p dir="auto">{note.text}</p>
      <small>
        {note.author} ·{" "}
        <time dateTime={note.created_at} title={fullTime(note.created_at)}>
          {relativeAge(note.created_at, now)}
        </time>
      </small>
    </li>
  );
}

function WaitingNote({ entry }: { entry: OutboxEntry }) {
  const { t } = useTranslation(["inbox", "common"]);
  const { outbox } = useDesk();
  return (
    <li className={classes.note} data-waiting="true">
      <p dir="auto">{entry.text}</p>
      {entry.refused ? (
        <small role="alert">
          {t("not_sent", { reason: t(`common:problem.${entry.refused}`) })}{" "}
          <button type="button" className={classes.link} onClick={() => outbox.remove(entry.client_id)}>
            {t("discard")}
          </button>
        </small>
      ) : (
        <small>{t("held_back")}</small>
      )}
    </li>
  );
}

export function ContactNotes({ contactId }: { contactId: Id }) {
  const { t } = useTranslation(["inbox", "common"]);
  const writing = useStore(contactNote, ({ about }) => about === contactId);
  const setWriting = (open: boolean) => openContactNote(open ? contactId : null);
  // Whoever goes on to another conversation has put it down; what was written stays as a draft.
  useEffect(() => () => openContactNote(null), [contactId]);
  const { query, notes, waiting } = useContactNotes(contactId);
  const add = (
    <button type="button" className={classes.small} aria-label={t("add_contact_note")} aria-expanded={writing} onClick={() => setWriting(!writing)}>
      <IconHash size={15} stroke={1.8} />
    </button>
  );
  const none = notes.length + waiting.length === 0 && !writing;
  return (
    <PanelSection title={t("contact_notes")} action={add}>
      {writing && <NoteForm contactId={contactId} onDone={() => setWriting(false)} />}
      {none && query.isSuccess && <p className={classes.none}>{t("no_contact_notes")}</p>}
      {none && query.isError && (
        <button type="button" className={classes.link} onClick={() => void query.refetch()}>
          {t("common:retry")}
        </button>
      )}
      <ul className={classes.notes}>
        {waiting.map((entry) => (
          <WaitingNote key={entry.client_id} entry={entry} />
        ))}
        {notes.map((note) => (
          <NoteCard key={note.id} note={{ text: note.text, created_at: note.created_at, author: note.author.name }} />
        ))}
      </ul>
    </PanelSection>
  );
}
