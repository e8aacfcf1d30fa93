// SPDX-License-Identifier: AGPL-3.0-or-later
import type { KeyboardEvent } from "react";
import { useTranslation } from "react-i18next";
import { Drafts } from "@shared/drafts";
import { type Id, newClientId } from "@shared/ids";
import { useConversation, useDesk } from "@/lib/deskContext";
import { undoHold } from "@/lib/pendingReplies";
import { useStore } from "@/lib/useStore";
import { cleanText, textLength } from "@/lib/text";
import { useCapabilities } from "../composer/useCapabilities";
import { useTypingSignal } from "../composer/useTypingSignal";
import classes from "./Popups.module.css";

/** One line, the same draft as in the composer of this conversation. */
export function QuickReply({ id }: { id: Id }) {
  const { t } = useTranslation("inbox");
  const desk = useDesk();
  const key = Drafts.key(id, "reply");
  const draft = useStore(desk.drafts.kept, (kept) => kept.get(key));
  const text = draft?.text ?? "";
  const typing = useTypingSignal(id, false);
  const platform = useConversation(id)?.platform;
  const clean = cleanText(text);
  const over = textLength(clean) - useCapabilities(id).longest_text;

  const send = () => {
    if (clean === "" || over > 0) return;
    desk.outbox.add({
      client_id: newClientId(),
      kind: "message",
      target: id,
      text: clean,
      attachments: [],
      ...(draft?.document ? { document: draft.document } : {}),
      created_at: new Date().toISOString(),
      ...undoHold(platform, false),
    });
    desk.drafts.write(id, "reply", "");
    void desk.drafts.flush();
    typing(false);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || event.nativeEvent.isComposing) return;
    event.preventDefault();
    send();
  };
  return (
    <>
      <input
        className={classes.field}
        type="text"
        autoComplete="off"
        aria-label={t("quick_reply")}
        placeholder={t("quick_reply_hint")}
        aria-invalid={over > 0}
        value={text.replace(/\n/g, " ")}
        onChange={(event) => {
          desk.drafts.write(id, "reply", event.currentTarget.value);
          typing(event.currentTarget.value.trim() !== "");
        }}
        onFocus={() => desk.drafts.focus(id, "reply")}
        onBlur={() => desk.drafts.blur(id, "reply")}
        onKeyDown={onKeyDown}
      />
      {over > 0 && (
        <p className={classes.tooLong} role="alert">
          {t("quick_reply_too_long", { count: over })}
        </p>
      )}
    </>
  );
}
