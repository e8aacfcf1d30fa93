// SPDX-License-Identifier: AGPL-3.0-or-later
// CO13: answers that wait, as the console knows them.
import { expect, it } from "vitest";
import { applyEvent, applyPending, emptyDesk, type StaffEvent } from "./events";
import type { Id, Seq } from "./ids";
import type { Message, PendingReply } from "./model";

const conversation = "7" as Id;
const reply = (id: string, send_at: string) =>
  ({ id, conversation_id: conversation, client_id: `client-${id}`, send_at, customer_wrote: false, version: 1 }) as PendingReply;
let seq = 0;
const event = (type: StaffEvent["type"], data: object) => ({ seq: String(++seq) as Seq, type, data }) as StaffEvent;
const ids = (state: ReturnType<typeof emptyDesk>) => state.pendingReplies.get(conversation)?.map((each) => each.id);

it("stand in the order in which they go, once each, and are gone with their end", () => {
  const [first, second] = [reply("1", "2030-01-01T09:00:00Z"), reply("2", "2030-01-01T10:00:00Z")];
  let state = applyPending(emptyDesk(), conversation, [second]);
  state = applyEvent(state, event("pending_reply.updated", { pending_reply: first }));
  state = applyEvent(state, event("pending_reply.updated", { pending_reply: first }));
  expect(ids(state)).toEqual(["1", "2"]);
  state = applyEvent(state, event("pending_reply.updated", { pending_reply: { ...first, send_at: "2030-01-02T09:00:00Z" } }));
  expect(ids(state)).toEqual(["2", "1"]);
  state = applyEvent(state, event("pending_reply.ended", { conversation_id: conversation, pending_reply_id: "2", outcome: "sent" }));
  expect(ids(state)).toEqual(["1"]);
  state = applyEvent(state, event("conversation.removed", { conversation_id: conversation }));
  expect(ids(state)).toBeUndefined();
});

it("are marked when the customer writes, and not when a colleague does", () => {
  const wrote = (kind: string) => {
    const message = { id: "9" as Id, conversation_id: conversation, client_id: "c", sender: { kind } } as Message;
    const state = applyPending(emptyDesk(), conversation, [reply("1", "2030-01-01T09:00:00Z")]);
    return applyEvent(state, event("message.created", { message })).pendingReplies.get(conversation)![0]!.customer_wrote;
  };
  expect([wrote("customer"), wrote("user")]).toEqual([true, false]);
});
