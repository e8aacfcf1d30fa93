// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Key } from "../locales/en";
import type { Config } from "./model";

const steps: [seconds: number, key: Key][] = [
  [10 * 60, "answersMinutes"],
  [60 * 60, "answersHour"],
  [6 * 60 * 60, "answersHours"],
  [24 * 60 * 60, "answersDay"],
];

/** What the desk's own record lets us promise; nothing when it is slower than a day or unknown. */
export function habitOf(config: Config): Key | undefined {
  const seconds = config.answers_in_seconds;
  return seconds === null ? undefined : steps.find(([most]) => seconds <= most)?.[1];
}

/** The line beside the faces: a promise only while somebody is there to keep it. */
export function presenceOf(config: Config): Key {
  return config.online ? (habitOf(config) ?? "online") : "away";
}
