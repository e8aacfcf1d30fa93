// SPDX-License-Identifier: AGPL-3.0-or-later
import { beforeEach, describe, expect, it } from "vitest";
import type { Channel } from "@shared/model";
import { dismissedTroubles, failingOf, keepDismissed, troubleKey } from "./channelTroubles";

function channel(id: string, state: "working" | "failing" | "new" | null, since = "2026-11-26T10:40:00Z", reason = "token_refused"): Channel {
  return { id, name: `Bot ${id}`, health: state && { state, since, reason } } as Channel;
}

describe("F31 F34 channels that do not work", () => {
  beforeEach(() => sessionStorage.clear());

  it("are told, the longest first; those that work and the widget are not", () => {
    const all = [channel("1", "failing", "2026-11-26T11:00:00Z"), channel("2", "working"), channel("3", null), channel("4", "new"), channel("5", "failing")];
    expect(failingOf(all, []).map(({ id }) => id)).toEqual(["5", "1"]);
  });

  it("stay away once dismissed, until the trouble is another one or comes anew", () => {
    const before = channel("1", "failing");
    keepDismissed([troubleKey(before)]);
    expect(failingOf([before], dismissedTroubles())).toEqual([]);
    const other = channel("1", "failing", "2026-11-26T10:40:00Z", "conflict");
    const later = channel("1", "failing", "2026-11-26T12:00:00Z");
    expect(failingOf([other], dismissedTroubles())).toEqual([other]);
    expect(failingOf([later], dismissedTroubles())).toEqual([later]);
  });

  it("survive what is no list in the storage", () => {
    sessionStorage.setItem("harken.dismissed_troubles", "{");
    expect(dismissedTroubles()).toEqual([]);
    sessionStorage.setItem("harken.dismissed_troubles", '{"a":1}');
    expect(dismissedTroubles()).toEqual([]);
  });
});
