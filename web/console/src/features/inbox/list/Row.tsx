// SPDX-License-Identifier: AGPL-3.0-or-later
import { IconAlarmSnooze, IconArrowBackUp, IconClock, IconHeartHandshake, IconPaperclip, IconStairsUp } from "@tabler/icons-react";
import { memo, type MouseEvent } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { Drafts } from "@shared/drafts";
import type { Id } from "@shared/ids";
import type { Conversation, ListView } from "@shared/model";
import { ContactAvatar } from "@/lib/ContactAvatar";
import { departmentName, holderName } from "@/lib/desk";
import { useDesk, useDeskState } from "@/lib/deskContext";
import { LabelDots } from "@/lib/LabelChip";
import { contactName } from "@/lib/people";
import { PlatformIcon } from "@/lib/PlatformIcon";
import { lastWords } from "@/lib/lastWords";
import { fullTime, relativeAge, shortAge } from "@/lib/time";
import { customerTypes } from "@/lib/typingBoard";
import { useStore } from "@/lib/useStore";
import { useIsSelected } from "../selection/selection";
import classes from "./List.module.css";
import { urgencyOf } from "@/lib/urgency";

export const rowHeight = 84;

function Age({ conversation, now }: { conversation: Conversation; now: number }) {
  const { t } = useTranslation(["inbox", "common"]);
  const since = conversation.waiting_since;
  if (!since) {
    const time = conversation.last_activity_at;
    return (
      <time className={classes.age} dateTime={time} title={fullTime(time)}>
        {shortAge(time, now)}
      </time>
    );
  }
  const label = t("waits_since", { age: relativeAge(since, now) });
  return (
    <time className={classes.age} data-urgency={urgencyOf(since, now)} dateTime={since} title={label}>
      <IconClock size={12} stroke={2} aria-hidden="true" />
      {shortAge(since, now)}
      <span className="visuallyHidden">{label}</span>
    </time>
  );
}

function LastWords({ conversation, open }: { conversation: Conversation; open: boolean }) {
  const { t } = useTranslation(["inbox", "common"]);
  const desk = useDesk();
  const typing = useStore(desk.typing.store, (board) => customerTypes(board, conversation.id));
  const draft = useStore(desk.drafts.kept, (kept) => kept.get(Drafts.key(conversation.id, "reply"))?.text.trim() ?? "");
  const last = conversation.last_message;
  if (typing) return <span className={classes.typing}>{t("is_typing_short")}</span>;
  // What I have begun and left; beside the open composer it would only repeat it.
  if (draft && !open) {
    return (
      <span className={classes.words}>
        <span className={classes.draft}>{t("draft")}</span>
        <span className={classes.wordsText}>{draft}</span>
      </span>
    );
  }
  if (!last) return <span className={classes.words} />;
  return (
    <span className={classes.words}>
      {last.sender_kind === "user" && <IconArrowBackUp size={13} stroke={1.8} aria-label={t("answered")} role="img" />}
      {last.attachments > 0 && <IconPaperclip size={13} stroke={1.8} aria-label={t("with_attachment")} role="img" />}
      {conversation.subject && <strong className={classes.subject}>{conversation.subject}</strong>}
      <span className={classes.wordsText}>{lastWords(last)}</span>
    </span>
  );
}

/** Escalated, put off, or asked about by a colleague: as icons with their words. */
function Marks({ conversation }: { conversation: Conversation }) {
  const { t } = useTranslation(["helping", "common"]);
  const mark = { size: 13, stroke: 1.8, role: "img" } as const;
  const { escalation, set_aside_until, access } = conversation;
  return (
    <>
      {escalation && <IconStairsUp {...mark} aria-label={t("mark_escalated", { name: escalation.from.name })} />}
      {set_aside_until && <IconAlarmSnooze {...mark} aria-label={t("set_aside_until", { time: fullTime(set_aside_until) })} />}
      {access.some(({ level }) => level === null) && <IconHeartHandshake {...mark} aria-label={t("mark_asked")} />}
    </>
  );
}

function Foot({ conversation, view }: { conversation: Conversation; view: ListView }) {
  const { t } = useTranslation(["inbox", "common"]);
  const department = useDeskState((state) => departmentName(state, conversation.department_id));
  const holder = useDeskState((state) => holderName(state, conversation));
  return (
    <span className={classes.foot}>
      <PlatformIcon platform={conversation.platform} size={13} stroke={1.7} role="img" aria-label={t(`platform_name.${conversation.platform}`)} />
      <span className={classes.footText}>{department}</span>
      {view !== "mine" && view !== "waiting" && holder && <span className={classes.footText}>· {holder}</span>}
      <Marks conversation={conversation} />
      <LabelDots ids={conversation.label_ids} />
    </span>
  );
}

interface RowProps {
  conversation: Conversation;
  view: ListView;
  narrowing: string;
  open: boolean;
  now: number;
  onRowClick: (event: MouseEvent, id: Id) => void;
}

export const Row = memo(function Row({ conversation, view, narrowing, open, now, onRowClick }: RowProps) {
  const { t } = useTranslation(["inbox", "common"]);
  const { contact, unread } = conversation;
  return (
    <Link
      to={`/inbox/${view}/${conversation.id}${narrowing}`}
      className={classes.row}
      data-unread={unread > 0}
      data-selected={useIsSelected(conversation.id)}
      aria-current={open ? "true" : undefined}
      onClick={(event) => onRowClick(event, conversation.id)}
      style={{ height: rowHeight - 4 }}
    >
      <ContactAvatar contact={contact} size={36} />
      <span className={classes.rowBody}>
        <span className={classes.rowHead}>
          <span className={classes.rowName}>{contactName(contact)}</span>
          <Age conversation={conversation} now={now} />
        </span>
        <span className={classes.rowMiddle}>
          <LastWords conversation={conversation} open={open} />
          {unread > 0 && (
            <span className={classes.unread}>
              <span aria-hidden="true">{unread > 99 ? "99+" : unread}</span>
              <span className="visuallyHidden">{t("unread_count", { count: unread })}</span>
            </span>
          )}
        </span>
        <Foot conversation={conversation} view={view} />
      </span>
    </Link>
  );
});
