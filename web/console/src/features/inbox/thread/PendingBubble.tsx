// SPDX-License-Identifier: AGPL-3.0-or-later
// Written and not yet confirmed: held back while the connection is gone, or refused with its reason.
import { useTranslation } from "react-i18next";
import type { OutboxEntry } from "@shared/outbox";
import { useDesk, useMe } from "@/lib/deskContext";
import { DocumentView } from "@/lib/DocumentView";
import { clock } from "@/lib/time";
import { Attachments } from "@/lib/uploads/Attachments";
import { DeliveryMark } from "./DeliveryMark";
import { NoteBubble } from "./NoteBubble";
import { RichText } from "./RichText";
import classes from "./Thread.module.css";

function Refusal({ entry }: { entry: OutboxEntry }) {
  const { t } = useTranslation(["inbox", "common"]);
  const { outbox } = useDesk();
  if (!entry.refused) return null;
  return (
    <div className={classes.refusal} role="alert">
      <span>{t("not_sent", { reason: t(`common:problem.${entry.refused}`) })}</span>
      <button type="button" onClick={() => outbox.retry(entry.client_id)}>
        {t("common:retry")}
      </button>
      <button type="button" onClick={() => outbox.remove(entry.client_id)}>
        {t("discard")}
      </button>
    </div>
  );
}

export function PendingBubble({ entry, starts, ends }: { entry: OutboxEntry; starts: boolean; ends: boolean }) {
  const { t } = useTranslation(["inbox", "answers", "common"]);
  const me = useMe();
  const mark = <DeliveryMark state={entry.refused ? "failed" : "held"} sentAt={entry.created_at} />;
  if (entry.kind === "note") {
    return (
      <NoteBubble author={me.name} text={entry.text} time={entry.created_at} starts={starts}>
        {mark}
        <Refusal entry={entry} />
      </NoteBubble>
    );
  }
  return (
    <div className={classes.message} data-side="right" data-ends={ends}>
      {starts && (
        <div className={classes.meta}>
          <span className={classes.author}>{t("you")}</span>
          <time dateTime={entry.created_at}>{clock(entry.created_at)}</time>
        </div>
      )}
      <div className={classes.bubble} data-starts={starts} data-ends={ends} data-pending="true">
        {entry.form && <p>{t("answers:form.pending", { title: entry.form.title })}</p>}
        {entry.document ? <DocumentView document={entry.document} /> : entry.text && <RichText text={entry.text} />}
        <Attachments files={entry.attachments} />
        {mark}
      </div>
      <Refusal entry={entry} />
    </div>
  );
}
