// SPDX-License-Identifier: AGPL-3.0-or-later
// In place of the reply composer for everybody who may not answer: what the conversation is, and what may be done. Above
// the composer for who may answer what nobody has accepted.
import { Button, Tooltip } from "@mantine/core";
import { IconHeartHandshake, IconNote } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { type Conversation, permissionsFor } from "@shared/model";
import { reopen, takeOver } from "@/lib/actions";
import { holderName } from "@/lib/desk";
import { useDesk, useDeskState, useMe } from "@/lib/deskContext";
import { openOverlay } from "@/lib/overlays";
import { askForComposer } from "../composer/composerStore";
import classes from "./Conversation.module.css";
import { useAcceptAndOpen } from "./useConversationKeys";

function useBarText(conversation: Conversation): string {
  const { t } = useTranslation(["inbox", "helping", "common"]);
  const me = useMe();
  const name = useDeskState((state) => holderName(state, conversation));
  if (conversation.lifecycle === "solved") return t("bar_solved");
  if (conversation.escalation?.from.id === me.id) return t("helping:bar_escalated", { name });
  if (conversation.holder) return t("bar_held_by", { name });
  const may = permissionsFor(conversation, me);
  if (may.reply) return t("bar_new_answer");
  return may.accept ? t("bar_new") : t("bar_new_elsewhere");
}

interface FootBarProps {
  conversation: Conversation;
  /** Its channel was deleted. */
  gone: boolean;
  /** The composer for answers and notes is open below. */
  writes: boolean;
  noteOpen: boolean;
  onCloseNote: () => void;
}

export function FootBar({ conversation, gone, writes, noteOpen, onCloseNote }: FootBarProps) {
  const { t } = useTranslation(["inbox", "helping", "common"]);
  const desk = useDesk();
  const me = useMe();
  const may = permissionsFor(conversation, me);
  const acceptIt = useAcceptAndOpen(conversation.id);
  const text = useBarText(conversation);
  return (
    <div className={classes.bar} role="region" aria-label={t("bar_label")}>
      <p>{gone ? t("channel_gone") : text}</p>
      {noteOpen && !writes && (
        <Button variant="subtle" color="gray" onClick={onCloseNote}>
          {t("close_note")}
        </Button>
      )}
      {!noteOpen && !writes && may.note && (
        <Button variant="default" leftSection={<IconNote size={16} stroke={1.6} />} onClick={() => askForComposer("note")}>
          {t("add_note")}
        </Button>
      )}
      {may.accept && <Button onClick={acceptIt}>{t("accept")}</Button>}
      {may.requestAccess && (
        <Tooltip label={`${t("helping:ask_access")} · Q`}>
          <Button variant="default" leftSection={<IconHeartHandshake size={16} stroke={1.6} />} onClick={() => openOverlay("ask_access")}>
            {t("helping:ask_access")}
          </Button>
        </Tooltip>
      )}
      {may.takeOver && (
        <Tooltip label={`${t("take_over")} · O`}>
          <Button onClick={() => void takeOver(desk, conversation.id, me)}>{t("take_over")}</Button>
        </Tooltip>
      )}
      {may.reopen && <Button onClick={() => void reopen(desk, conversation.id, me)}>{t("reopen")}</Button>}
    </div>
  );
}
