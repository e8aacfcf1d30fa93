// SPDX-License-Identifier: AGPL-3.0-or-later
// An answer that has not been sent yet: for some seconds it can be taken back, or it waits for its time.
import { Modal } from "@mantine/core";
import { IconAlertTriangle, IconClockHour4 } from "@tabler/icons-react";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import type { PendingReply } from "@shared/model";
import { useConversation, useDesk, useMe } from "@/lib/deskContext";
import { besideText } from "@/lib/document";
import { DocumentView } from "@/lib/DocumentView";
import { move, sendNow, takeBack } from "@/lib/pendingReplies";
import { clock, fullTime, soonTime, useNow } from "@/lib/time";
import { TimeChoice } from "../helping/LaterDialog";
import { Attachments } from "@/lib/uploads/Attachments";
import { RichText } from "./RichText";
import classes from "./Thread.module.css";

function Action({ onClick, children }: { onClick: () => void; children: ReactNode }) {
  return (
    <button type="button" onClick={onClick}>
      {children}
    </button>
  );
}

function Countdown({ reply }: { reply: PendingReply }) {
  const { t } = useTranslation("inbox");
  const desk = useDesk();
  const left = Math.max(0, Math.ceil((Date.parse(reply.send_at) - useNow(500)) / 1000));
  return (
    <div className={classes.waiting}>
      <span role="status" aria-live="off">
        {t("pending.sending", { count: left })}
      </span>
      <Action onClick={() => void takeBack(desk, reply)}>{t("pending.undo")}</Action>
    </div>
  );
}

function Planned({ reply }: { reply: PendingReply }) {
  const { t } = useTranslation(["inbox", "common"]);
  const desk = useDesk();
  const [choosing, setChoosing] = useState(false);
  return (
    <div className={classes.waiting}>
      <IconClockHour4 size={14} stroke={1.8} aria-hidden="true" />
      <time dateTime={reply.send_at} title={fullTime(reply.send_at)}>
        {t("pending.sends_at", { time: soonTime(reply.send_at, useNow()) })}
      </time>
      <Action onClick={() => void sendNow(desk, reply)}>{t("pending.send_now")}</Action>
      <Action onClick={() => setChoosing(true)}>{t("pending.change")}</Action>
      <Action onClick={() => void takeBack(desk, reply)}>{t("pending.cancel")}</Action>
      <Modal
        opened={choosing}
        onClose={() => setChoosing(false)}
        size={400}
        title={t("pending.send_later")}
        closeButtonProps={{ "aria-label": t("common:close") }}
      >
        <TimeChoice
          onChoose={(time) => {
            setChoosing(false);
            void move(desk, reply, time);
          }}
        />
      </Modal>
    </div>
  );
}

function Overtaken({ reply }: { reply: PendingReply }) {
  const { t } = useTranslation("inbox");
  const name = useConversation(reply.conversation_id)?.contact.name;
  if (!reply.customer_wrote || reply.kind === "undo") return null;
  return (
    <div className={classes.overtaken} role="alert">
      <IconAlertTriangle size={14} stroke={1.8} aria-hidden="true" />
      {name ? t("pending.overtaken_by", { name }) : t("pending.overtaken")}
    </div>
  );
}

function Words({ reply }: { reply: PendingReply }) {
  const { t } = useTranslation("answers");
  if (reply.form_id) return <p>{t("form.pending", { title: reply.text })}</p>;
  if (reply.document) return <DocumentView document={reply.document} />;
  return reply.text ? <RichText text={reply.text} /> : null;
}

export function WaitingBubble({ reply }: { reply: PendingReply }) {
  const { t } = useTranslation("inbox");
  const me = useMe();
  const own = reply.author.id === me.id;
  return (
    <div className={classes.message} data-side="right" data-ends="true">
      <div className={classes.meta}>
        <span className={classes.author}>{own ? t("you") : reply.author.name}</span>
        <time dateTime={reply.created_at}>{clock(reply.created_at)}</time>
      </div>
      <div className={classes.bubble} data-starts="true" data-ends="true" data-pending="true">
        <Words reply={reply} />
        <Attachments files={besideText(reply.attachments, reply.document)} />
      </div>
      <Overtaken reply={reply} />
      {reply.kind === "undo" ? <Countdown reply={reply} /> : <Planned reply={reply} />}
    </div>
  );
}
