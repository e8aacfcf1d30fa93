// SPDX-License-Identifier: AGPL-3.0-or-later
// What a mail has besides its words: how it looked, what was folded away, who else got it, and the mail as it came.
import { type CSSProperties, type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Schemas } from "@shared/api";
import type { Message } from "@shared/model";
import { openForward } from "../mail/forwardStore";
import { useMayForward } from "../mail/useMayForward";
import classes from "./Mail.module.css";

type Mail = Schemas["MailFacts"];

/** The frame tells nobody how tall it is: as tall as its text would be, within reason. */
export function frameHeight(text: string): number {
  const lines = text.split("\n").reduce((count, line) => count + Math.max(1, Math.ceil(line.length / 62)), 0);
  return Math.min(420, Math.max(110, 44 + lines * 25));
}

/** Scripts and forms are dead in it, and it is of no origin: what a stranger wrote reaches nothing here. */
function Frame({ message, mail, children }: { message: Message; mail: Mail; children: ReactNode }) {
  const { t } = useTranslation("inbox");
  const [pictures, setPictures] = useState(false);
  const [tall, setTall] = useState(false);
  const address = `/api/v1/messages/${message.id}/html${pictures ? "?pictures=1" : ""}`;
  return (
    <>
      <iframe
        key={address}
        className={classes.frame}
        data-tall={tall}
        style={{ "--frame-height": `${frameHeight(message.text)}px` } as CSSProperties}
        src={address}
        title={mail.subject || t("mail.formatted")}
        sandbox="allow-popups allow-popups-to-escape-sandbox"
        referrerPolicy="no-referrer"
        loading="lazy"
      />
      <span className={classes.tools}>
        <button type="button" onClick={() => setTall(!tall)}>
          {t(tall ? "mail.smaller" : "mail.larger")}
        </button>
        {!pictures && (
          <button type="button" onClick={() => setPictures(true)}>
            {t("mail.show_pictures")}
          </button>
        )}
        {children}
      </span>
    </>
  );
}

/** One of both: as it looked where that tells more than the text, else as text; the other one on demand. */
export function MailBody({ message, mail, text }: { message: Message; mail: Mail; text: ReactNode }) {
  const { t } = useTranslation("inbox");
  const [formatted, setFormatted] = useState(mail.formatted === true);
  if (!mail.has_html) return text;
  const other = (
    <button type="button" onClick={() => setFormatted(!formatted)}>
      {t(formatted ? "mail.as_text" : "mail.formatted")}
    </button>
  );
  return (
    <div className={classes.body}>
      {formatted ? (
        <Frame message={message} mail={mail}>
          {other}
        </Frame>
      ) : (
        <>
          {text}
          <span className={classes.tools}>{other}</span>
        </>
      )}
    </div>
  );
}

/** It came from somebody who is not the customer: nobody takes it for the customer's word. */
export function OtherWriter() {
  const { t } = useTranslation("inbox");
  return (
    <span className={classes.other} title={t("mail.from_other_hint")}>
      {t("mail.from_other")}
    </span>
  );
}

/** To whom it went is worth a line where it is not the customer's usual address. */
function Copies({ mail, usual }: { mail: Mail; usual: string | null }) {
  const { t } = useTranslation("inbox");
  const people = (list: Mail["cc"]) => list.map(({ name, email }) => name || email).join(", ");
  const lines = [
    mail.loss && t(`mail.loss.${mail.loss}`),
    usual !== null && mail.to.some(({ email }) => email !== usual) && t("mail.to", { address: people(mail.to) }),
    mail.cc.length > 0 && t("mail.cc_line", { people: people(mail.cc) }),
    mail.bcc && t("mail.bcc_line", { people: people(mail.bcc) }),
    (mail.sender_check === "failed" || mail.sender_check === "unknown") && t(`mail.sender_check.${mail.sender_check}`),
    mail.nature !== "personal" && t(`mail.nature.${mail.nature}`),
  ].filter((line) => line !== false && line !== undefined);
  return lines.map((line) => (
    <span key={line} className={classes.line}>
      {line}
    </span>
  ));
}

interface MailHeadProps {
  message: Message;
  mail: Mail;
  subject: string | undefined;
  /** The customer's. */
  address: string | undefined;
}

export function MailHead({ message, mail, subject, address }: MailHeadProps) {
  const bare = (text: string | undefined) => (text ?? "").replace(/^((re|fwd?|aw|wg):\s*)+/i, "");
  return (
    <div className={classes.head}>
      {mail.subject && bare(mail.subject) !== bare(subject) && <strong>{mail.subject}</strong>}
      <Copies mail={mail} usual={message.sender.kind === "customer" ? null : (address ?? "")} />
    </div>
  );
}

export function MailFoot({ message, mail }: { message: Message; mail: Mail }) {
  const { t } = useTranslation("inbox");
  const [unfolded, setUnfolded] = useState(false);
  const mayForward = useMayForward(message.conversation_id);
  const fromOutside = message.sender.kind === "customer";
  return (
    <div className={classes.foot}>
      {unfolded && <p className={classes.quoted}>{mail.quoted}</p>}
      <span className={classes.tools}>
        {mail.quoted && (
          <button type="button" aria-expanded={unfolded} onClick={() => setUnfolded(!unfolded)}>
            {t(unfolded ? "mail.fold" : "mail.unfold")}
          </button>
        )}
        {mayForward && (
          <button type="button" onClick={() => openForward(message)}>
            {t("mail.forward")}
          </button>
        )}
        {fromOutside && (
          <a href={`/api/v1/messages/${message.id}/original`} download>
            {t("mail.original")}
          </a>
        )}
      </span>
    </div>
  );
}
