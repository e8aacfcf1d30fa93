// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from "vitest";
import type { Id } from "@shared/ids";
import { addressesIn, clearExtras, entryExtras, extrasOf, extrasStore, setExtras, wrongAddress } from "./extras";

const id = "7" as Id;

describe("CO9 CH8 what an answer is besides its words", () => {
  it("takes addresses as people write them, and finds the one that is none", () => {
    expect(addressesIn(" ana@a.test; ben@b.test,\n eve@c.test ")).toEqual(["ana@a.test", "ben@b.test", "eve@c.test"]);
    expect(wrongAddress("ana@a.test, ben")).toBe("ben");
    expect(wrongAddress(undefined)).toBeUndefined();
  });

  it("goes into the outbox only where there is something, and is gone with the answer", () => {
    setExtras(id, { quoted: "3" as Id });
    setExtras(id, { mailbox: "9" as Id, cc: "ana@a.test", bcc: " " });
    expect(entryExtras(extrasOf(extrasStore.get(), id))).toEqual({ reply_to_id: "3", channel_id: "9", mail: { cc: ["ana@a.test"] } });
    clearExtras(id);
    expect(entryExtras(extrasOf(extrasStore.get(), id))).toEqual({});
  });
});
