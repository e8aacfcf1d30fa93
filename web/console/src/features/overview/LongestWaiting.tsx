// SPDX-License-Identifier: AGPL-3.0-or-later
// Who waits the longest, in a queue or with a colleague, and what a supervisor does about it.
import { Button } from "@mantine/core";
import { IconArrowsExchange, IconMoodSmile } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { Id } from "@shared/ids";
import { type Conversation, permissionsFor } from "@shared/model";
import { accept, takeOver } from "@/lib/actions";
import { ContactAvatar } from "@/lib/ContactAvatar";
import { departmentName, holderName } from "@/lib/desk";
import { useConversation, useDesk, useDeskState, useMe } from "@/lib/deskContext";
import { openOverlay } from "@/lib/overlays";
import { contactName } from "@/lib/people";
import { ReassignDialog } from "@/lib/ReassignDialog";
import { lastWords } from "@/lib/lastWords";
import { Empty } from "@/lib/states";
import { sameItems } from "@/lib/useStore";
import classes from "./Overview.module.css";
import { Since } from "./Since";

/** As the desk knows them now: what was answered a moment ago is gone before the next figures come. */
function useStillWaiting(conversations: readonly Conversation[]): readonly Conversation[] {
  return useDeskState(
    (state) =>
      conversations
        .map(({ id }) => state.conversations.get(id))
        .filter((known) => known !== undefined)
        .filter((known) => known.lifecycle === "active" && known.turn === "ours" && known.waiting_since !== null),
    sameItems,
  );
}

function placeOf(conversation: Conversation, me: Id): string {
  if (conversation.holder === null) return "unassigned";
  return conversation.holder.id === me ? "mine" : "team";
}

function Actions({ conversation, onReassign }: { conversation: Conversation; onReassign: () => void }) {
  const { t } = useTranslation("inbox");
  const desk = useDesk();
  const me = useMe();
  const may = permissionsFor(conversation, me);
  const name = contactName(conversation.contact);
  return (
    <div className={classes.actions}>
      {may.accept && (
        <Button size="xs" variant="default" aria-label={`${t("accept")}: ${name}`} onClick={() => void accept(desk, conversation.id, me)}>
          {t("accept")}
        </Button>
      )}
      {may.takeOver && (
        <Button size="xs" variant="default" aria-label={`${t("take_over")}: ${name}`} onClick={() => void takeOver(desk, conversation.id, me)}>
          {t("take_over")}
        </Button>
      )}
      {may.reassign && (
        <button type="button" className={classes.icon} aria-label={`${t("reassign")}: ${name}`} title={t("reassign")} onClick={onReassign}>
          <IconArrowsExchange size={17} stroke={1.6} />
        </button>
      )}
    </div>
  );
}

function Row({ conversation, onReassign }: { conversation: Conversation; onReassign: () => void }) {
  const { t } = useTranslation(["routing", "inbox"]);
  const me = useMe();
  const { contact, last_message } = conversation;
  const department = useDeskState((state) => departmentName(state, conversation.department_id));
  const holder = useDeskState((state) => holderName(state, conversation));
  return (
    <li className={classes.waiting}>
      <ContactAvatar contact={contact} size={34} />
      <div className={classes.who}>
        <span className={classes.name}>
          <Link to={`/inbox/${placeOf(conversation, me.id)}/${conversation.id}`}>{contactName(contact)}</Link>
          <Since time={conversation.waiting_since} />
        </span>
        <span className={classes.words}>{lastWords(last_message)}</span>
        <span className={classes.more}>
          {department} · {holder ? t("overview.with", { name: holder }) : t("overview.inQueue")}
        </span>
      </div>
      <Actions conversation={conversation} onReassign={onReassign} />
    </li>
  );
}

function Reassigning({ id }: { id: Id | null }) {
  const conversation = useConversation(id ?? undefined);
  return conversation ? <ReassignDialog conversation={conversation} /> : null;
}

export function LongestWaiting({ conversations }: { conversations: readonly Conversation[] }) {
  const { t } = useTranslation("routing");
  const waiting = useStillWaiting(conversations);
  const [chosen, setChosen] = useState<Id | null>(null);
  const reassign = (id: Id) => {
    setChosen(id);
    openOverlay("reassign");
  };
  return (
    <section className={classes.card} aria-label={t("overview.waiting")}>
      <h2>{t("overview.waiting")}</h2>
      {waiting.length === 0 ? (
        <Empty icon={<IconMoodSmile size={30} stroke={1.3} />} title={t("overview.nobodyWaits")} />
      ) : (
        <ul className={classes.rows}>
          {waiting.map((conversation) => (
            <Row key={conversation.id} conversation={conversation} onReassign={() => reassign(conversation.id)} />
          ))}
        </ul>
      )}
      <Reassigning id={chosen} />
    </section>
  );
}
