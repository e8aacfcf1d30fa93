// SPDX-License-Identifier: AGPL-3.0-or-later
import { memo } from "react";
import { useTranslation } from "react-i18next";
import type { Id } from "@shared/ids";
import { dayName, fullTime } from "@/lib/time";
import { Bubble } from "./Bubble";
import type { ThreadItem } from "./items";
import { NoteBubble } from "./NoteBubble";
import { PendingBubble } from "./PendingBubble";
import { SideMailBubble } from "./SideMailBubble";
import { SystemLine } from "./SystemLine";
import classes from "./Thread.module.css";
import { WaitingBubble } from "./WaitingBubble";

export const Item = memo(function Item({ item, conversationId }: { item: ThreadItem; conversationId: Id }) {
  const { t } = useTranslation(["inbox", "common"]);
  switch (item.kind) {
    case "day":
      return (
        <div className={classes.day}>
          <time dateTime={item.time} title={fullTime(item.time)}>
            {dayName(item.time, Date.now())}
          </time>
        </div>
      );
    case "unread":
      return <div className={classes.unreadLine}>{t("unread_from_here")}</div>;
    case "system":
      return <SystemLine message={item.message} />;
    case "message":
      return <Bubble message={item.message} conversationId={conversationId} starts={item.starts} ends={item.ends} />;
    case "note":
      return <NoteBubble author={item.note.author.name} text={item.note.text} time={item.note.created_at} starts={item.starts} mentions={item.note.mentions} />;
    case "side":
      return <SideMailBubble mail={item.mail} />;
    case "waiting":
      return <WaitingBubble reply={item.reply} />;
    case "pending":
      return <PendingBubble entry={item.entry} starts={item.starts} ends={item.ends} />;
  }
});
