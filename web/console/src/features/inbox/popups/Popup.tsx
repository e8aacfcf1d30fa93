// SPDX-License-Identifier: AGPL-3.0-or-later
import { IconArrowBackUp, IconChevronDown, IconChevronUp, IconX } from "@tabler/icons-react";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { ProblemError } from "@shared/api";
import type { Id } from "@shared/ids";
import { type Conversation, permissionsFor } from "@shared/model";
import { ContactAvatar } from "@/lib/ContactAvatar";
import { useConversation, useDesk, useMe } from "@/lib/deskContext";
import { contactName } from "@/lib/people";
import { clock } from "@/lib/time";
import { useStore } from "@/lib/useStore";
import { useViewOf } from "@/lib/viewOf";
import { askForComposer } from "../composer/composerStore";
import { DeliveryMark } from "../thread/DeliveryMark";
import { useDetail } from "../thread/useThread";
import classes from "./Popups.module.css";
import { QuickReply } from "./QuickReply";

/** What I sent from here and the desk has not confirmed: held back, or refused with its reason. */
function Pending({ id }: { id: Id }) {
  const { t } = useTranslation(["inbox", "common"]);
  const { outbox } = useDesk();
  const last = useStore(outbox.entries, (entries) => entries.findLast((entry) => entry.target === id && entry.kind === "message"));
  if (!last) return null;
  return (
    <p className={classes.pending} role={last.refused ? "alert" : undefined}>
      <DeliveryMark state={last.refused ? "failed" : "held"} sentAt={last.created_at} />
      <span className={classes.words}>{last.text}</span>
      {last.refused && (
        <button type="button" className={classes.link} onClick={() => outbox.retry(last.client_id)}>
          {t("common:retry")}
        </button>
      )}
    </p>
  );
}

function LastWords({ conversation }: { conversation: Conversation }) {
  const { t } = useTranslation("inbox");
  const last = conversation.last_message;
  if (!last) return null;
  return (
    <p className={classes.last} dir="auto">
      {last.sender_kind === "user" && <IconArrowBackUp size={14} stroke={1.8} role="img" aria-label={t("answered")} />}
      <span className={classes.words}>{last.text || t("attachment_only")}</span>
      <time dateTime={last.created_at}>{clock(last.created_at)}</time>
    </p>
  );
}

/** Where the whole conversation is shown. */
function useOpen(conversation: Conversation): () => void {
  const navigate = useNavigate();
  const { chats } = useDesk();
  const me = useMe();
  const viewOf = useViewOf();
  return () => {
    chats.dismiss(conversation.id);
    void navigate(`/inbox/${viewOf(conversation)}/${conversation.id}`);
    if (permissionsFor(conversation, me).reply) askForComposer("reply", conversation.id);
  };
}

function Card({ conversation }: { conversation: Conversation }) {
  const { t } = useTranslation("inbox");
  const { chats } = useDesk();
  const may = permissionsFor(conversation, useMe());
  const open = useOpen(conversation);
  return (
    <div className={classes.card}>
      <LastWords conversation={conversation} />
      <Pending id={conversation.id} />
      {may.reply ? (
        <QuickReply id={conversation.id} />
      ) : (
        <p className={classes.closed}>{t(conversation.lifecycle === "solved" ? "bar_solved" : "popup_not_mine")}</p>
      )}
      <div className={classes.actions}>
        <button type="button" onClick={open}>
          {t("popup_open")}
        </button>
        <button type="button" onClick={() => chats.dismiss(conversation.id)}>
          {t("popup_dismiss")}
        </button>
      </div>
    </div>
  );
}

function Bar({ conversation, expanded }: { conversation: Conversation; expanded: boolean }) {
  const { t } = useTranslation("inbox");
  const { chats } = useDesk();
  const { contact, unread, id } = conversation;
  const name = contactName(contact);
  return (
    <div className={classes.bar}>
      <button type="button" className={classes.name} aria-expanded={expanded} onClick={() => chats.expand(expanded ? null : id)}>
        <ContactAvatar contact={contact} size={22} />
        <span className={classes.words}>{name}</span>
        {unread > 0 && (
          <span className={classes.unread}>
            <span aria-hidden="true">{unread > 99 ? "99+" : unread}</span>
            <span className="visuallyHidden">{t("unread_count", { count: unread })}</span>
          </span>
        )}
        {expanded ? <IconChevronDown size={15} aria-hidden="true" /> : <IconChevronUp size={15} aria-hidden="true" />}
      </button>
      {!expanded && (
        <button type="button" className={classes.close} aria-label={t("popup_dismiss_named", { name })} onClick={() => chats.dismiss(id)}>
          <IconX size={14} stroke={1.9} />
        </button>
      )}
    </div>
  );
}

export function Popup({ id, expanded }: { id: Id; expanded: boolean }) {
  const { t } = useTranslation("inbox");
  const { chats } = useDesk();
  const conversation = useConversation(id);
  const { error } = useDetail(id);
  const gone = !conversation && error instanceof ProblemError && error.code === "not_found";
  useEffect(() => {
    if (gone) chats.dismiss(id);
  }, [gone, chats, id]);
  if (!conversation) return null;
  return (
    <article
      className={classes.popup}
      data-expanded={expanded}
      data-unread={conversation.unread > 0}
      aria-label={t("popup", { name: contactName(conversation.contact) })}
    >
      {expanded && <Card conversation={conversation} />}
      <Bar conversation={conversation} expanded={expanded} />
    </article>
  );
}
