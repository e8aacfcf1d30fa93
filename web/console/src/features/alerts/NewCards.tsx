// SPDX-License-Identifier: AGPL-3.0-or-later
// The cards of those who wait for somebody. They leave for all the moment somebody accepts, and say who.
import { Button } from "@mantine/core";
import { IconBellRinging, IconVolumeOff } from "@tabler/icons-react";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useMatch } from "react-router";
import { type Id, parseId } from "@shared/ids";
import type { Conversation } from "@shared/model";
import { useDeskState, useMe } from "@/lib/deskContext";
import { contactName } from "@/lib/people";
import { preferences } from "@/lib/preferences";
import { useIsNarrow, useIsPhone } from "@/lib/useMedia";
import { useHearsNew } from "@/lib/statuses";
import { sameItems, useStore } from "@/lib/useStore";
import { askForNotifications, useNotificationPermission } from "./desktop";
import { CompactCard, NewCard } from "./NewCard";
import classes from "./NewCards.module.css";
import { useDepartmentCalls, useHandoverNotices, useMessageNotices, useRinging, useStatusNotices, useTaken } from "./useAlerts";
import type { AlertSound } from "@/lib/sounds";
import { waitingConversations } from "./waiting";

const shownAtOnce = 3;
const storageKey = "harken.set_aside_cards";

/** Cards that I have put away; they come back with the next sign-in, not with a reload. */
function useSetAside(): [ReadonlySet<Id>, (id: Id) => void] {
  const [ids, setIds] = useState<ReadonlySet<Id>>(() => new Set(JSON.parse(sessionStorage.getItem(storageKey) ?? "[]") as Id[]));
  const add = (id: Id) => {
    const next = new Set(ids).add(id);
    sessionStorage.setItem(storageKey, JSON.stringify([...next]));
    setIds(next);
  };
  return [ids, add];
}

function Hints({ blocked, asking }: { blocked: boolean; asking: boolean }) {
  const { t } = useTranslation(["inbox", "common"]);
  const permission = useNotificationPermission();
  return (
    <>
      {blocked && (
        <p className={classes.hint}>
          <IconVolumeOff size={16} stroke={1.6} />
          {t("sound_blocked")}
        </p>
      )}
      {asking && permission === "default" && (
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
  const waiting = useDeskState((state) => waitingConversations(state, me), sameItems);
  return { calling: waiting.filter((conversation) => !aside.has(conversation.id)), putAside };
}

/** Each department once. */
function useSoundsOf(calling: readonly Conversation[]): AlertSound[] {
  return useDeskState((state) => [...new Set(calling.map(({ department_id }) => state.departments.get(department_id)?.alert_sound ?? "chime"))], sameItems);
}

/**
 * Where the cards cover nothing that somebody reads: floating while no conversation is open, over the foot of the
 * contact panel, which leaves them room, and else a bar of its own above the page.
 */
type Place = "floating" | "panel" | "bar";

function usePlace(inConversation: boolean): Place {
  const narrow = useIsNarrow();
  const inInbox = useMatch("/inbox/*") !== null;
  const panelOpen = useStore(preferences, (state) => state.panelOpen);
  if (narrow ? inConversation || !inInbox : !inInbox) return "bar";
  if (!inConversation) return "floating";
  return panelOpen ? "panel" : "bar";
}

/** Tells the contact panel how much room to leave at its foot. */
function useRoomBelow(place: Place): (element: HTMLElement | null) => void {
  const [element, setElement] = useState<HTMLElement | null>(null);
  useEffect(() => {
    if (!element || place !== "panel") return;
    const root = document.documentElement;
    const observer = new ResizeObserver(() => root.style.setProperty("--hk-cards", `${element.offsetHeight}px`));
    observer.observe(element);
    return () => {
      observer.disconnect();
      root.style.removeProperty("--hk-cards");
    };
  }, [element, place]);
  return setElement;
}

function More({ count }: { count: number }) {
  const { t } = useTranslation(["inbox", "common"]);
  if (count <= 0) return null;
  return (
    <Link to="/inbox/new" className={classes.more}>
      {t("new_more", { count })}
    </Link>
  );
}

/** What of those who wait is shown: facts where there is room for them, one line each elsewhere. */
function shownOf(cards: readonly Conversation[], place: Place, phone: boolean) {
  const full = place === "bar" || phone ? undefined : cards[0];
  const most = place === "floating" && !phone ? shownAtOnce : 1;
  const compact = cards.slice(full ? 1 : 0, most);
  return { full, compact, more: cards.length - compact.length - (full ? 1 : 0) };
}

export function NewCards() {
  const { t } = useTranslation(["inbox", "common"]);
  const openId = parseId(useMatch("/inbox/:view/:id")?.params.id);
  const { calling, putAside } = useCalling();
  const taken = useTaken();
  const hears = useHearsNew();
  const sounds = useSoundsOf(calling);
  const { ringing, blocked, chime } = useRinging(hears ? sounds : []);
  useMessageNotices(chime, openId);
  useHandoverNotices(chime);
  useDepartmentCalls(chime);
  useStatusNotices();
  // What is on the screen has its own Accept there; its card would only cover things.
  const listed = useMatch("/team") !== null;
  const cards = listed ? [] : calling.filter((conversation) => conversation.id !== openId);
  const phone = useIsPhone();
  const place = usePlace(openId !== undefined);
  const measure = useRoomBelow(place);
  const { full, compact, more } = shownOf(cards, place, phone);
  return (
    <section ref={measure} className={classes.stack} data-place={place} data-ringing={ringing} aria-label={t("new_cards")}>
      <div role="status" className={classes.region}>
        {taken && <p className={classes.taken}>{t("taken_by", { name: taken.name, contact: contactName(taken.conversation.contact) })}</p>}
      </div>
      {full && <NewCard key={full.id} conversation={full} onPutAside={() => putAside(full.id)} />}
      {compact.map((conversation) => (
        <CompactCard key={conversation.id} conversation={conversation} onPutAside={() => putAside(conversation.id)} />
      ))}
      <More count={more} />
      {cards.length > 0 && <Hints blocked={blocked} asking={place !== "bar" && !phone} />}
    </section>
  );
}
