// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from "vitest";
import { type DeskState, emptyDesk, type StaffEvent } from "@shared/events";
import type { Id } from "@shared/ids";
import type { Conversation, Department, Me } from "@shared/model";
import { isNews, takenBy, waitingConversations } from "./waiting";

const id = (text: string) => text as Id;

function desk(): DeskState {
  const department = (mode: Department["mode"]) => ({ mode }) as Department;
  const waiting = (number: string, department_id: string, since: string) =>
    ({ id: id(number), lifecycle: "active", holder: null, department_id: id(department_id), waiting_since: since }) as Conversation;
  const conversations = [waiting("1", "8", "2026-01-02"), waiting("2", "9", "2026-01-01"), waiting("3", "8", "2026-01-01")];
  return {
    ...emptyDesk(),
    departments: new Map([
      [id("8"), department("manual")],
      [id("9"), department("auto")],
    ]),
    conversations: new Map(conversations.map((each) => [each.id, each])),
  };
}

const calling = (permissions: Me["permissions"]) => waitingConversations(desk(), { id: id("5"), department_ids: [], permissions }).map((each) => each.id);

describe("who calls for attention", () => {
  it("RT1 the longest waiting first", () => {
    expect(calling({ see: "department" })).toEqual(["3", "1"]);
  });

  it("RT13 what nobody is available for calls those who oversee the department", () => {
    expect(calling({ see: "department", oversee: "department" }).sort()).toEqual(["1", "2", "3"]);
  });
});

describe("what a customer has written", () => {
  const news = (type: string, nature?: string, kind = "customer") =>
    isNews({ type, data: { message: { sender: { kind }, ...(nature && { mail: { nature } }) } } } as unknown as StaffEvent);

  it("A10 is news, and what a machine answers in their name is none", () => {
    expect(["automatic", "bounce"].map((nature) => news("message.created", nature))).toEqual([false, false]);
    expect([undefined, "personal", "list"].map((nature) => news("message.created", nature))).toEqual([true, true, true]);
    expect(news("conversation.created", "automatic")).toBe(true);
    expect(news("message.created", undefined, "user")).toBe(false);
  });
});

describe("who took it", () => {
  const taken = (action: string) => {
    const conversation = { ...desk().conversations.get(id("1")), holder: { id: id("7"), name: "Ben" } };
    return takenBy({ type: "conversation.updated", data: { action, conversation } } as unknown as StaffEvent, desk(), id("5"));
  };

  it("RT7 is said when a colleague accepts", () => {
    expect(taken("accepted")?.name).toBe("Ben");
  });

  it("RT11 is not said of what a department gives out", () => {
    expect(taken("routed")).toBeNull();
  });
});
