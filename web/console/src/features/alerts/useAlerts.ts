// SPDX-License-Identifier: AGPL-3.0-or-later
// Turns what happens at the desk into sound and desktop notifications.
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import type { DeskState, StaffEvent } from "@shared/events";
import type { Id } from "@shared/ids";
import { type Conversation, isInView, viewOf } from "@shared/model";
import { useDesk, useMe } from "@/lib/deskContext";
import { contactName } from "@/lib/people";
import { preferences } from "@/lib/preferences";
import { notifyDone } from "@/lib/notify";
import { useHearsNew, useStatusName, useTakesWork } from "@/lib/statuses";
import { useStore } from "@/lib/useStore";
import { Chime } from "@/lib/chime";
import { showNotification } from "./desktop";
import { handoverOf } from "./handover";
import type { AlertSound } from "@/lib/sounds";
import { isNews, takenBy } from "./waiting";

export interface Taken {
  conversation: Conversation;
  name: string;
}

const farewellMs = 3000;

/** Rings with these sounds as long as there are any, and tells whether the browser keeps the sound off. */
export function useRinging(wanted: readonly AlertSound[]): { ringing: boolean; blocked: boolean; chime: Chime } {
  const [chime] = useState(() => new Chime());
  const muted = useStore(preferences, (state) => state.muted);
  const blocked = useStore(chime.blocked, (state) => state);
  const ring = wanted.length > 0 && !muted;
  const called = wanted.join(" ");
  useEffect(() => {
    if (!ring) return;
    chime.start(called.split(" ") as AlertSound[]);
    return () => chime.stop();
  }, [chime, ring, called]);
  useEffect(() => {
    const unlock = () => void chime.unlock();
    document.addEventListener("pointerdown", unlock);
    document.addEventListener("keydown", unlock);
    return () => {
      document.removeEventListener("pointerdown", unlock);
      document.removeEventListener("keydown", unlock);
    };
  }, [chime]);
  return { ringing: ring, blocked: blocked && ring, chime };
}

/** The last one that somebody else took, for three seconds. */
export function useTaken(): Taken | null {
  const desk = useDesk();
  const me = useMe();
  const [taken, setTaken] = useState<Taken | null>(null);
  useEffect(
    () =>
      desk.onEvent((event, before) => {
        const found = takenBy(event, before, me.id);
        if (found) setTaken(found);
      }),
    [desk, me.id],
  );
  useEffect(() => {
    if (!taken) return;
    const timer = setTimeout(() => setTaken(null), farewellMs);
    return () => clearTimeout(timer);
  }, [taken]);
  return taken;
}

const texts = { given: "handed_by", routed: "routed_to_me", taken: "taken_from_me" } as const;

/** Somebody gave me a conversation, or took one over from me. */
export function useHandoverNotices(chime: Chime): void {
  const desk = useDesk();
  const me = useMe();
  const navigate = useNavigate();
  const { t } = useTranslation(["inbox", "common"]);
  const handle = (event: StaffEvent, before: DeskState) => {
    const known = event.data.conversation && before.conversations.get(event.data.conversation.id);
    const found = handoverOf(event, known?.holder?.id, me.id);
    if (!found) return;
    const { conversation, actor, kind } = found;
    const name = contactName(conversation.contact);
    const title = kind === "taken" ? name : t("handed_to_me", { name });
    const text = t(texts[kind], { actor });
    const sound = desk.state.get().departments.get(conversation.department_id)?.alert_sound ?? "chime";
    if (!preferences.get().muted) {
      if (kind === "taken") chime.ping();
      else chime.once(sound);
    }
    notifyDone(text, title);
    showNotification(title, text, conversation.id, () => void navigate(`/inbox/${viewOf(conversation, me.id, desk.state.get())}/${conversation.id}`));
  };
  const latest = useRef(handle);
  useEffect(() => {
    latest.current = handle;
  });
  useEffect(() => desk.onEvent((event, before) => latest.current(event, before)), [desk]);
}

/** A supervisor has set my status. */
export function useStatusNotices(): void {
  const desk = useDesk();
  const me = useMe();
  const nameOf = useStatusName();
  const { t } = useTranslation("routing");
  const handle = (event: StaffEvent, before: DeskState) => {
    const { user, actor } = event.data;
    if (user?.id !== me.id || !actor || actor.id === me.id) return;
    const status = desk.state.get().statuses.get(user.status_id ?? ("" as Id));
    if (!status || before.users.get(me.id)?.status_id === user.status_id) return;
    notifyDone(t("status.setBy", { actor: actor.name }), t("status.yours", { name: nameOf(status) }));
  };
  const latest = useRef(handle);
  useEffect(() => {
    latest.current = handle;
  });
  useEffect(() => desk.onEvent((event, before) => latest.current(event, before)), [desk]);
}

/** A department calls everybody: who is not in it sees no card, but hears it once and reads where. */
export function useDepartmentCalls(chime: Chime): void {
  const desk = useDesk();
  const me = useMe();
  const hears = useHearsNew();
  const { t } = useTranslation(["inbox", "common"]);
  const handle = (event: StaffEvent) => {
    const { department } = event.data;
    if (event.type !== "department.called" || !department) return;
    const hearsItAnyway = me.permissions.see === "all" || department.member_ids.includes(me.id);
    // What is caught up with after a gap is no news.
    if (hearsItAnyway || !hears || desk.link.get() !== "live") return;
    if (!preferences.get().muted) chime.once(department.alert_sound);
    notifyDone(t("department_calls_text"), t("department_calls", { name: department.name }));
  };
  const latest = useRef(handle);
  useEffect(() => {
    latest.current = handle;
  });
  useEffect(() => desk.onEvent((event) => latest.current(event)), [desk]);
}

/** A customer wrote: a ping if it is mine and out of sight, and a desktop notification if the desk is. */
export function useMessageNotices(chime: Chime, openId: Id | undefined): void {
  const desk = useDesk();
  const me = useMe();
  const navigate = useNavigate();
  const takesWork = useTakesWork();
  const { t } = useTranslation(["inbox", "common"]);
  const handle = (event: StaffEvent) => {
    const { message } = event.data;
    if (!message || !isNews(event)) return;
    const { conversations, departments } = desk.state.get();
    const conversation = conversations.get(message.conversation_id);
    if (!conversation || (conversation.holder !== null && conversation.holder.id !== me.id)) return;
    const isNew = conversation.holder === null;
    // What is given out is news to whom it is given; nothing is pushed to who takes no work.
    if (isNew && !(takesWork && isInView(conversation, "new", me.id, departments))) return;
    const inSight = document.visibilityState === "visible" && openId === conversation.id;
    if (!isNew && !inSight && !preferences.get().muted) chime.ping();
    const name = contactName(conversation.contact);
    const title = isNew ? t("notify_new", { name }) : name;
    const open = () => void navigate(`/inbox/${isNew ? "new" : "mine"}/${conversation.id}`);
    showNotification(title, message.text || t("attachment_only"), conversation.id, open);
  };
  const latest = useRef(handle);
  useEffect(() => {
    latest.current = handle;
  });
  useEffect(() => desk.onEvent((event) => latest.current(event)), [desk]);
}
