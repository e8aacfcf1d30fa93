// SPDX-License-Identifier: AGPL-3.0-or-later
/** @jsxImportSource preact */
import { initials } from "../core/format";

const tones = 6;

function tone(name: string): number {
  return Array.from(name).reduce((sum, letter) => (sum * 33 + letter.codePointAt(0)!) % 9973, 5) % tones;
}

/** Overlapping initials; the names are for screen readers in one label. */
export function Avatars({ names, size = "middle" }: { names: string[]; size?: "small" | "middle" | "large" }) {
  if (names.length === 0) return null;
  return (
    <span class={`avatars ${size}`} role="img" aria-label={names.join(", ")}>
      {names.map((name) => (
        <span key={name} class={`avatar tone${tone(name)}`} aria-hidden="true">
          {initials(name)}
        </span>
      ))}
    </span>
  );
}
