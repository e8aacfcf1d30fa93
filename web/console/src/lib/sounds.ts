// SPDX-License-Identifier: AGPL-3.0-or-later
// What a new conversation of a department sounds like: a few tones each, so that nothing has to be loaded.
import type { Schemas } from "@shared/api";

export type AlertSound = Schemas["AlertSound"];

export interface Tone {
  /** Seconds from the beginning. */
  at: number;
  hertz: number;
  /** How long it rings out. */
  seconds: number;
  shape: OscillatorType;
  /** Where the pitch has gone at the end, for drops and knocks. */
  bendTo?: number;
  /** 1 unless some of the tones are overtones. */
  strength?: number;
}

const tone = (at: number, hertz: number, seconds = 0.5, shape: OscillatorType = "sine"): Tone => ({ at, hertz, seconds, shape });
const withOvertone = (base: Tone, ratio: number, strength: number): Tone[] => [
  base,
  { ...base, hertz: base.hertz * ratio, seconds: base.seconds * 0.6, strength },
];
const bent = (at: number, from: number, to: number, seconds: number): Tone => ({ ...tone(at, from, seconds), bendTo: to });

/** Easy to tell apart across a room: by rhythm and colour, not by pitch alone. */
export const sounds: Record<AlertSound, readonly Tone[]> = {
  chime: [tone(0, 659.3), tone(0.14, 880), tone(0.28, 1108.7)],
  bell: withOvertone(tone(0, 784, 1.6), 2.76, 0.35),
  marimba: [523.3, 659.3, 523.3, 784].flatMap((hertz, i) => withOvertone(tone(i * 0.13, hertz, 0.28), 4, 0.2)),
  drops: [bent(0, 480, 1150, 0.12), bent(0.22, 560, 1350, 0.12), bent(0.34, 430, 1000, 0.12)],
  knock: [bent(0, 230, 130, 0.09), bent(0.16, 230, 130, 0.09), bent(0.5, 210, 120, 0.11)],
  horn: [tone(0, 392, 0.32, "triangle"), tone(0.34, 523.3, 0.7, "triangle")],
};

export const soundNames = Object.keys(sounds) as AlertSound[];

/** One of mine was written to. */
export const ping: readonly Tone[] = [tone(0, 987.8)];
