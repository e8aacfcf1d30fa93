// SPDX-License-Identifier: AGPL-3.0-or-later
// The cards of those who wait for somebody. They leave for all the moment somebody accepts, and say who.
import { Button } from "@mantine/core";
import { IconBellRinging, IconVolumeOff } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMatch } from "react-router";
import { type Id, parseId } from "@shared/ids";
import type { Conversation } from "@shared/model";
import { useDeskState, useMe } from "@/lib/deskContext";
import { contactName } from "@/lib/people";
import { sameItems } from "@/lib/useStore";
import { askForNotifications, useNotificationPermission } from "./desktop";
import { NewCard } from "./NewCard";
import classes from "./NewCards.module.css";
import { useMessageNotices, useRinging, useTaken } from "./useAlerts";
import { waitingConversations } from "./waiting";

const shownAtOnce = 3;
const storageKey = "harken.set_aside_cards";

/** Cards that I have put away; they come back with the next sign-in, not with a reload. */
function useSetAside(): [ReadonlySet<Id>, (id: Id) => void] {
  const [ids, setIds] = useState<ReadonlySet<Id>>(
    () => new Set(JSON.parse(sessionStorage.getItem(storageKey) ?? "[]") as Id[]),
  );
  const add = (id: Id) => {
    const next = new Set(ids).add(id);
    sessionStorage.setItem(storageKey, JSON.stringify([...next]));
    setIds(next);
  };
  return [ids, add];
}

function Hints({ blocked }: { blocked: boolean }) {
  const { t } = useTranslation("inbox");
  const permission = useNotificationPermission();
  return (
    <>
      {blocked && (
        <p className={classes.hint}>
          <IconVolumeOff size={16} stroke={1.6} />
          {t("sound_blocked")}
        </p>
      )}
      {permission === "default" && (
        <Button
          className={classes.ask}
          variant="default"
          size="xs"
          leftSection={<IconBellRinging size={15} stroke={1.6} />}
          onClick={() => void askForNotifications()}
        >
          {t("notifications_ask")}
        </Button>
      )}
    </>
  );
}

function useCalling(): { calling: Conversation[]; putAside: (id: Id) => void } {
  const me = useMe();
  const [aside, putAside] = useSetAside();
  const waiting = useDeskState((state) => waitingConversations(state, me.id), sameItems);
  return { calling: waiting.filter((conversation) => !aside.has(conversation.id)), putAside };
}

export function NewCards() {
  const { t } = useTranslation("inbox");
  const openId = parseId(useMatch("/inbox/:view/:id")?.params.id);
  const { calling, putAside } = useCalling();
  const taken = useTaken();
  const { blocked, chime } = useRinging(calling.length > 0);
  useMessageNotices(chime, openId);
  // The one on the screen has its own Accept there; its card would only cover things.
  const cards = calling.filter((conversation) => conversation.id !== openId);
  const more = cards.length - shownAtOnce;
  return (
    <section className={classes.stack} aria-label={t("new_cards")}>
      <div role="status" className={classes.region}>
        {taken && <p className={classes.taken}>{t("taken_by", { name: taken.name, contact: contactName(taken.conversation.contact, t) })}</p>}
      </div>
      {cards.slice(0, shownAtOnce).map((conversation) => (
        <NewCard key={conversation.id} conversation={conversation} onPutAside={() => putAside(conversation.id)} />
      ))}
      {more > 0 && <p className={classes.more}>{t("new_more", { count: more })}</p>}
      {cards.length > 0 && <Hints blocked={blocked} />}
    </section>
  );
}
