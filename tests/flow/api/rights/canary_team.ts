// SPDX-License-Identifier: AGPL-3.0-or-later
// Canaries in everything that customers must not see, and the people and doings that put them there.
import type { Schemas } from "@shared/api";
import { randomUUID } from "node:crypto";
import { expect } from "vitest";
import { Caller } from "../../../support/desk_client";
import { staffToken } from "../../../support/people";
import { made, password } from "./world";

export const canary = {
  note: "canary-note-51c7",
  contactNote: "canary-fact-51c7",
  label: "canary-label-51c7",
  role: "canary-role-51c7",
  email: "canary-address-51c7@shop.test",
  // Of a colleague who hands a conversation on and never holds it.
  colleague: "Canary Colleague-51c7",
  staffFile: "canary-file-51c7",
  hiddenDepartment: "canary-department-51c7",
  asking: "canary-asking-51c7",
  // An answer that waits for a time which does not come here, and the file that goes with it.
  waiting: "canary-waiting-51c7",
  handingUp: "canary-handing-51c7",
  // The title of a ticket about the conversation, and what is said of it among the team and in its Internal window.
  ticket: "canary-ticket-51c7",
  comment: "canary-comment-51c7",
  inside: "canary-inside-51c7",
} as const;

export class CanaryTeam {
  /** Goes with an answer that waits. */
  waitingFile = "";

  private constructor(
    readonly admin: Caller,
    readonly holder: Caller,
    readonly colleague: Caller,
    readonly support: Schemas["Department"],
    readonly hidden: Schemas["Department"],
    readonly label: Schemas["Label"],
  ) {}

  static async of(admin: Caller): Promise<CanaryTeam> {
    const all = (await admin.get<{ items: Schemas["Department"][] }>("/departments")).body.items;
    const support = all.find(({ name }) => name === "Support")!;
    const hidden = await made<Schemas["Department"]>(admin, "/departments", { name: canary.hiddenDepartment });
    const role = await made<Schemas["Role"]>(admin, "/roles", { name: canary.role, rank: 20, permissions: { see: "all", reassign: "all", write_note: "all", label: "all" } });
    const person = async (name: string, email: string, roleId: string) => {
      await made<Schemas["User"]>(admin, "/users", { name, email, role: roleId, password, department_ids: [support.id, hidden.id] });
      return new Caller(admin.server, admin.contract, await staffToken(admin.server, email, password));
    };
    const holder = await person("Open Holder", canary.email, "supervisor");
    const colleague = await person(canary.colleague, "other-51c7@shop.test", role.id);
    const label = await made<Schemas["Label"]>(admin, "/labels", { name: canary.label, color: "red" });
    return new CanaryTeam(admin, holder, colleague, support, hidden, label);
  }

  note(by: Caller, id: string) {
    return made(by, `/conversations/${id}/notes`, { client_id: randomUUID(), text: canary.note });
  }

  /** Everything that staff do among themselves before the customer is answered; then the holder has it. */
  async talkAbout(id: string): Promise<void> {
    const { contact } = (await this.admin.get<Schemas["ConversationDetail"]>(`/conversations/${id}`)).body;
    await this.note(this.colleague, id);
    await made(this.colleague, `/contacts/${contact.id}/notes`, { client_id: randomUUID(), text: canary.contactNote });
    expect((await this.colleague.call("PUT", `/conversations/${id}/labels/${this.label.id}`)).status).toBe(200);
    await this.ticketOf(id, contact.id);
    for (const department of [this.hidden, this.support])
      expect((await this.colleague.post(`/conversations/${id}/reassign`, { department_id: department.id })).status).toBe(200);
    expect((await this.holder.post(`/conversations/${id}/accept`)).status).toBe(200);
  }

  /** The customer's own matter as a ticket, which the holder handles and escalates. */
  private async ticketOf(conversation: string, contact_id: string): Promise<void> {
    const body = (text: string) => ({ type: "doc", content: [{ type: "paragraph", content: [{ type: "text", text }] }] });
    const said = (text: string) => ({ client_id: randomUUID(), body: body(text) });
    expect((await this.admin.call("PATCH", "/escalation-ladder", { last_department_id: this.hidden.id })).status).toBe(200);
    const responsible_id = (await this.holder.get<Schemas["Session"]>("/me")).body.user.id;
    const about = { title: canary.ticket, description: body(canary.ticket), department_id: this.support.id, contact_id, conversation_ids: [conversation], responsible_id };
    const { id } = await made<Schemas["Ticket"]>(this.admin, "/tickets", { client_id: randomUUID(), ...about });
    await made(this.holder, `/tickets/${id}/comments`, said(canary.comment));
    await made(this.holder, `/tickets/${id}/escalate`, { reason: canary.inside });
    await made(this.holder, `/tickets/${id}/threads/internal/messages`, said(canary.inside));
    // They are there to be seen, by who handles it.
    const seen = await Promise.all([`/conversations/${conversation}/tickets`, `/tickets/${id}/comments`, `/tickets/${id}/threads/internal/messages`].map((path) => this.holder.get(path)));
    expect(seen.map(({ body }, i) => JSON.stringify(body).includes([canary.ticket, canary.comment, canary.inside][i]!))).toEqual([true, true, true]);
  }

  /** An answer with a file waits for a later time, and another one is taken back. */
  async planAnswers(id: string): Promise<void> {
    const form = new FormData();
    form.append("file", new Blob([canary.waiting], { type: "text/plain" }), `${canary.waiting}.txt`);
    const { server, token } = this.holder;
    const answer = await fetch(`${server.url}/api/v1/files`, { method: "POST", body: form, headers: { Authorization: `Bearer ${token}` } });
    const file = ((await answer.json()) as Schemas["File"]).id;
    this.waitingFile = file;
    const hold = (more: object) => made<Schemas["PendingReply"]>(this.holder, `/conversations/${id}/pending-replies`, { client_id: randomUUID(), text: canary.waiting, ...more });
    await hold({ attachments: [file], send_at: new Date(Date.now() + 3_600_000).toISOString() });
    const { id: taken } = await hold({ undo_seconds: 60 });
    expect((await this.holder.call("DELETE", `/pending-replies/${taken}`)).status).toBe(200);
  }

  /** A colleague asks to help, is let in and sent away; it is put off, called back, handed up and handed back. */
  async helpEachOther(id: string): Promise<void> {
    const on = (by: Caller, what: string, body?: object) => made<Schemas["Conversation"]>(by, `/conversations/${id}/${what}`, body);
    const me = async (by: Caller) => (await by.get<Schemas["Session"]>("/me")).body.user.id;
    const { access } = await on(this.colleague, "access-requests", { reason: canary.asking });
    await made(this.holder, `/access-requests/${access[0]!.id}/grant`, { level: "read_and_note" });
    await made(this.holder, `/access-requests/${access[0]!.id}/revoke`, undefined);
    await on(this.holder, "set-aside", { until: new Date(Date.now() + 3_600_000).toISOString() });
    await on(this.holder, "wake");
    await on(this.holder, "escalate", { user_id: await me(this.admin), reason: canary.handingUp });
    await on(this.admin, "reassign", { department_id: this.support.id, user_id: await me(this.holder) });
  }
}
