// SPDX-License-Identifier: AGPL-3.0-or-later
// What a mail has besides its words: how it looked, what was folded away, who else got it, and the mail as it came.
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Schemas } from "@shared/api";
import type { Message } from "@shared/model";
import classes from "./Mail.module.css";

type Mail = Schemas["MailFacts"];

/** Scripts and forms are dead in it, and it is of no origin: what a stranger wrote reaches nothing here. */
function Frame({ message, mail }: { message: Message; mail: Mail }) {
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
      </span>
    </>
  );
}

function Copies({ mail }: { mail: Mail }) {
  const { t } = useTranslation("inbox");
  const people = (list: Mail["cc"]) => list.map(({ name, email }) => name || email).join(", ");
  const lines = [
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

export function MailHead({ mail, subject }: { mail: Mail; subject: string | undefined }) {
  const bare = (text: string | undefined) => (text ?? "").replace(/^(re|fwd?|aw|wg):\s*/i, "");
  return (
    <div className={classes.head}>
      {mail.subject && bare(mail.subject) !== bare(subject) && <strong>{mail.subject}</strong>}
      <Copies mail={mail} />
    </div>
  );
}

export function MailFoot({ message, mail }: { message: Message; mail: Mail }) {
  const { t } = useTranslation("inbox");
  const [formatted, setFormatted] = useState(false);
  const [unfolded, setUnfolded] = useState(false);
  const fromOutside = message.sender.kind === "customer";
  return (
    <div className={classes.foot}>
      {unfolded && <p className={classes.quoted}>{mail.quoted}</p>}
      {formatted && <Frame message={message} mail={mail} />}
      <span className={classes.tools}>
        {mail.quoted && (
          <button type="button" aria-expanded={unfolded} onClick={() => setUnfolded(!unfolded)}>
            {t(unfolded ? "mail.fold" : "mail.unfold")}
          </button>
        )}
        {mail.has_html && (
          <button type="button" aria-expanded={formatted} onClick={() => setFormatted(!formatted)}>
            {t(formatted ? "mail.as_text" : "mail.formatted")}
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
