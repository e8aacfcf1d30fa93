// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from "vitest";
import { type Channel, withNewerHealth } from "./connections";

function channel(name: string, state?: "new" | "working", since = ""): Channel {
  return { id: "1", name, version: 1, health: state ? { state, since, reason: "" } : null } as Channel;
}

describe("CH12 an answer about a channel", () => {
  const answer = channel("Kiosk", "new", "2026-11-26T10:40:00.100Z");

  it("does not take back what was heard meanwhile of its state", () => {
    const heard = channel("Its old name", "working", "2026-11-26T10:40:00.250Z");
    expect(withNewerHealth(answer, heard)).toEqual({ ...answer, health: heard.health });
  });

  it("is the newest that is known otherwise", () => {
    expect(withNewerHealth(answer, undefined)).toBe(answer);
    expect(withNewerHealth(answer, channel("Kiosk", "working", "2026-11-25T00:00:00Z"))).toBe(answer);
    const widget = channel("Shop website");
    expect(withNewerHealth(widget, channel("Shop"))).toBe(widget);
  });
});
