// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from "vitest";
import { isWithin, mayGrant } from "@/lib/roles";
import { changesOf, completeGrants, groupOf, type VerbInfo } from "./roleParts";

const verbs: VerbInfo[] = [
  { name: "see", scopes: ["own", "department", "all"] },
  { name: "take_over", scopes: ["none", "own", "department", "all"] },
  { name: "edit_labels", scopes: ["none", "all"] },
  { name: "manage_roles", scopes: ["none", "all"] },
];

describe("AD4 what a role grants", () => {
  it("differs verb by verb, and what is absent is not granted", () => {
    const changes = changesOf(verbs, { see: "department", edit_labels: "all" }, { see: "all", take_over: "own" });
    expect(changes).toEqual([
      { verb: "see", from: "department", to: "all" },
      { verb: "take_over", from: "none", to: "own" },
      { verb: "edit_labels", from: "all", to: "none" },
    ]);
  });

  it("names every verb in a save, so that what was taken away is taken away", () => {
    expect(completeGrants(verbs, { see: "own" })).toEqual({
      see: "own",
      take_over: "none",
      edit_labels: "none",
      manage_roles: "none",
    });
  });

  it("falls into groups by what can be granted", () => {
    expect(verbs.map(groupOf)).toEqual(["conversations", "conversations", "desk", "security"]);
  });

  it("AD4 what concerns tickets is a group of its own: see, make, edit, assign, escalate, delete", () => {
    const scopes: VerbInfo["scopes"] = ["none", "own", "department", "all"];
    const names = ["see_tickets", "edit_tickets", "assign_tickets", "escalate_tickets", "delete_tickets"] as const;
    const ofTickets: VerbInfo[] = [...names.map((name) => ({ name, scopes })), { name: "make_tickets", scopes: ["none", "all"] }];
    expect(new Set(ofTickets.map(groupOf))).toEqual(new Set(["tickets"]));
  });

  it("is given only by who has it all, and a rank as high", () => {
    const mine = { rank: 20, permissions: { see: "department", solve: "all" } as const };
    expect(mayGrant(mine, { rank: 20, permissions: { see: "own", solve: "none" } })).toBe(true);
    expect(mayGrant(mine, { rank: 21, permissions: {} })).toBe(false);
    expect(mayGrant(mine, { rank: 1, permissions: { see: "all" } })).toBe(false);
    expect(isWithin({ reply: "own" }, mine.permissions)).toBe(false);
  });
});
