// SPDX-License-Identifier: AGPL-3.0-or-later
// Above the field: which message is answered and, of an e-mail, to whom it goes.
import { CloseButton } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Id } from "@shared/ids";
import { useConversation, useDeskState } from "@/lib/deskContext";
import { useStore } from "@/lib/useStore";
import { MailBar } from "../mail/MailBar";
import { extrasOf, extrasStore, setExtras } from "./extras";
import classes from "./Composer.module.css";

/** The mailbox over which a chat may go on: the desk's first one, when the customer's address is known. */
export function useMailbox(id: Id): Id | undefined {
  const conversation = useConversation(id);
  const mailbox = useDeskState((state) => [...state.channels.values()].find((channel) => channel.kind === "email")?.id);
  return conversation?.platform === "widget" && conversation.contact.email !== "" ? mailbox : undefined;
}

function Quote({ id, quoted }: { id: Id; quoted: Id }) {
  const { t } = useTranslation("inbox");
  const message = useDeskState((state) => state.threads.get(id)?.messages.find((each) => each.id === quoted));
  return (
    <div className={classes.quote}>
      <span>{message?.text || message?.attachments[0]?.name}</span>
      <CloseButton size="xs" aria-label={t("quote_remove")} onClick={() => setExtras(id, { quoted: undefined })} />
    </div>
  );
}

export function ExtrasBar({ id }: { id: Id }) {
  const conversation = useConversation(id);
  const extras = useStore(extrasStore, (all) => extrasOf(all, id));
  const isMail = conversation?.platform === "email" || extras.mailbox !== undefined;
  if (!conversation || (!isMail && !extras.quoted)) return null;
  return (
    <div className={classes.extras}>
      {extras.quoted && <Quote id={id} quoted={extras.quoted} />}
      {isMail && <MailBar id={id} />}
    </div>
  );
}
