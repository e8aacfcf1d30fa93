// SPDX-License-Identifier: AGPL-3.0-or-later
import { beforeEach, describe, expect, it } from "vitest";
import type { Channel } from "@shared/model";
import { dismissedTroubles, troubledOf, keepDismissed, troubleKey } from "./channelTroubles";

function channel(id: string, state: "working" | "failing" | "new" | null, since = "2026-11-26T10:40:00Z", reason = "token_refused"): Channel {
  return { id, name: `Bot ${id}`, health: state && { state, since, reason } } as Channel;
}

describe("F31 F34 channels that do not work", () => {
  beforeEach(() => sessionStorage.clear());

  it("are told, the longest first; those that work and the widget are not", () => {
    const all = [channel("1", "failing", "2026-11-26T11:00:00Z"), channel("2", "working"), channel("3", null), channel("4", "new"), channel("5", "failing")];
    expect(troubledOf(all, []).map(({ id }) => id)).toEqual(["5", "1"]);
  });

  it("stay away once dismissed, until the trouble is another one or comes anew", () => {
    const before = channel("1", "failing");
    keepDismissed([troubleKey(before)]);
    expect(troubledOf([before], dismissedTroubles())).toEqual([]);
    const other = channel("1", "failing", "2026-11-26T10:40:00Z", "conflict");
    const later = channel("1", "failing", "2026-11-26T12:00:00Z");
    expect(troubledOf([other], dismissedTroubles())).toEqual([other]);
    expect(troubledOf([later], dismissedTroubles())).toEqual([later]);
  });

  it("F32 are told of what they may have missed, behind those that do not work, until that is dismissed or more is missed", () => {
    const missing = (until: string) => {
      const working = channel("2", "working");
      return { ...working, health: { ...working.health!, missed: { from: "2026-11-24T08:00:00Z", until } } };
    };
    const before = missing("2026-11-26T08:00:00Z");
    expect(troubledOf([before, channel("1", "failing"), channel("3", "working")], []).map(({ id }) => id)).toEqual(["1", "2"]);
    const later = missing("2026-11-29T08:00:00Z");
    expect(troubledOf([before], [troubleKey(before)])).toEqual([]);
    expect(troubledOf([later], [troubleKey(before)])).toEqual([later]);
  });

  it("survive what is no list in the storage", () => {
    sessionStorage.setItem("harken.dismissed_troubles", "{");
    expect(dismissedTroubles()).toEqual([]);
    sessionStorage.setItem("harken.dismissed_troubles", '{"a":1}');
    expect(dismissedTroubles()).toEqual([]);
  });
});
