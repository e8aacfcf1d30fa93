// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from "vitest";
import type { Id } from "@shared/ids";
import { addressesIn, clearExtras, entryExtras, extrasOf, extrasStore, hasWrongAddress, setExtras, wrongAddress } from "./extras";

const id = "7" as Id;
const entry = () => entryExtras(extrasOf(extrasStore.get(), id));

describe("CO9 CH8 what an answer is besides its words", () => {
  it("takes addresses as people write them, and finds the one that is none", () => {
    expect(addressesIn([" ana@a.test; ben@b.test,\n <eve@c.test> ", "ana@a.test"])).toEqual(["ana@a.test", "ben@b.test", "eve@c.test"]);
    expect(wrongAddress(["ana@a.test", "ben"])).toBe("ben");
    expect(wrongAddress(undefined)).toBeUndefined();
    expect(hasWrongAddress({ to: ["a@b.test"], bcc: ["eve"] })).toBe(true);
    expect(hasWrongAddress({ to: [] })).toBe(true);
    expect(hasWrongAddress({})).toBe(false);
  });

  it("goes to whom the desk has shown, until the agent names others", () => {
    setExtras(id, { shown: ["kai@a.test"] });
    expect(entry()).toEqual({ mail: { to: ["kai@a.test"] } });
    setExtras(id, { to: ["lea@a.test"], cc: ["kai@a.test"], bcc: [], subject: " Re: Order " });
    expect(entry()).toEqual({ mail: { to: ["lea@a.test"], cc: ["kai@a.test"], subject: "Re: Order" } });
    clearExtras(id);
    expect(entry()).toEqual({ mail: { to: ["kai@a.test"] } });
    setExtras(id, { shown: undefined });
    expect(entry()).toEqual({});
  });

  it("CH8 by e-mail out of a chat, once: the next answer goes into the chat again", () => {
    setExtras(id, { quoted: "3" as Id, mailbox: "9" as Id, shown: ["kai@a.test"] });
    expect(entry()).toEqual({ reply_to_id: "3", channel_id: "9", mail: { to: ["kai@a.test"] } });
    clearExtras(id);
    expect(entry()).toEqual({});
  });

  it("says nothing of a mail where none is shown: a chat takes no recipients", () => {
    setExtras(id, { cc: ["kai@a.test"], subject: "x" });
    expect(entry()).toEqual({});
    clearExtras(id);
  });
});
