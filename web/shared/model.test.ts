// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from "vitest";
import type { Id } from "./ids";
import { type Conversation, type Grants, may, type Me, maySee, permissionsFor, statusIn, viewOf } from "./model";

const me = (permissions: Grants, departments = ["1"]): Me => ({
  id: "7" as Id,
  department_ids: departments as Id[],
  permissions,
});

function conversation(holder: string | null, lifecycle: Conversation["lifecycle"] = "active"): Conversation {
  const held = holder === null ? null : { id: holder as Id, name: "Somebody" };
  const access: Conversation["access"] = [];
  return { department_id: "1" as Id, holder: held, access, lifecycle } as Conversation;
}

const agent: Grants = { see: "department", accept: "department", reply: "own", reassign: "own", solve: "own", reopen: "department" };
const supervisor: Grants = { ...agent, reply: "department", reassign: "department", take_over: "department", solve: "department" };

describe("AD1 AD2 AD6 what the buttons offer", () => {
  it("lets an agent accept what waits in their department, and work on what they hold", () => {
    expect(permissionsFor(conversation(null), me(agent))).toMatchObject({ accept: true, solve: false, reassign: false });
    expect(permissionsFor(conversation("7"), me(agent, []))).toMatchObject({ reply: true, solve: true, reassign: true, takeOver: false });
    expect(permissionsFor(conversation("8"), me(agent))).toMatchObject({ accept: false, reply: false, solve: false, takeOver: false });
    expect(permissionsFor(conversation(null), me(agent, []))).toMatchObject({ accept: false });
  });

  it("lets a supervisor take over in their departments only", () => {
    expect(permissionsFor(conversation("8"), me(supervisor)).takeOver).toBe(true);
    expect(permissionsFor(conversation("8"), me(supervisor, [])).takeOver).toBe(false);
    expect(permissionsFor(conversation("7"), me(supervisor)).takeOver).toBe(false);
    expect(permissionsFor(conversation("8"), me({ ...supervisor, see: "all", take_over: "all" }, [])).takeOver).toBe(true);
  });

  it("AD2 lets a supervisor answer what nobody holds, in their departments only, and agents not", () => {
    expect(permissionsFor(conversation(null), me(supervisor))).toMatchObject({ reply: true, accept: true });
    expect(permissionsFor(conversation(null), me(supervisor, []))).toMatchObject({ reply: false, accept: false });
    expect(permissionsFor(conversation(null), me({ ...supervisor, see: "all", reply: "all" }, [])).reply).toBe(true);
    expect(permissionsFor(conversation(null), me(agent)).reply).toBe(false);
    expect(permissionsFor(conversation("8"), me(supervisor)).reply).toBe(false);
    expect(permissionsFor(conversation(null, "solved"), me(supervisor)).reply).toBe(false);
  });

  it("AD4 offers labels and notes to who has the verb, notes also to who was let in", () => {
    const reader = me({ see: "department", label: "own", write_note: "own" });
    expect(permissionsFor(conversation("8"), reader)).toMatchObject({ label: false, note: false });
    expect(permissionsFor(conversation("7"), reader)).toMatchObject({ label: true, note: true });
    const letIn = { ...conversation("8"), access: [{ id: "1", user: { id: "7", name: "I" }, level: "read_and_note" }] } as unknown as Conversation;
    expect(permissionsFor(letIn, reader)).toMatchObject({ label: false, note: true });
    expect(permissionsFor(letIn, me({ see: "department" })).note).toBe(false);
  });

  it("UI5 lets whoever was let in answer as far as they were let, and the holder decide", () => {
    const helped = (level: "write" | "read_and_note" | null) =>
      ({ ...conversation("8"), access: [{ id: "1", user: { id: "7", name: "I" }, level }] }) as unknown as Conversation;
    expect(permissionsFor(conversation("8"), me(agent))).toMatchObject({ requestAccess: true, decideAccess: false, escalate: false, setAside: false });
    expect(permissionsFor(helped(null), me(agent))).toMatchObject({ requestAccess: false, reply: false });
    expect(permissionsFor(helped("read_and_note"), me(agent)).reply).toBe(false);
    expect(permissionsFor(helped("write"), me(agent))).toMatchObject({ reply: true, solve: false, reassign: false });
    expect(permissionsFor(helped("write"), me({ see: "department" })).reply).toBe(false);
    expect(permissionsFor(conversation("7"), me(agent))).toMatchObject({ requestAccess: false, decideAccess: true, escalate: true, setAside: true });
  });

  it("offers nothing that the role lacks, even on one's own", () => {
    const offered = permissionsFor(conversation("7"), me({ see: "own" }));
    expect(Object.values(offered).some(Boolean)).toBe(false);
    expect(permissionsFor(conversation("8", "solved"), me(agent)).reopen).toBe(true);
    expect(permissionsFor(conversation("8", "solved"), me({ see: "all" })).reopen).toBe(false);
  });

  it("asks for `all` where it is about the desk itself", () => {
    expect(may(me({ manage_people: "all" }), "manage_people")).toBe(true);
    expect(may(me({ see: "department" }), "manage_people")).toBe(false);
  });
});

describe("LC5 what was handed up", () => {
  const handedUp = { ...conversation("8"), escalation: { from: { id: "7" as Id, name: "I" } } } as unknown as Conversation;

  it("stays in sight of who did it, to be read and no more", () => {
    const own = me({ see: "own", label: "all", write_note: "all", solve: "all" });
    expect(maySee(conversation("8"), own)).toBe(false);
    expect(maySee(handedUp, own)).toBe(true);
    expect(permissionsFor(handedUp, own)).toMatchObject({ label: false, note: false, solve: false, requestAccess: true });
  });
});

describe("LC2 in whose words", () => {
  const desk = (words: "harken" | "kreechat" | "iodesk" | "3dolphins") => ({ departments: new Map(), workspace: { words } });
  const held = (turn: Conversation["turn"]): Conversation =>
    ({ ...conversation("7"), turn, status: turn === "ours" ? "open" : "waiting", set_aside_until: null, escalation: null }) as Conversation;

  it("Open of IOdesk and Inbox of 3Dolphins hold what has that status, and what waits is Pending", () => {
    for (const words of ["iodesk", "3dolphins"] as const) {
      expect(statusIn("mine", words)).toBe("open");
      expect(statusIn("waiting", words)).toBeUndefined();
      expect(viewOf(held("ours"), "7" as Id, desk(words))).toBe("mine");
      expect(viewOf(held("theirs"), "7" as Id, desk(words))).toBe("waiting");
    }
  });

  it("Mine, and Accepted by me of Kreechat, hold whatever I hold", () => {
    for (const words of ["harken", "kreechat"] as const) {
      expect(statusIn("mine", words)).toBeUndefined();
      expect(viewOf(held("theirs"), "7" as Id, desk(words))).toBe("mine");
    }
  });
});
