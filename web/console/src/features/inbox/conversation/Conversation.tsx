// SPDX-License-Identifier: AGPL-3.0-or-later
// One conversation: head, thread, and at the foot what may be done: answer, accept, reopen, or just a note.
import { IconMoodEmpty } from "@tabler/icons-react";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { ProblemError } from "@shared/api";
import type { Id } from "@shared/ids";
import { permissionsFor, type ListView } from "@shared/model";
import { useColumn } from "@/lib/column";
import { AskAccessDialog } from "../helping/AskAccessDialog";
import { EscalateDialog } from "../helping/EscalateDialog";
import { LaterDialog } from "../helping/LaterDialog";
import { ForwardDialog } from "../mail/ForwardDialog";
import { useLooking } from "../helping/Lookers";
import { Notices } from "../helping/Notices";
import { useConversation, useDeskState, useMe } from "@/lib/deskContext";
import { Empty, LoadFailed } from "@/lib/states";
import { useStore } from "@/lib/useStore";
import { Composer } from "../composer/Composer";
import { type ComposerKind, isWantedOf, wantedComposer } from "../composer/composerStore";
import { TicketDialogs } from "../tickets/TicketDialogs";
import { FootTickets } from "../tickets/TicketStrip";
import { Thread } from "../thread/Thread";
import { useDetail } from "../thread/useThread";
import { ThreadSkeleton } from "../thread/ThreadSkeleton";
import classes from "./Conversation.module.css";
import { FootBar } from "./FootBar";
import { Header } from "./Header";
import { LabelDialog } from "./LabelDialog";
import { SenderBanner } from "./SenderBanner";
import { ReassignDialog } from "@/lib/ReassignDialog";
import { useConversationKeys } from "./useConversationKeys";

/** Reply for who may answer; a note for who asks for one. */
function useComposerKind(
  id: Id,
  { reply: mayReply, note: mayNote }: { reply: boolean; note: boolean },
): [ComposerKind | null, (kind: ComposerKind | null) => void] {
  const [kind, setKind] = useState<ComposerKind | null>(null);
  const wanted = useStore(wantedComposer, (state) => state);
  const { active } = useColumn();
  useEffect(() => {
    if (isWantedOf(wanted, id) && active && (wanted.kind === "note" ? mayNote : mayReply)) setKind(wanted.kind);
  }, [wanted, id, active, mayReply, mayNote]);
  if (mayReply) return [kind ?? "reply", setKind];
  return [kind === "note" && mayNote ? "note" : null, setKind];
}

/** It was deleted in the settings: what was said stays, and nothing can be sent. */
function useIsChannelGone(id: Id | undefined): boolean {
  return useDeskState(({ channels }) => id !== undefined && channels.size > 0 && !channels.has(id));
}

function Foot({ id }: { id: Id }) {
  const me = useMe();
  const conversation = useConversation(id);
  const isGone = useIsChannelGone(conversation?.channel_id);
  const rights = conversation && permissionsFor(conversation, me);
  const may = rights && { ...rights, reply: rights.reply && !isGone };
  const [kind, setKind] = useComposerKind(id, may ?? { reply: false, note: false });
  if (!conversation || !may) return null;
  return (
    <>
      {(!may.reply || may.accept) && (
        <FootBar conversation={conversation} gone={isGone} writes={may.reply} noteOpen={kind === "note"} onCloseNote={() => setKind(null)} />
      )}
      {kind && <Composer id={id} kind={kind} mayReply={may.reply} mayNote={may.note} onKind={setKind} />}
    </>
  );
}

export function Conversation({ id, view }: { id: Id; view: ListView }) {
  const { t } = useTranslation(["inbox", "common"]);
  const conversation = useConversation(id);
  const detail = useDetail(id);
  const { active } = useColumn();
  useConversationKeys(id, view);
  useLooking(id, active);
  const gone = detail.error instanceof ProblemError && detail.error.code === "not_found";
  if (!conversation && gone) return <Empty icon={<IconMoodEmpty size={36} stroke={1.3} />} title={t("conversation_gone")} />;
  if (!conversation && detail.isError) return <LoadFailed onRetry={() => void detail.refetch()} />;
  if (!conversation && detail.isSuccess && !detail.isFetching) {
    return <Empty icon={<IconMoodEmpty size={36} stroke={1.3} />} title={t("conversation_gone")} />;
  }
  if (!conversation) return <ThreadSkeleton />;
  return (
    <>
      <Header conversation={conversation} view={view} />
      {conversation.subject && <h2 className={classes.subject}>{conversation.subject}</h2>}
      <SenderBanner conversation={conversation} />
      <Notices conversation={conversation} />
      <Thread id={id} />
      <FootTickets id={id} />
      <Foot id={id} />
      {active && <ReassignDialog conversation={conversation} />}
      {active && <LabelDialog conversation={conversation} />}
      {active && <EscalateDialog conversation={conversation} />}
      {active && <LaterDialog conversation={conversation} />}
      {active && <ForwardDialog conversation={conversation} />}
      {active && <TicketDialogs conversation={conversation} />}
      {active && <AskAccessDialog conversation={conversation} />}
    </>
  );
}
