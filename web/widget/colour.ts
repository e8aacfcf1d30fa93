// SPDX-License-Identifier: AGPL-3.0-or-later
// One accent comes from the settings; everything painted with it stays readable (WCAG AA) because it is corrected here.
// Small on purpose: the loader carries it too.

const parts = (hex: string) => [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16));

/** Relative luminance; without WCAG's linear toe, which rounds near-black up by less than 0.001. */
function luminance(hex: string): number {
  const [r, g, b] = parts(hex).map((part) => ((part / 255 + 0.055) / 1.055) ** 2.4) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

export function contrast(a: string, b: string): number {
  const [first, second] = [luminance(a), luminance(b)];
  return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05);
}

/** Moves `colour` towards black (0) or white (255) until it stands out from `against` by `ratio`. */
function reach(colour: string, against: string, ratio: number, pole: number): string {
  let result = colour;
  for (let share = 0; contrast(result, against) < ratio && share < 1; share += 0.05) {
    const mixed = parts(colour).map((part) => Math.round(part + (pole - part) * share));
    result = "#" + mixed.map((part) => part.toString(16).padStart(2, "0")).join("");
  }
  return result;
}

const white = "#ffffff";

/** The accent as a fill, with the ink to write on it. Middle tones are darkened a little for the sake of white ink. */
export function fill(accent: string): { accent: string; ink: string } {
  if (contrast(accent, white) < 2.6) return { accent, ink: "#14161a" };
  return { accent: reach(accent, white, 4.5, 0), ink: white };
}

/** The accent as text or icon on a surface. */
export function textOn(accent: string, surface: string): string {
  return reach(accent, surface, 4.5, luminance(surface) < 0.2 ? 255 : 0);
}
