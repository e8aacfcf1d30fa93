// SPDX-License-Identifier: AGPL-3.0-or-later
import { currentLanguage } from "@/lib/i18n";

function unit(value: number, name: "minute" | "hour" | "day"): string {
  return new Intl.NumberFormat(currentLanguage(), { style: "unit", unit: name, unitDisplay: "short" }).format(value);
}

/** "less than a minute" is nothing to wait for: it begins with one. */
export function waitedFor(ms: number): string {
  const minutes = Math.max(1, Math.floor(ms / 60_000));
  const hours = Math.floor(minutes / 60);
  if (hours === 0) return unit(minutes, "minute");
  if (hours < 24) return [unit(hours, "hour"), ...(minutes % 60 ? [unit(minutes % 60, "minute")] : [])].join(" ");
  return [unit(Math.floor(hours / 24), "day"), ...(hours % 24 ? [unit(hours % 24, "hour")] : [])].join(" ");
}
