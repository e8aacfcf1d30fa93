// SPDX-License-Identifier: AGPL-3.0-or-later
// The description, what was added to it since, and its files.
import { Button, Skeleton } from "@mantine/core";
import { IconPencil, IconPlus } from "@tabler/icons-react";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { Avatar } from "@/lib/Avatar";
import { useDesk, useMe } from "@/lib/deskContext";
import { fullTime } from "@/lib/time";
import { Attachments } from "@/lib/uploads/Attachments";
import { DocumentView } from "../../lib/DocumentView";
import { canDo, isEmptyDocument, type StoredDocument, type Ticket, type TicketEntry } from "@/lib/tickets/model";
import { updateTicket } from "@/lib/tickets/mutations";
import { WaitingView } from "../windows/EntryView";
import { placeOf, useWaiting } from "../windows/sending";
import classes from "./About.module.css";

// The editor is the heaviest part of the desk.
const Description = lazy(() => import("@/lib/tickets/card/Description").then((m) => ({ default: m.Description })));
const EntryComposer = lazy(() => import("../windows/EntryComposer").then((m) => ({ default: m.EntryComposer })));

function Editing({ ticket, onClose }: { ticket: Ticket; onClose: () => void }) {
  const { t } = useTranslation(["ticket", "tickets", "common"]);
  const desk = useDesk();
  const [body, setBody] = useState<StoredDocument>(ticket.description);
  const [saving, setSaving] = useState(false);
  const save = async () => {
    setSaving(true);
    // Refused, or left to what somebody else has written: what was typed is still there.
    if (await updateTicket(desk, ticket, { description: body })) onClose();
    else setSaving(false);
  };
  return (
    <div className={classes.editing}>
      <Suspense fallback={<Skeleton height={140} />}>
        <Description body={ticket.description} label={t("about.description")} hint={t("tickets:card.description_hint")} onChange={setBody} />
      </Suspense>
      <div className={classes.buttons}>
        <Button size="xs" loading={saving} onClick={() => void save()}>
          {t("common:save")}
        </Button>
        <Button size="xs" variant="subtle" color="gray" onClick={onClose}>
          {t("common:cancel")}
        </Button>
      </div>
    </div>
  );
}

function Addition({ entry }: { entry: TicketEntry }) {
  const { t } = useTranslation("ticket");
  return (
    <li className={classes.addition}>
      <p className={classes.by}>
        <Avatar id={entry.author.id} name={entry.author.name} size={20} />
        {t("about.added", { name: entry.author.name, time: fullTime(entry.created_at) })}
      </p>
      {entry.text !== "" && <DocumentView body={entry.body} mentions={entry.mentions} className={classes.words} />}
      <Attachments files={entry.attachments} />
    </li>
  );
}

function Additions({ ticket, additions }: { ticket: Ticket; additions: readonly TicketEntry[] }) {
  const { t } = useTranslation("ticket");
  const waiting = useWaiting(placeOf(useMe().id, ticket.id, "addition"));
  const [adding, setAdding] = useState(false);
  const close = () => setAdding(false);
  const open = waiting.filter((item) => !additions.some((entry) => entry.client_id === item.clientId));
  return (
    <>
      {additions.length > 0 && (
        <ul className={classes.additions} aria-label={t("about.additions")}>
          {additions.map((entry) => (
            <Addition key={entry.id} entry={entry} />
          ))}
        </ul>
      )}
      {open.map((item) => (
        <WaitingView key={item.clientId} ticket={ticket} part="addition" item={item} />
      ))}
      {adding ? (
        <Suspense fallback={<Skeleton height={90} />}>
          <EntryComposer
            ticket={ticket}
            part="addition"
            label={t("write.label.addition")}
            hint={t("write.hint.addition")}
            action={t("write.send.addition")}
            autoFocus
            onSaid={close}
            onCancel={close}
          />
        </Suspense>
      ) : (
        canDo(ticket, "add") && (
          <Button className={classes.quietButton} size="xs" variant="subtle" leftSection={<IconPlus size={15} />} onClick={() => setAdding(true)}>
            {t("about.add")}
          </Button>
        )
      )}
    </>
  );
}

export function Described({ ticket, additions }: { ticket: Ticket; additions: readonly TicketEntry[] }) {
  const { t } = useTranslation("ticket");
  const [editing, setEditing] = useState(false);
  const ofAdditions = new Set(additions.flatMap((entry) => entry.attachments.map(({ id }) => id)));
  const own = ticket.attachments.filter(({ id }) => !ofAdditions.has(id));
  return (
    <section className={classes.section} aria-label={t("about.description")}>
      <header className={classes.sectionHead}>
        <h2>{t("about.description")}</h2>
        {!editing && canDo(ticket, "edit") && (
          <Button size="compact-xs" variant="subtle" color="gray" leftSection={<IconPencil size={14} />} onClick={() => setEditing(true)}>
            {t("about.edit")}
          </Button>
        )}
      </header>
      {editing ? (
        <Editing ticket={ticket} onClose={() => setEditing(false)} />
      ) : isEmptyDocument(ticket.description) ? (
        <p className={classes.quiet}>{t("about.no_description")}</p>
      ) : (
        <DocumentView body={ticket.description} className={classes.words} />
      )}
      <Attachments files={own} />
      <Additions ticket={ticket} additions={additions} />
    </section>
  );
}
