// SPDX-License-Identifier: AGPL-3.0-or-later
// Working hours as the form has them: every day its times, in their order.
import type { Schemas } from "@shared/api";

export type Hours = Schemas["WorkingHours"];
export type Time = Hours["week"][number];
export type Day = Time["day"];
export type Span = Pick<Time, "from" | "to">;

export const days: readonly Day[] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
export const mostOfDay = 8;

/** A field for times ends at 23:59; midnight at the end of a day is written 00:00 there. */
export const shownEnd = (to: string) => (to === "24:00" ? "00:00" : to);
export const storedEnd = (to: string) => (to === "00:00" ? "24:00" : to);

export function spansOf(week: readonly Time[], day: Day): Span[] {
  return week.filter((time) => time.day === day).map(({ from, to }) => ({ from, to }));
}

export function withDay(week: readonly Time[], day: Day, spans: readonly Span[]): Time[] {
  return days.flatMap((each) => (each === day ? spans : spansOf(week, each)).map((span) => ({ day: each, ...span })));
}

/** One more behind the last of the day, if there is room. */
export function nextSpan(spans: readonly Span[]): Span {
  const last = spans.at(-1);
  if (!last) return { from: "09:00", to: "17:00" };
  const hour = Number(last.to.slice(0, 2));
  const clock = (value: number) => `${String(Math.min(value, 24)).padStart(2, "0")}:00`;
  return hour >= 23 ? { from: "23:30", to: "24:00" } : { from: clock(hour + 1), to: clock(hour + 4) };
}

export function spanProblem(spans: readonly Span[], index: number): "backwards" | "overlap" | null {
  const { from, to } = spans[index]!;
  if (!from || !to || from >= to) return "backwards";
  const overlaps = spans.some((other, at) => at !== index && other.from < to && from < other.to);
  return overlaps ? "overlap" : null;
}

export function isWeekValid(week: readonly Time[]): boolean {
  return days.every((day) => spansOf(week, day).every((_, index, spans) => spanProblem(spans, index) === null));
}

export function officeHours(): Hours {
  const time_zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  return { time_zone, week: days.slice(0, 5).map((day) => ({ day, from: "09:00", to: "17:00" })) };
}
