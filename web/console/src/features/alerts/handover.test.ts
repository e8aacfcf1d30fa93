// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from "vitest";
import type { StaffEvent } from "@shared/events";
import type { Id } from "@shared/ids";
import { handoverOf } from "./handover";

const me = "1" as Id;
const other = "2" as Id;
const mira = { id: "9" as Id, name: "Mira" };

function event(action: string, holder: Id | null, actor = mira): StaffEvent {
  const data = { action, actor, conversation: { id: "5", holder: holder && { id: holder, name: "" } } };
  return { seq: "1", type: "conversation.updated", data } as unknown as StaffEvent;
}

describe("handover", () => {
  it("RT10 tells who is given a conversation, and nobody else", () => {
    expect(handoverOf(event("reassigned", me), other, me)).toMatchObject({ kind: "given", actor: "Mira" });
    expect(handoverOf(event("reassigned", other), null, me)).toBeNull();
    expect(handoverOf(event("reassigned", me), me, me)).toBeNull();
  });

  it("RT14 tells who is given one by the department itself", () => {
    const routed = event("routed", me);
    delete routed.data.actor;
    expect(handoverOf(routed, null, me)).toMatchObject({ kind: "routed" });
    expect(handoverOf(routed, null, other)).toBeNull();
    expect(handoverOf(routed, me, me)).toBeNull();
  });

  it("AD2 tells the earlier holder who took over", () => {
    expect(handoverOf(event("taken_over", other), me, me)).toMatchObject({ kind: "taken", actor: "Mira" });
    expect(handoverOf(event("taken_over", other), other, me)).toBeNull();
  });

  it("says nothing about what I did myself", () => {
    const myself = { id: me, name: "Me" };
    expect(handoverOf(event("reassigned", me, myself), other, me)).toBeNull();
    expect(handoverOf(event("taken_over", me, myself), other, me)).toBeNull();
  });
});
