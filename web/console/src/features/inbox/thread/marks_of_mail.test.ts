// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from "vitest";
import { type Conversation, deliveryOf, type Message } from "@shared/model";
import { buildItems } from "./items";
import { frameHeight } from "./MailParts";

const message = (id: string, more: object = {}) =>
  ({
    id,
    kind: "text",
    sender: { kind: "user", id: "7", name: "Ana" },
    delivery: { state: "sent" },
    client_id: id,
    created_at: "2026-03-04T05:06:07Z",
    ...more,
  }) as unknown as Message;

describe("C18 CO8 the marks of a mail in a chat", () => {
  const chat = { platform: "widget", customer_read_id: "9", customer_delivered_id: "9" } as unknown as Conversation;

  it("are those of the mail, however far the customer has read in the chat", () => {
    expect(deliveryOf(message("5"), chat)).toBe("read");
    expect(deliveryOf(message("5", { mail: { subject: "x" } }), chat)).toBe("sent");
    expect(deliveryOf(message("5", { mail: { subject: "x" }, delivery: { state: "failed" } }), chat)).toBe("failed");
  });
});

describe("CO9 forwards in the thread", () => {
  it("stand in order between messages, in a group of nobody", () => {
    const mail = { id: "6", created_at: "2026-03-04T05:06:08Z" } as never;
    const items = buildItems({
      messages: [message("5"), message("7")],
      notes: [],
      sideMails: [mail],
      waiting: [],
      pending: [],
      firstUnread: null,
      me: "7" as never,
    });
    expect(items.map((item) => item.kind)).toEqual(["day", "message", "side", "message"]);
    expect(items.filter((item) => item.kind === "message").map((item) => item.starts)).toEqual([true, true]);
  });
});

describe("CH7 the frame of a formatted mail", () => {
  it("is as tall as its text, within reason", () => {
    expect(frameHeight("Hello")).toBe(110);
    expect(frameHeight("line\n".repeat(8))).toBeGreaterThan(200);
    expect(frameHeight("line\n".repeat(800))).toBe(420);
  });
});
