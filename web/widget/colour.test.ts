// SPDX-License-Identifier: AGPL-3.0-or-later
import { expect, test } from "vitest";
import { contrast, fill, textOn } from "./colour";

const steps = [0, 51, 102, 153, 204, 255];
const hex = (...parts: number[]) => "#" + parts.map((part) => part.toString(16).padStart(2, "0")).join("");
const cube = steps.flatMap((r) => steps.flatMap((g) => steps.map((b) => hex(r, g, b))));

test("every accent gives a readable fill", () => {
  for (const accent of cube) {
    const { accent: painted, ink } = fill(accent);
    expect(contrast(painted, ink), accent).toBeGreaterThanOrEqual(4.5);
  }
});

test("every accent gives readable text on both surfaces", () => {
  for (const accent of cube) {
    for (const surface of ["#ffffff", "#17191e"]) expect(contrast(textOn(accent, surface), surface), accent).toBeGreaterThanOrEqual(4.5);
  }
});

test("a readable accent stays as it is, a light one gets dark ink", () => {
  expect(fill("#1d4ed8")).toEqual({ accent: "#1d4ed8", ink: "#ffffff" });
  expect(fill("#ffd60a")).toEqual({ accent: "#ffd60a", ink: "#14161a" });
  expect(textOn("#1d4ed8", "#ffffff")).toBe("#1d4ed8");
});

test("contrast agrees with WCAG", () => {
  expect(contrast("#000000", "#ffffff")).toBeCloseTo(21, 0);
  expect(contrast("#767676", "#ffffff")).toBeCloseTo(4.54, 1);
});
