// SPDX-License-Identifier: AGPL-3.0-or-later
// Above the field, while an answer is an e-mail: to one, to all or to somebody else, and with which subject.
import { Menu, TextInput } from "@mantine/core";
import { IconArrowBackUp, IconArrowBackUpDouble, IconArrowForwardUp, IconChevronDown } from "@tabler/icons-react";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import type { Id } from "@shared/ids";
import { useDesk } from "@/lib/deskContext";
import { useStore } from "@/lib/useStore";
import { type Extras, extrasOf, extrasStore, setExtras } from "../composer/extras";
import { AddressField } from "./AddressField";
import { lastSaid, openForward } from "./forwardStore";
import classes from "./MailBar.module.css";
import { emailsOf, type MailAnswer, useMailAnswer } from "./useMailAnswer";

interface PartProps {
  id: Id;
  extras: Extras;
  answer: MailAnswer;
}

function isToAll({ cc }: Extras, answer: MailAnswer): boolean {
  return answer.cc.length > 0 && emailsOf(answer.cc).every((email) => cc?.includes(email));
}

function ModeMenu({ id, extras, answer }: PartProps) {
  const { t } = useTranslation("inbox");
  const desk = useDesk();
  const toAll = isToAll(extras, answer);
  const forward = () => {
    const message = lastSaid(desk.state.get().threads.get(id)?.messages, extras.quoted);
    if (message) openForward(message);
  };
  return (
    <Menu position="top-start">
      <Menu.Target>
        <button type="button" className={classes.mode} aria-label={t("mail.how")}>
          {toAll ? <IconArrowBackUpDouble size={16} stroke={1.7} /> : <IconArrowBackUp size={16} stroke={1.7} />}
          {t(toAll ? "mail.reply_all" : "mail.reply")}
          <IconChevronDown size={13} stroke={1.8} />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconArrowBackUp size={16} />} onClick={() => setExtras(id, { to: undefined, cc: undefined })}>
          {t("mail.reply")}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconArrowBackUpDouble size={16} />}
          disabled={answer.cc.length === 0}
          onClick={() => setExtras(id, { to: undefined, cc: emailsOf(answer.cc) })}
        >
          {t("mail.reply_all")}
        </Menu.Item>
        <Menu.Item leftSection={<IconArrowForwardUp size={16} />} onClick={forward}>
          {t("mail.forward")}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function More({ id, extras, answer }: PartProps) {
  const { t } = useTranslation("inbox");
  const offers = [
    { name: "mail.cc", isOpen: extras.cc !== undefined, open: { cc: [] } },
    { name: "mail.bcc", isOpen: extras.bcc !== undefined, open: { bcc: [] } },
    { name: "mail.subject", isOpen: extras.subject !== undefined, open: { subject: answer.subject } },
  ] as const;
  const closed = offers.filter((offer) => !offer.isOpen);
  return (
    <span className={classes.more}>
      {closed.map(({ name, open }) => (
        <button key={name} type="button" onClick={() => setExtras(id, open)}>
          {t(name)}
        </button>
      ))}
    </span>
  );
}

/** The answer's fields; what is shown is what goes. */
export function MailBar({ id }: { id: Id }) {
  const { t } = useTranslation("inbox");
  const extras = useStore(extrasStore, (all) => extrasOf(all, id));
  const answer = useMailAnswer(id, extras.quoted);
  const usual = answer && emailsOf(answer.to).join(" ");
  useEffect(() => {
    if (usual !== undefined) setExtras(id, { shown: usual === "" ? [] : usual.split(" ") });
    return () => setExtras(id, { shown: undefined });
  }, [id, usual]);
  if (!answer) return null;
  const to = extras.to ?? emailsOf(answer.to);
  return (
    <div className={classes.bar}>
      <div className={classes.first}>
        <ModeMenu id={id} extras={extras} answer={answer} />
        <AddressField label={t("mail.to_label")} value={to} onChange={(list) => setExtras(id, { to: list })} />
        <More id={id} extras={extras} answer={answer} />
      </div>
      {answer.by_reply_to && !extras.to && <p className={classes.hint}>{t("mail.by_reply_to")}</p>}
      {extras.cc && (
        <AddressField
          label={t("mail.cc")}
          value={extras.cc}
          autoFocus={extras.cc.length === 0}
          onChange={(cc) => setExtras(id, { cc: cc.length > 0 ? cc : undefined })}
        />
      )}
      {extras.bcc && (
        <AddressField
          label={t("mail.bcc")}
          value={extras.bcc}
          autoFocus={extras.bcc.length === 0}
          onChange={(bcc) => setExtras(id, { bcc: bcc.length > 0 ? bcc : undefined })}
        />
      )}
      {extras.subject !== undefined && (
        <div className={classes.row}>
          <span className={classes.label}>{t("mail.subject")}</span>
          <TextInput
            className={classes.people}
            size="xs"
            variant="unstyled"
            aria-label={t("mail.subject")}
            maxLength={500}
            value={extras.subject}
            onChange={(event) => setExtras(id, { subject: event.currentTarget.value })}
          />
        </div>
      )}
    </div>
  );
}
