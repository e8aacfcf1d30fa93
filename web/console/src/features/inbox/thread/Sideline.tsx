// SPDX-License-Identifier: AGPL-3.0-or-later
// What stands beside a message: which one it answers, and that it did not arrive.
import { IconArrowForwardUp, IconCornerUpLeft } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { Id } from "@shared/ids";
import type { Message } from "@shared/model";
import { api } from "@/lib/client";
import { useConversation, useDeskState } from "@/lib/deskContext";
import { notifyProblem } from "@/lib/notify";
import { contactName } from "@/lib/people";
import { askForComposer } from "../composer/composerStore";
import { setExtras } from "../composer/extras";
import { openForward } from "../mail/forwardStore";
import { useMayForward } from "../mail/useMayForward";
import classes from "./Thread.module.css";

/** Of the answered message the beginning; nothing while it lies further back than what is loaded. */
export function Quoted({ conversationId, id }: { conversationId: Id; id: Id }) {
  const conversation = useConversation(conversationId);
  const message = useDeskState((state) => state.threads.get(conversationId)?.messages.find((each) => each.id === id));
  if (!message) return null;
  const author = message.sender.kind === "customer" && conversation ? contactName(conversation.contact) : message.sender.name;
  return (
    <blockquote className={classes.quoted}>
      <strong>{author}</strong>
      <span>{message.text || message.attachments[0]?.name}</span>
    </blockquote>
  );
}

/** Answers this very message; the customer sees which one, where the channel can show it. */
export function QuoteButton({ message }: { message: Message }) {
  const { t } = useTranslation("inbox");
  const answer = () => {
    setExtras(message.conversation_id, { quoted: message.id });
    askForComposer("reply", message.conversation_id);
  };
  return (
    <button type="button" className={classes.quoteButton} aria-label={t("quote")} title={t("quote")} onClick={answer}>
      <IconCornerUpLeft size={15} stroke={1.8} />
    </button>
  );
}

/** Goes on to somebody outside. */
export function ForwardButton({ message }: { message: Message }) {
  const { t } = useTranslation("inbox");
  if (!useMayForward(message.conversation_id)) return null;
  return (
    <button type="button" className={classes.forwardButton} aria-label={t("mail.forward")} title={t("mail.forward")} onClick={() => openForward(message)}>
      <IconArrowForwardUp size={15} stroke={1.8} />
    </button>
  );
}

/** An answer that its channel did not deliver, with the reason and the way to try again. */
export function Undelivered({ message }: { message: Message }) {
  const { t } = useTranslation(["inbox", "common"]);
  const again = useMutation({
    mutationFn: () => api.call("post", "/messages/{id}/retry", { path: { id: message.id } }),
    onError: notifyProblem,
  });
  const reason = message.delivery?.reason ?? "";
  const words = t(`undelivered.${reason}`, { defaultValue: t("undelivered.other", { reason }) });
  return (
    <div className={classes.refusal} role="alert">
      <span>{words}</span>
      <button type="button" disabled={again.isPending} onClick={() => again.mutate()}>
        {t("common:retry")}
      </button>
    </div>
  );
}
