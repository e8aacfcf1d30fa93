// SPDX-License-Identifier: AGPL-3.0-or-later
// A forward, or what was answered to it: beside the conversation, and said so in every single one.
import { IconArrowForwardUp, IconMailOpened } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { SideMail } from "@shared/model";
import { besideText } from "@/lib/document";
import { DocumentView } from "@/lib/DocumentView";
import { clock, fullTime } from "@/lib/time";
import { Attachments } from "@/lib/uploads/Attachments";
import { DeliveryMark } from "./DeliveryMark";
import mailClasses from "./Mail.module.css";
import { RichText } from "./RichText";
import classes from "./Thread.module.css";

const peopleOf = (mail: SideMail["mail"]) => [...mail.to, ...mail.cc, ...(mail.bcc ?? [])].map(({ name, email }) => name || email).join(", ");

function Title({ mail }: { mail: SideMail }) {
  const { t } = useTranslation("inbox");
  if (mail.kind === "answer") return <strong>{t("forward.answer_of", { name: mail.author.name })}</strong>;
  return <strong>{t("forward.to_people", { people: peopleOf(mail.mail) })}</strong>;
}

function PassedOn({ text }: { text: string }) {
  const { t } = useTranslation("inbox");
  const [open, setOpen] = useState(false);
  return (
    <div className={mailClasses.foot}>
      {open && <p className={mailClasses.quoted}>{text}</p>}
      <span className={mailClasses.tools}>
        <button type="button" aria-expanded={open} onClick={() => setOpen(!open)}>
          {t(open ? "mail.fold" : "forward.show")}
        </button>
      </span>
    </div>
  );
}

export function SideMailBubble({ mail }: { mail: SideMail }) {
  const { t } = useTranslation("inbox");
  const Icon = mail.kind === "answer" ? IconMailOpened : IconArrowForwardUp;
  const reason = mail.delivery?.reason ?? "";
  return (
    <div className={classes.note} data-starts="true" data-kind={mail.kind}>
      <div className={classes.noteHead}>
        <Icon size={14} stroke={1.8} aria-hidden="true" />
        <Title mail={mail} />
        {mail.kind === "forward" && <span>{mail.author.name}</span>}
        <time dateTime={mail.created_at} title={fullTime(mail.created_at)}>
          {clock(mail.created_at)}
        </time>
      </div>
      <p className={mailClasses.line}>{t("forward.unseen", { subject: mail.mail.subject })}</p>
      {mail.document ? <DocumentView document={mail.document} /> : mail.text && <RichText text={mail.text} />}
      <Attachments files={besideText(mail.attachments, mail.document)} />
      {(mail.forwarded || mail.mail.quoted) && <PassedOn text={mail.forwarded || mail.mail.quoted || ""} />}
      {mail.delivery && <DeliveryMark state={mail.delivery.state} sentAt={mail.created_at} elsewhere />}
      {mail.delivery?.state === "failed" && (
        <span className={classes.refusal} role="alert">
          {t(`undelivered.${reason}`, { defaultValue: t("undelivered.other", { reason }) })}
        </span>
      )}
    </div>
  );
}
