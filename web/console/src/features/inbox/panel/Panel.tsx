// SPDX-License-Identifier: AGPL-3.0-or-later
// Who writes: what the desk knows of the contact, the labels, the notes, the earlier conversations.
import { Skeleton } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { type RefObject, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { Id } from "@shared/ids";
import { type Contact, type Conversation, permissionsFor } from "@shared/model";
import { ContactAvatar } from "@/lib/ContactAvatar";
import { ContactNotes } from "@/lib/contact/ContactNotes";
import { ContactTickets } from "@/lib/contact/ContactTickets";
import { EditableField } from "@/lib/contact/EditableField";
import { PanelSection } from "@/lib/contact/PanelSection";
import { askForName, wantedName } from "@/lib/contact/wantedName";
import { useConversation, useDeskState, useMe } from "@/lib/deskContext";
import { LabelChip, useLabels } from "@/lib/LabelChip";
import { openOverlay } from "@/lib/overlays";
import { contactName } from "@/lib/people";
import { LoadFailed } from "@/lib/states";
import { useStore } from "@/lib/useStore";
import { useDetail } from "../thread/useThread";
import { TicketButton } from "../tickets/TicketButton";
import { Earlier } from "./Earlier";
import { Facts } from "./Facts";
import { Participants } from "./Participants";
import classes from "./Panel.module.css";

function Labels({ conversation }: { conversation: Conversation }) {
  const { t } = useTranslation(["inbox", "common"]);
  const labels = useLabels(conversation.label_ids);
  const add = permissionsFor(conversation, useMe()).label && (
    <button type="button" className={classes.small} aria-label={t("edit_labels")} onClick={() => openOverlay("labels")}>
      <IconPlus size={15} stroke={1.8} />
    </button>
  );
  return (
    <PanelSection title={t("labels")} action={add}>
      {labels.length === 0 ? (
        <p className={classes.none}>{t("no_labels_yet")}</p>
      ) : (
        <div className={classes.labels}>
          {labels.map((label) => (
            <LabelChip key={label.id} label={label} />
          ))}
        </div>
      )}
    </PanelSection>
  );
}

/** The name takes the focus when it is asked for. */
function useWantedName(of: Id): RefObject<HTMLDivElement | null> {
  const around = useRef<HTMLDivElement>(null);
  const wanted = useStore(wantedName, (state) => state.of === of);
  useEffect(() => {
    if (!wanted) return;
    askForName(null);
    const name = around.current?.querySelector<HTMLInputElement>("[data-field=name]");
    name?.focus();
    name?.select();
  }, [wanted]);
  return around;
}

function Identity({ contact }: { contact: Contact }) {
  const { t } = useTranslation(["inbox", "common"]);
  const around = useWantedName(contact.id);
  return (
    <div className={classes.identity} ref={around}>
      <ContactAvatar contact={contact} size={52} />
      <h2 className="visuallyHidden">{contactName(contact)}</h2>
      <div className={classes.fields}>
        <EditableField contact={contact} field="name" placeholder={contactName(contact)} label={t("name")} />
        <EditableField contact={contact} field="email" placeholder={t("add_email")} label={t("email")} />
        <Link className={classes.whole} to={`/customers/${contact.id}`}>
          {t("whole_customer")}
        </Link>
      </div>
    </div>
  );
}

export function Panel({ id }: { id: Id }) {
  const detail = useDetail(id);
  const conversation = useConversation(id);
  const contact = useDeskState((state) => (conversation ? state.contacts.get(conversation.contact.id) : undefined));
  if (detail.isError && !contact) return <LoadFailed onRetry={() => void detail.refetch()} />;
  if (!conversation || !contact) {
    return (
      <div className={classes.skeleton}>
        <Skeleton circle height={52} />
        <Skeleton height={12} width="60%" />
        <Skeleton height={12} width="80%" />
      </div>
    );
  }
  return (
    <div className={classes.panel}>
      <Identity key={contact.id} contact={contact} />
      <Facts
        contact={contact}
        openedAt={conversation.created_at}
        visit={detail.data?.visit ?? null}
        platform={conversation.platform}
        handle={detail.data?.handle ?? ""}
      />
      <Participants id={id} />
      <Labels conversation={conversation} />
      <ContactTickets contactId={contact.id} action={<TicketButton id={id} place="panel" />} />
      <ContactNotes contactId={contact.id} />
      <Earlier contactId={contact.id} currentId={id} />
    </div>
  );
}
