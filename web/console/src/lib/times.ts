// SPDX-License-Identifier: AGPL-3.0-or-later
// The times that people put things off to, in the reader's own clock.

export const presets = ["in_an_hour", "this_evening", "tomorrow", "next_week"] as const;
export type Preset = (typeof presets)[number];

const morning = 9;
const evening = 18;

function at(day: Date, addDays: number, hour: number): Date {
  return new Date(day.getFullYear(), day.getMonth(), day.getDate() + addDays, hour);
}

/** Nothing for an evening that has already begun. */
export function timeOf(preset: Preset, now: Date): Date | null {
  switch (preset) {
    case "in_an_hour":
      return new Date(now.getTime() + 3_600_000);
    case "this_evening":
      return now.getHours() < evening - 1 ? at(now, 0, evening) : null;
    case "tomorrow":
      return at(now, 1, morning);
    case "next_week":
      return at(now, (8 - now.getDay()) % 7 || 7, morning);
  }
}

/** What an input of date and time takes: local, to the minute. */
export function toLocalInput(time: Date): string {
  const local = new Date(time.getTime() - time.getTimezoneOffset() * 60_000);
  return local.toISOString().slice(0, 16);
}
