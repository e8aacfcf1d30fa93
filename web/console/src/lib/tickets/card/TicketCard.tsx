// SPDX-License-Identifier: AGPL-3.0-or-later
// The card of a ticket: made, asked for or quickly changed, from the table and from a conversation alike.
import { Alert, Button, Modal, Skeleton, TextInput } from "@mantine/core";
import { type FormEvent, lazy, type ReactNode, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Conversation } from "@shared/model";
import { takeFiles, useFiles } from "@/lib/uploads/useFiles";
import { Confirm } from "@/lib/Confirm";
import { notifyDone } from "@/lib/notify";
import { contactName } from "@/lib/people";
import { canDo, type Ticket } from "../model";
import type { Opening } from "../opening";
import { refusalText } from "../refusals";
import classes from "./Card.module.css";
import { draftOf, type Draft, emptyDraft } from "./draft";
import { Fields } from "./Fields";
import { Files } from "./Files";
import { LinkField } from "./LinkField";
import { useCardSave } from "./useCardSave";

// The editor is the heaviest part of the desk: it comes with the first card.
const Description = lazy(() => import("./Description").then((m) => ({ default: m.Description })));

export interface TicketCardProps {
  /** Changes this one; without it a new one is made. */
  ticket?: Ticket;
  /** The new one is linked to it. */
  conversation?: Conversation;
  /** What the new one begins with. */
  opening?: Opening;
  /** Under the title, by what it says: others of which it may be one. */
  besides?: (title: string) => ReactNode;
  /** The caller asks for something, and others handle it. */
  requested?: boolean;
  onClose: () => void;
  onDone?: (ticket: Ticket) => void;
}

function firstDraft({ ticket, conversation, opening }: TicketCardProps): Draft {
  if (ticket) return draftOf(ticket, contactName);
  const links = conversation ? [{ id: conversation.id, number: conversation.number, name: contactName(conversation.contact) }] : [];
  return { ...emptyDraft(links), ...opening };
}

function CardForm({ props, onDirty }: { props: TicketCardProps; onDirty: (dirty: boolean) => void }) {
  const { t } = useTranslation(["tickets", "ticket", "common"]);
  const { ticket, conversation, requested = false, onClose, onDone } = props;
  const [before] = useState(() => firstDraft(props));
  const [draft, setDraft] = useState(before);
  const [asked, setAsked] = useState(false);
  const files = useFiles();
  const mayEdit = !ticket || canDo(ticket, "edit");
  const mayAssign = !ticket || canDo(ticket, "assign");
  const mayLink = !ticket || canDo(ticket, "link");
  const mayAdd = !ticket || canDo(ticket, "add");
  const onSaved = (saved: Ticket) => {
    notifyDone(t(ticket ? "card.saved" : requested ? "card.done_submit" : "card.done_create", { number: saved.number }));
    onClose();
    onDone?.(saved);
  };
  const save = useCardSave({ ticket, before, requested, contact: conversation?.contact.id, onSaved });
  const change = (part: Partial<Draft>) => {
    setDraft((now) => ({ ...now, ...part }));
    onDirty(true);
  };
  const isTitled = draft.title.trim() !== "";
  const submit = (event: FormEvent) => {
    event.preventDefault();
    event.stopPropagation();
    setAsked(true);
    if (isTitled && !files.busy) save.mutate({ draft, files: files.uploads.flatMap(({ stored }) => stored?.id ?? []) });
  };
  const canSave = mayEdit || mayAssign || mayLink || mayAdd;
  return (
    <form className={classes.card} onSubmit={submit} {...(mayAdd ? takeFiles(files.add) : {})}>
      {requested && <p className={classes.lead}>{t("card.submit_lead")}</p>}
      {!mayEdit && <Alert color="gray">{t("card.read_only")}</Alert>}
      <TextInput
        label={t("card.title")}
        data-autofocus
        required
        maxLength={200}
        value={draft.title}
        disabled={!mayEdit}
        error={asked && !isTitled && t("card.title_needed")}
        onChange={(event) => change({ title: event.currentTarget.value })}
      />
      {props.besides?.(draft.title)}
      <div>
        <span className={classes.label}>{t("card.description")}</span>
        <Suspense fallback={<Skeleton height={140} />}>
          <Description
            body={before.description}
            label={t("card.description")}
            hint={t("card.description_hint")}
            readOnly={!mayEdit}
            onChange={(description) => change({ description })}
          />
        </Suspense>
      </div>
      {!requested && <Fields draft={draft} onChange={change} exists={ticket !== undefined} mayEdit={mayEdit} mayAssign={mayAssign} />}
      {!requested && <LinkField links={draft.links} readOnly={!mayLink} onChange={(links) => change({ links })} />}
      <Files files={files} stored={ticket?.attachments ?? []} readOnly={!mayAdd} />
      {ticket && files.uploads.length > 0 && <p className={classes.lead}>{t("card.more_files")}</p>}
      {save.isError && <Alert color="red">{refusalText(save.error, ticket ? "edit" : "make")}</Alert>}
      <div className={classes.actions}>
        <Button variant="default" onClick={onClose}>
          {t("common:cancel")}
        </Button>
        <Button type="submit" loading={save.isPending} disabled={files.busy || !canSave}>
          {t(ticket ? "card.save" : requested ? "card.submit" : "card.create")}
        </Button>
      </div>
    </form>
  );
}

export function TicketCard(props: TicketCardProps) {
  const { t } = useTranslation(["tickets", "common"]);
  const [dirty, setDirty] = useState(false);
  const [leaving, setLeaving] = useState(false);
  const { ticket, requested, onClose } = props;
  const title = ticket ? t("card.edit", { number: ticket.number }) : t(requested ? "card.submit" : "card.create");
  return (
    <>
      <Modal opened onClose={() => (dirty ? setLeaving(true) : onClose())} size="xl" title={title} closeButtonProps={{ "aria-label": t("common:close") }}>
        <CardForm props={props} onDirty={setDirty} />
      </Modal>
      <Confirm
        opened={leaving}
        title={t("card.leave_title")}
        text={t("card.leave_text")}
        action={t("card.leave")}
        pending={false}
        onClose={() => setLeaving(false)}
        onConfirm={onClose}
      />
    </>
  );
}
