// SPDX-License-Identifier: AGPL-3.0-or-later
import { useEffect, useState } from "react";
import { currentLanguage, currentLocale } from "./i18n";

type Unit = "minute" | "hour" | "day" | "week" | "year";
const steps: [Unit, number][] = [
  ["year", 31_536_000],
  ["week", 604_800],
  ["day", 86_400],
  ["hour", 3600],
  ["minute", 60],
];

function inUnit(seconds: number): [number, Unit] {
  const [unit, size] = steps.find(([, size]) => seconds >= size) ?? ["minute", 60];
  return [Math.floor(seconds / size), unit];
}

/** "3m", "2h", "5d": how long ago, as short as the language allows. */
export function shortAge(time: string, now: number): string {
  const [value, unit] = inUnit(Math.max(0, (now - Date.parse(time)) / 1000));
  return new Intl.NumberFormat(currentLanguage(), { style: "unit", unit, unitDisplay: "narrow" }).format(value);
}

export function relativeAge(time: string, now: number): string {
  const [value, unit] = inUnit(Math.max(0, (now - Date.parse(time)) / 1000));
  return new Intl.RelativeTimeFormat(currentLanguage(), { numeric: "auto" }).format(-value, unit);
}

function format(time: string, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(currentLocale(), options).format(new Date(time));
}

export function clock(time: string): string {
  return format(time, { hour: "2-digit", minute: "2-digit" });
}

export function fullTime(time: string): string {
  return format(time, { dateStyle: "medium", timeStyle: "short" });
}

/** Since when something is so: the hour today, else with the date. */
export function sinceTime(time: string, now: number): string {
  return isSameDay(time, new Date(now).toISOString()) ? clock(time) : fullTime(time);
}

/** A time to come, as short as can be said: the hour today, the weekday within a week, else the date. */
export function soonTime(time: string, now: number): string {
  if (isSameDay(time, new Date(now).toISOString())) return clock(time);
  const isWithinAWeek = Date.parse(time) - now < 6 * 86_400_000;
  const day: Intl.DateTimeFormatOptions = isWithinAWeek ? { weekday: "long" } : { day: "numeric", month: "short" };
  const sameYear = new Date(now).getFullYear() === new Date(time).getFullYear();
  return format(time, { ...day, ...(sameYear || isWithinAWeek ? {} : { year: "numeric" }), hour: "2-digit", minute: "2-digit" });
}

export function dayName(time: string, now: number): string {
  const dayStart = (ms: number) => new Date(ms).setHours(0, 0, 0, 0);
  const days = Math.round((dayStart(now) - dayStart(Date.parse(time))) / 86_400_000);
  if (days === 0 || days === 1) {
    const name = new Intl.RelativeTimeFormat(currentLanguage(), { numeric: "auto" }).format(-days, "day");
    return name.charAt(0).toLocaleUpperCase() + name.slice(1);
  }
  const sameYear = new Date(now).getFullYear() === new Date(time).getFullYear();
  return format(time, { weekday: "long", day: "numeric", month: "long", ...(sameYear ? {} : { year: "numeric" }) });
}

export function isSameDay(a: string, b: string): boolean {
  return new Date(a).toDateString() === new Date(b).toDateString();
}

/** The time, moving on every half minute. */
export function useNow(everyMs = 30_000): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return now;
}
