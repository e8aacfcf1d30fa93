// SPDX-License-Identifier: AGPL-3.0-or-later
// A desk with one mailbox at real servers, and what tests ask of it.
import type { Schemas } from "@shared/api";
import { randomUUID } from "node:crypto";
import { expect } from "vitest";
import { Contract } from "./contract";
import { Caller } from "./desk_client";
import { staffToken } from "./people";
import type { RealMail } from "./real_mail";
import { Server } from "./server";

const patience = { timeout: 20_000 };

export class RealMailDesk {
  private constructor(
    readonly server: Server,
    readonly admin: Caller,
    readonly channel: Schemas["Channel"],
  ) {}

  static async start(post: RealMail, address: string): Promise<RealMailDesk> {
    const server = await Server.start({ flags: ["--rate-limits", "off", "--mail-ca-file", post.caFile] });
    const admin = new Caller(server, await Contract.of(server), await staffToken(server));
    const departments = (await admin.get<{ items: Schemas["Department"][] }>("/departments")).body.items;
    const department = departments.find((each) => each.mode === "manual")!;
    const wanted = { kind: "email", name: "Mail", department_id: department.id, settings: post.settings(address), secrets: post.secrets };
    const made = await admin.post<Schemas["Channel"]>("/connections", wanted);
    expect(made.status, JSON.stringify(made.body)).toBe(201);
    await post.isWaitedFor(address);
    return new RealMailDesk(server, admin, made.body);
  }

  async dispose(): Promise<void> {
    await this.server.dispose();
  }

  async conversations(): Promise<Schemas["Conversation"][]> {
    const all = (await this.admin.get<Schemas["ConversationPage"]>("/conversations?view=all&limit=200")).body.items;
    return all.filter((each) => each.channel_id === this.channel.id);
  }

  async messages(id: string): Promise<Schemas["Message"][]> {
    return (await this.admin.get<Schemas["MessagePage"]>(`/conversations/${id}/messages`)).body.items.filter((each) => each.kind !== "system");
  }

  async texts(id: string): Promise<string[]> {
    return (await this.messages(id)).filter((each) => each.kind === "text").map((each) => each.text);
  }

  /** Newest first. */
  async ledger(): Promise<Schemas["InboundEntry"][]> {
    return (await this.admin.get<{ items: Schemas["InboundEntry"][] }>(`/connections/${this.channel.id}/inbound?limit=200`)).body.items;
  }

  /** The one that a mail with these words has begun. */
  async conversationWith(text: string): Promise<Schemas["Conversation"]> {
    const find = async () => (await this.conversations()).find((each) => each.last_message?.text.includes(text) || each.subject?.includes(text));
    await expect.poll(find, { ...patience, message: text }).toBeDefined();
    return (await find())!;
  }

  async saysIn(id: string, text: string): Promise<void> {
    const isSaid = async () => (await this.texts(id)).some((each) => each.includes(text));
    await expect.poll(isSaid, { ...patience, message: text }).toBe(true);
  }

  /** The message's id. */
  async answer(id: string, text: string, more: object = {}): Promise<string> {
    await this.admin.post(`/conversations/${id}/accept`);
    const body = { client_id: randomUUID(), ...(text ? { text } : {}), ...more };
    const sent = await this.admin.post<Schemas["Message"]>(`/conversations/${id}/messages`, body);
    expect(sent.status, JSON.stringify(sent.body)).toBe(201);
    return sent.body.id;
  }

  async sendForm(id: string, fields: object[]): Promise<string> {
    const form = await this.admin.post<{ id: string }>("/forms", { name: `Form ${randomUUID()}`, title: "Your order", fields });
    expect(form.status, JSON.stringify(form.body)).toBe(201);
    return this.answer(id, "", { kind: "form", form_id: form.body.id });
  }

  async becomes(message: string, state: string): Promise<void> {
    const now = async () => {
      for (const each of await this.conversations()) {
        const found = (await this.messages(each.id)).find(({ id }) => id === message);
        if (found) return found.delivery?.state;
      }
      return undefined;
    };
    await expect.poll(now, patience).toBe(state);
  }

  /** All that was stored is understood, and all that was queued is sent. */
  async isQuiet(): Promise<boolean> {
    if ((await this.ledger()).some((each) => each.state === "pending")) return false;
    for (const each of await this.conversations())
      if ((await this.messages(each.id)).some(({ delivery }) => delivery?.state === "queued")) return false;
    return true;
  }
}
