// SPDX-License-Identifier: AGPL-3.0-or-later
// A desk with a mailbox, seen by the agent who answers: what tests of mails need again and again.
import type { Schemas } from "@shared/api";
import { randomUUID } from "node:crypto";
import { expect } from "vitest";
import { Contract } from "./contract";
import { Caller, Recorder } from "./desk_client";
import { FakeMail, mail, type SentMail } from "./fake_mail";
import { staffToken } from "./people";
import { type DatabaseKind, Server, type ServerOptions } from "./server";

type Message = Schemas["Message"];
type Fields = Partial<Parameters<typeof mail>[0]>;

export const bare = (id: string) => id.replace(/[<>]/g, "");

export class MailDesk {
  private constructor(
    readonly server: Server,
    readonly contract: Contract,
    readonly admin: Caller,
    readonly ana: Caller,
    readonly post: FakeMail,
    readonly channel: Schemas["Channel"],
    readonly events: Recorder,
  ) {}

  static async start(database: DatabaseKind, more: ServerOptions = {}): Promise<MailDesk> {
    const server = await Server.start({ database, flags: ["--rate-limits", "off"], ...more });
    const contract = await Contract.of(server);
    const admin = new Caller(server, contract, await staffToken(server));
    const ana = new Caller(server, contract, await staffToken(server, "ana@demo.test"));
    const post = await FakeMail.start();
    const users = (await admin.get<{ items: Schemas["User"][] }>("/users")).body.items;
    const anas = users.find((user) => user.email === "ana@demo.test")!.department_ids;
    const departments = (await admin.get<{ items: Schemas["Department"][] }>("/departments")).body.items;
    const department = departments.find((each) => each.mode === "manual" && anas.includes(each.id))!;
    const settings = post.settings("help@desk.test", { plus_addressing: true, name: "Kiln help" });
    const made = await admin.post<Schemas["Channel"]>("/connections", { kind: "email", name: "Help", department_id: department.id, settings, secrets: post.secrets });
    expect(made.status, JSON.stringify(made.body)).toBe(201);
    await post.until(() => post.isIdle, "the desk waiting for mail");
    const events = Recorder.staff(ana);
    await events.frame("hello", (frame) => frame.type === "hello");
    return new MailDesk(server, contract, admin, ana, post, made.body, events);
  }

  async dispose(): Promise<void> {
    this.events.close();
    await this.post.dispose();
    await this.server.dispose();
  }

  /** A mail arrives; the event that its message makes. */
  async hear(fields: Fields & { from: string }) {
    const text = fields.text ?? `words ${randomUUID()}`;
    this.post.deliver(mail({ to: "help@desk.test", subject: "Order 4711", id: `${randomUUID()}@mail.test`, ...fields, text }));
    const frame = await this.events.frame(text, (each) => String(each.data?.message?.text ?? "").includes(text.split("\n")[0]!));
    return { type: frame.type, conversation: frame.data!.conversation!.id!, message: frame.data!.message as unknown as Message };
  }

  /** What Ana answers, as the mail that left. */
  async answer(id: string, more: object = {}): Promise<{ message: Message; mail: SentMail }> {
    await this.ana.post(`/conversations/${id}/accept`);
    const text = `answer ${randomUUID()}`;
    const sent = await this.ana.post<Message>(`/conversations/${id}/messages`, { client_id: randomUUID(), text, ...more });
    expect(sent.status, JSON.stringify(sent.body)).toBe(201);
    return { message: sent.body, mail: await this.mailWith(text) };
  }

  async mailWith(text: string): Promise<SentMail> {
    await this.post.until(() => this.post.mails.some((each) => each.text.includes(text)), `a mail with "${text}"`);
    return this.post.mails.find((each) => each.text.includes(text))!;
  }

  async answerTo(id: string, message?: string): Promise<Schemas["MailAnswer"]> {
    return (await this.ana.get<Schemas["MailAnswer"]>(`/conversations/${id}/mail-answer${message ? `?message_id=${message}` : ""}`)).body;
  }

  async messages(id: string): Promise<Message[]> {
    return (await this.ana.get<Schemas["MessagePage"]>(`/conversations/${id}/messages`)).body.items.filter((each) => each.kind === "text");
  }

  async conversation(id: string): Promise<Schemas["Conversation"]> {
    return (await this.ana.get<Schemas["ConversationDetail"]>(`/conversations/${id}`)).body.conversation;
  }
}

export const emails = (people: { email: string }[]) => people.map((person) => person.email);
