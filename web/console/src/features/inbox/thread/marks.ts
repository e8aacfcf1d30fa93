// SPDX-License-Identifier: AGPL-3.0-or-later
// Marks count code points and may nest; the page wants stretches with the marks that hold for the whole of each.
import type { Schemas } from "@shared/api";

type Mark = Schemas["TextMark"];

export interface Stretch {
  offset: number;
  text: string;
  /** From the outermost inwards. */
  marks: Mark[];
}

export function stretchesOf(text: string, marks: readonly Mark[]): Stretch[] {
  const letters = [...text];
  const borders = new Set([0, letters.length]);
  for (const { offset, length } of marks) {
    borders.add(Math.min(offset, letters.length));
    borders.add(Math.min(offset + length, letters.length));
  }
  const sorted = [...borders].sort((a, b) => a - b);
  return sorted.slice(0, -1).map((start, index) => {
    const end = sorted[index + 1]!;
    const holding = marks.filter((mark) => mark.offset <= start && mark.offset + mark.length >= end);
    return {
      offset: start,
      text: letters.slice(start, end).join(""),
      marks: [...holding].sort((a, b) => b.length - a.length),
    };
  });
}
