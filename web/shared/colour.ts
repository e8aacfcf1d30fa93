// SPDX-License-Identifier: AGPL-3.0-or-later
// One accent comes from the settings; everything painted with it stays readable (WCAG AA) because it is corrected here.

type Rgb = [number, number, number];

function parse(hex: string): Rgb {
  const value = parseInt(hex.slice(1), 16);
  return [value >> 16, (value >> 8) & 255, value & 255];
}

function luminance(colour: Rgb): number {
  const [r, g, b] = colour.map((part) => {
    const level = part / 255;
    return level <= 0.04045 ? level / 12.92 : ((level + 0.055) / 1.055) ** 2.4;
  }) as Rgb;
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

export function contrast(a: string, b: string): number {
  const [first, second] = [luminance(parse(a)), luminance(parse(b))];
  return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05);
}

function mix(from: string, to: string, share: number): string {
  const target = parse(to);
  const mixed = parse(from).map((part, i) => Math.round(part + ((target[i] ?? part) - part) * share));
  return "#" + mixed.map((part) => part.toString(16).padStart(2, "0")).join("");
}

/** Moves `colour` towards `pole` until it stands out from `against` by `ratio`. */
export function reach(colour: string, against: string, ratio: number, pole: string): string {
  let result = colour;
  for (let share = 0; share <= 1 && contrast(result, against) < ratio; share += 0.05) result = mix(colour, pole, share);
  return result;
}

const black = "#000000";
const white = "#ffffff";

/** The accent as a fill, with the ink to write on it. Middle tones are darkened a little for the sake of white ink. */
export function fill(accent: string): { accent: string; ink: string } {
  if (contrast(accent, white) < 2.6) return { accent, ink: "#14161a" };
  return { accent: reach(accent, white, 4.5, black), ink: white };
}

/** The accent as text or icon on a surface. */
export function textOn(accent: string, surface: string): string {
  return reach(accent, surface, 4.5, contrast(surface, white) < contrast(surface, black) ? black : white);
}
