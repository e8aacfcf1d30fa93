// SPDX-License-Identifier: AGPL-3.0-or-later
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import type { Id } from "@shared/ids";
import { useMe } from "@/lib/deskContext";
import { useStore } from "@/lib/useStore";
import { markSeen, seen, unseenIn } from "./seen";
import { placeOf } from "./sending";
import { useThread } from "./useThread";
import classes from "./Windows.module.css";

/** On the tab of a window in which somebody has written since I looked. */
export function Dot({ ticket, thread, current }: { ticket: Id; thread: "main" | "internal"; current: boolean }) {
  const { t } = useTranslation("ticket");
  const me = useMe().id;
  const place = placeOf(me, ticket, thread);
  const { entries = [] } = useThread(ticket, thread);
  const upTo = useStore(seen, (all) => all[place]);
  const newest = entries.at(-1)?.id;
  useEffect(() => {
    if (current && newest) markSeen(place, newest);
  }, [current, newest, place]);
  if (current || !unseenIn(entries, me, upTo)) return null;
  return <span className={classes.dot} role="img" aria-label={t("tab.unseen")} />;
}
