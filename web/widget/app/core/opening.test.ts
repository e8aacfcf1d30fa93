// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, test } from "vitest";
import { translator } from "./i18n";
import { backText, closedText, isClosed } from "./opening";

const now = new Date(2026, 0, 9, 18, 30); // a Friday evening
const at = (day: number, hour: number) => ({ open: false, opens_at: new Date(2026, 0, day, hour).toISOString() });
const t = translator("en");

describe("outside the working hours", () => {
  test("the desk says when it is back", () => {
    expect(closedText(at(9, 20), t, now)).toContain("today at 20:00");
    expect(closedText(at(10, 9), t, now)).toContain("tomorrow at 09:00");
    expect(closedText(at(12, 9), t, now)).toContain("on Monday at 09:00");
    expect(backText(at(12, 9), t, now)).toBe("Back Mon, 09:00");
    expect(closedText(at(12, 9), translator("ru"), now)).toContain("понедельник, 09:00");
    expect(closedText(at(12, 9), translator("id"), now)).toContain("hari Senin pukul 09.00");
  });

  test("without a time to come back it promises none", () => {
    expect(closedText({ open: false, opens_at: null }, t, now)).toBe(t("away"));
    expect(isClosed({ open: false, opens_at: null }, now)).toBe(true);
  });

  test("the clock overtakes what was fetched, and an old config knows nothing", () => {
    expect(isClosed(at(9, 20), now)).toBe(true);
    expect(isClosed(at(9, 18), now)).toBe(false);
    expect(isClosed({ open: true, opens_at: null }, now)).toBe(false);
    expect(isClosed(undefined, now)).toBe(false);
  });
});
