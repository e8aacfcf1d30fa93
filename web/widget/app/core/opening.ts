// SPDX-License-Identifier: AGPL-3.0-or-later
// Outside its working hours the desk promises no quick answer, and says when it is back, by the visitor's clock.
import { clock } from "./format";
import type { Translator } from "./i18n";
import type { Config } from "./model";

export type Opening = Config["opening"];

/** By what is stored or fetched; a config from an earlier visit may know nothing of it, or be overtaken by the clock. */
export function isClosed(opening: Opening | undefined, now = new Date()): boolean {
  if (!opening || opening.open) return false;
  return opening.opens_at === null || new Date(opening.opens_at) > now;
}

type When = "Today" | "Tomorrow" | "later";

function whenOf(at: Date, now: Date): When {
  const tomorrow = new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1);
  if (at.toDateString() === now.toDateString()) return "Today";
  return at.toDateString() === tomorrow.toDateString() ? "Tomorrow" : "later";
}

function day(at: Date, t: Translator, weekday: "long" | "short"): string {
  return at.toLocaleDateString(t.language, { weekday });
}

/** "Closed right now. We are back on Monday at 09:00. …" */
export function closedText(opening: Opening, t: Translator, now = new Date()): string {
  if (!opening.opens_at) return t("away");
  const at = new Date(opening.opens_at);
  const when = whenOf(at, now);
  const values = { time: clock(opening.opens_at, t.language), day: day(at, t, "long") };
  return when === "later" ? t("closedUntil", values) : t(`closed${when}`, values);
}

/** The same where there is little room: "Back Mon, 09:00". */
export function backText(opening: Opening, t: Translator, now = new Date()): string {
  if (!opening.opens_at) return t("awayShort");
  const at = new Date(opening.opens_at);
  const when = whenOf(at, now);
  const values = { time: clock(opening.opens_at, t.language), day: day(at, t, "short") };
  return when === "later" ? t("backOn", values) : t(`back${when}`, values);
}
