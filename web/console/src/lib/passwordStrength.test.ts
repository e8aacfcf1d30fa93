// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from "vitest";
import { makePassword, passwordStrength } from "./passwordStrength";

describe("passwordStrength", () => {
  it.each([
    ["", "short"],
    ["abc123XYZ", "short"],
    ["password2026", "weak"],
    ["aaaaaaaaaaaaaaaa", "weak"],
    ["kitefeather", "fair"],
    ["three quiet rivers", "strong"],
    ["Kite7feather", "strong"],
    ["тихая речка вечером", "strong"],
  ])("%j is %s", (password, strength) => {
    expect(passwordStrength(password)).toBe(strength);
  });

  it("sees the own name or address in it", () => {
    expect(passwordStrength("petrova loves tea", ["Petrova"])).toBe("weak");
  });

  it("counts characters, not UTF-16 halves", () => {
    expect(passwordStrength("🦊🦊🦊🦊🦊🦊")).toBe("short");
  });
});

describe("makePassword", () => {
  it("is strong and new each time", () => {
    const made = Array.from({ length: 50 }, makePassword);
    expect(new Set(made).size).toBe(50);
    expect(made.every((password) => passwordStrength(password) === "strong")).toBe(true);
  });
});
