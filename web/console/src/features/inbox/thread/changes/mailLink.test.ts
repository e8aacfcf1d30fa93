// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from "vitest";
import type { Conversation, Me, Message } from "@shared/model";
import { mayRevokeLink } from "./mailLink";

const me = { id: "7", department_ids: ["1"], permissions: { see: "department", reply: "own" } } as unknown as Me;
const conversation = {
  id: "9",
  lifecycle: "active",
  holder: { id: "7", name: "Ana" },
  department_id: "1",
  access: [],
  escalation: null,
} as unknown as Conversation;
const mailed = (state?: string) => ({ delivery: { state: "sent", ...(state && { email: { state, reason: "" } }) } }) as unknown as Message;

describe("CH6 the link of a mail", () => {
  it.each(["queued", "sent", "uncertain"])("is revoked by who answers here while the mail is %s", (state) => {
    expect(mayRevokeLink(mailed(state), conversation, me)).toBe(true);
    expect(mayRevokeLink(mailed(state), { ...conversation, holder: { id: "8", name: "Ben" } } as Conversation, me)).toBe(false);
  });
  it.each(["held", "failed", undefined])("is not there to be revoked: %s", (state) => {
    expect(mayRevokeLink(mailed(state), conversation, me)).toBe(false);
  });
});
