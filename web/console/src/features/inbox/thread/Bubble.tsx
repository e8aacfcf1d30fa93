// SPDX-License-Identifier: AGPL-3.0-or-later
import { type MouseEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Id } from "@shared/ids";
import { deliveryOf, type Message } from "@shared/model";
import { useConversation, useDeskState, useMe } from "@/lib/deskContext";
import { besideText } from "@/lib/document";
import { DocumentView } from "@/lib/DocumentView";
import { contactName } from "@/lib/people";
import { clock, fullTime } from "@/lib/time";
import { ArticleCard } from "../answers/ArticleCard";
import { askForComposer } from "../composer/composerStore";
import { Attachments } from "@/lib/uploads/Attachments";
import { Deleted } from "./changes/Deleted";
import { EditForm } from "./changes/EditForm";
import { mayRevokeLink } from "./changes/mailLink";
import { mayChange } from "./changes/mayChange";
import { type MayDo, OwnActions, Uncorrected } from "./changes/OwnActions";
import { Edited } from "./changes/Revisions";
import { DeliveryMark } from "./DeliveryMark";
import { MailBody, MailFoot, MailHead, OtherWriter } from "./MailParts";
import { AnswerTable, SentFormView } from "./FormBubble";
import { MarkedText } from "./MarkedText";
import { ForwardButton, Quoted, QuoteButton, Undelivered } from "./Sideline";
import classes from "./Thread.module.css";

function useAuthor(message: Message): string {
  const { t } = useTranslation(["inbox", "common"]);
  const me = useMe();
  const conversation = useConversation(message.conversation_id);
  const colleague = useDeskState((state) => (message.sender.id ? state.users.get(message.sender.id)?.name : undefined));
  if (message.mail?.from_other)
    return message.mail.from?.email === message.sender.name ? message.sender.name : `${message.sender.name} <${message.mail.from?.email}>`;
  if (message.sender.kind === "customer") return conversation ? contactName(conversation.contact) : message.sender.name;
  return message.sender.id === me.id ? t("you") : (colleague ?? message.sender.name);
}

/** UI17: a click on what the customer wrote is the wish to answer; a word that is being selected, or a link, is not. */
function replyOnClick({ target }: MouseEvent): void {
  const isOther = target instanceof Element && target.closest("a, button") !== null;
  if (!isOther && document.getSelection()?.isCollapsed !== false) askForComposer("reply");
}

function Content({ message }: { message: Message }) {
  if (message.form) return <SentFormView message={message} form={message.form} />;
  if (message.answer) return <AnswerTable answer={message.answer} />;
  if (message.article) return <ArticleCard article={message.article} />;
  if (message.document) return <DocumentView document={message.document} />;
  return message.text ? <MarkedText text={message.text} marks={message.marks ?? []} /> : null;
}

interface BubbleProps {
  message: Message;
  conversationId: Id;
  starts: boolean;
  ends: boolean;
}

function Shown({ message }: { message: Message }) {
  const content = <Content message={message} />;
  return message.mail ? <MailBody message={message} mail={message.mail} text={content} /> : content;
}

/** What was said, or the field to change it in. */
function Body({ message, editing, onClose }: { message: Message; editing: boolean; onClose: () => void }) {
  if (message.deleted_at) return <Deleted message={message} />;
  return (
    <>
      {editing ? <EditForm message={message} onClose={onClose} /> : <Shown message={message} />}
      <Attachments files={besideText(message.attachments, message.document)} />
      {message.mail && <MailFoot message={message} mail={message.mail} />}
      {message.edited_at && <Edited message={message} />}
    </>
  );
}

function useMay(message: Message): MayDo {
  const me = useMe();
  const conversation = useConversation(message.conversation_id);
  const channel = useDeskState((state) => state.channels.get(message.channel_id));
  return { ...mayChange(message, conversation, channel, me, Date.now()), revoke: mayRevokeLink(message, conversation, me) };
}

export function Bubble({ message, conversationId, starts, ends }: BubbleProps) {
  const author = useAuthor(message);
  const conversation = useConversation(conversationId);
  const may = useMay(message);
  const [editing, setEditing] = useState(false);
  const delivery = deliveryOf(message, conversation);
  const fromCustomer = message.sender.kind === "customer";
  const isThere = !message.deleted_at;
  return (
    <div className={classes.message} data-side={fromCustomer ? "left" : "right"} data-ends={ends}>
      {starts && (
        <div className={classes.meta}>
          <span className={classes.author}>{author}</span>
          {message.mail?.from_other && <OtherWriter />}
          <time dateTime={message.created_at} title={fullTime(message.created_at)}>
            {clock(message.created_at)}
          </time>
        </div>
      )}
      <div className={classes.bubble} data-starts={starts} data-ends={ends} onClick={fromCustomer ? replyOnClick : undefined}>
        {message.reply_to_id && <Quoted conversationId={conversationId} id={message.reply_to_id} />}
        {message.mail && <MailHead message={message} mail={message.mail} subject={conversation?.subject} address={conversation?.contact.email} />}
        <Body message={message} editing={editing} onClose={() => setEditing(false)} />
        {delivery && isThere && (
          <DeliveryMark
            state={delivery}
            sentAt={message.created_at}
            email={message.delivery?.email}
            elsewhere={conversation?.platform !== "widget" || message.mail !== undefined}
          />
        )}
        {fromCustomer && isThere && !message.mail && <ForwardButton message={message} />}
        {fromCustomer && isThere && conversation && conversation.platform !== "widget" && <QuoteButton message={message} />}
        {(may.edit || may.remove || may.revoke) && !editing && <OwnActions message={message} may={may} onEdit={() => setEditing(true)} />}
      </div>
      {isThere && (delivery === "failed" || delivery === "uncertain") && <Undelivered message={message} />}
      {message.correction?.state === "failed" && <Uncorrected message={message} />}
    </div>
  );
}
