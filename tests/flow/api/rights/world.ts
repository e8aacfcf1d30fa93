// SPDX-License-Identifier: AGPL-3.0-or-later
// What the matrix of rights asks about: people of every role, and things in their own department, in another
// department and in another workspace of the same database. Confidential texts carry the place they belong to.
import type { Schemas } from "@shared/api";
import { randomUUID } from "node:crypto";
import type { Contract } from "../../../support/contract";
import { Caller } from "../../../support/desk_client";
import { ask, demoPassword, staffToken } from "../../../support/people";
import type { Server } from "../../../support/server";

/** In the order of the columns of the table. `reader` is a role of the workspace's own: sees its own, does nothing. */
export const roles = ["agent", "supervisor", "it_support", "manager", "admin", "reader"] as const;
export type RoleName = (typeof roles)[number];
/** The actor's own department, another one of the same workspace, and another workspace. */
export const places = ["own", "other", "foreign"] as const;
export type PlaceName = (typeof places)[number];

export const markers: Record<PlaceName, string> = { own: "OWN-8f2c", other: "OTHER-8f2c", foreign: "FOREIGN-8f2c" };
export const password = "a-long-password";

export interface Place {
  name: PlaceName;
  admin: Caller;
  /** The key of a widget whose conversations come to `department`. */
  key: string;
  channel: Schemas["Channel"];
  department: Schemas["Department"];
}

/** Something to ask about, with what its requests need. */
export interface Thing {
  id: string;
  version: number;
  contact: string;
  message: string;
  label: string;
  token: string;
  /** Of an article: the version of its draft, and a step of its history. */
  draft: number;
  revision: string;
  /** Of a ticket: what can be linked to it, or is. */
  conversation: string;
  ticket: string;
}

type StatusList = { items: Schemas["AvailabilityStatus"][] };
const png = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0]);

export class World {
  private readonly helpers = new Map<PlaceName, Promise<Caller>>();

  private constructor(
    readonly server: Server,
    readonly contract: Contract,
    readonly places: Record<PlaceName, Place>,
    readonly actors: Record<RoleName, Caller>,
    readonly people: Record<RoleName, Schemas["User"]>,
    /** An availability status of the first workspace. */
    readonly status: string,
  ) {}

  static async make(server: Server, contract: Contract, foreignAdmin: Caller): Promise<World> {
    const admin = new Caller(server, contract, await staffToken(server));
    const own = await placeOf("own", admin, "Own department");
    const other = await placeOf("other", admin, "Other department");
    const foreign = await placeOf("foreign", foreignAdmin, "Foreign department");
    const reader = await made<Schemas["Role"]>(admin, "/roles", { name: "Reader", rank: 5, permissions: { see: "own" } });
    const actors = {} as Record<RoleName, Caller>;
    const people = {} as Record<RoleName, Schemas["User"]>;
    for (const name of roles) {
      const role = name === "reader" ? reader.id : name;
      people[name] = await newUser(admin, role, own.department.id);
      actors[name] = new Caller(server, contract, await staffToken(server, people[name].email, password));
    }
    const { items } = (await admin.get<StatusList>("/availability-statuses")).body;
    return new World(server, contract, { own, other, foreign }, actors, people, items[0]!.id);
  }

  async visitor(place: Place): Promise<Caller> {
    const body = { name: `Visitor ${markers[place.name]}` };
    const session = await ask<Schemas["WidgetSession"]>(this.server, "", "POST", `/widget/${place.key}/sessions`, body);
    return new Caller(this.server, this.contract, session.token);
  }

  /** A new conversation that waits, with a note and a label on it. */
  async conversation(place: Place): Promise<Thing> {
    const visitor = await this.visitor(place);
    const text = `a matter of ${markers[place.name]}`;
    const message = await made<Schemas["PublicMessage"]>(visitor, `/widget/${place.key}/messages`, { client_id: randomUUID(), text });
    const page = await visitor.get<Schemas["VisitorMessagePage"]>(`/widget/${place.key}/messages`);
    const id = page.body.conversation!.id;
    const detail = await place.admin.get<Schemas["ConversationDetail"]>(`/conversations/${id}`);
    const { contact, version } = detail.body.conversation;
    await made(place.admin, `/conversations/${id}/notes`, { client_id: randomUUID(), text: `a note of ${markers[place.name]}` });
    await made(place.admin, `/contacts/${contact.id}/notes`, { client_id: randomUUID(), text: `a fact of ${markers[place.name]}` });
    const label = await this.label(place);
    return { ...blank, id, version, contact: contact.id, message: message.id, label: label.id, token: visitor.token };
  }

  async solved(place: Place): Promise<Thing> {
    const thing = await this.conversation(place);
    await place.admin.post(`/conversations/${thing.id}/solve`);
    return thing;
  }

  /** In the hands of a colleague. */
  async held(place: Place): Promise<Thing> {
    const thing = await this.conversation(place);
    await place.admin.post(`/conversations/${thing.id}/accept`);
    return thing;
  }

  /** An answer of the holder's that waits, in a conversation of theirs. */
  async pending(place: Place): Promise<Thing> {
    const thing = await this.held(place);
    const body = { client_id: randomUUID(), text: `later of ${markers[place.name]}`, undo_seconds: 60 };
    const { id, version } = await made<Schemas["PendingReply"]>(place.admin, `/conversations/${thing.id}/pending-replies`, body);
    return { ...thing, id, version };
  }

  /** The request of another colleague to help in it. */
  async asked(place: Place): Promise<Thing> {
    const thing = await this.held(place);
    const conversation = await made<Schemas["Conversation"]>(await this.helper(place), `/conversations/${thing.id}/access-requests`, {});
    return { ...thing, id: conversation.access[0]!.id };
  }

  /** The same, granted. */
  async let_in(place: Place): Promise<Thing> {
    const thing = await this.asked(place);
    await made(place.admin, `/access-requests/${thing.id}/grant`, { level: "write" });
    return thing;
  }

  /** An agent of the place's department who helps, and is none of the matrix. */
  private helper(place: Place): Promise<Caller> {
    let helper = this.helpers.get(place.name);
    if (!helper) {
      helper = newUser(place.admin, "agent", place.department.id).then(
        async ({ email }) => new Caller(this.server, this.contract, await staffToken(this.server, email, password)),
      );
      this.helpers.set(place.name, helper);
    }
    return helper;
  }

  async contact(place: Place): Promise<Thing> {
    const thing = await this.conversation(place);
    const contact = await place.admin.get<Schemas["Contact"]>(`/contacts/${thing.contact}`);
    return { ...thing, id: contact.body.id, version: contact.body.version };
  }

  /** Two customers who were taken for one. */
  async merge(place: Place): Promise<Thing> {
    const [into, merged] = [await this.contact(place), await this.contact(place)];
    const answer = await made<{ merge: Schemas["ContactMerge"] }>(place.admin, `/contacts/${into.id}/merge`, { contact_id: merged.id });
    return { ...into, id: answer.merge.id };
  }

  /** A picture that a visitor has sent. */
  async file(place: Place): Promise<Thing> {
    const visitor = await this.visitor(place);
    const form = new FormData();
    form.append("file", new Blob([png], { type: "image/png" }), `${markers[place.name]}.png`);
    const answer = await fetch(`${this.server.url}/api/v1/widget/${place.key}/files`, {
      method: "POST",
      body: form,
      headers: { Authorization: `Bearer ${visitor.token}` },
    });
    const { id } = (await answer.json()) as Schemas["File"];
    await made(visitor, `/widget/${place.key}/messages`, { client_id: randomUUID(), attachments: [id] });
    return { ...blank, id, token: visitor.token };
  }

  async label(place: Place): Promise<Thing> {
    const body = { name: `L ${randomUUID()}`, color: "red" };
    const label = await made<Schemas["Label"]>(place.admin, "/labels", body);
    return { ...blank, id: label.id, version: label.version };
  }

  /** A label that was deleted. */
  async deletion(place: Place): Promise<Thing> {
    const gone = await place.admin.call<Schemas["Deletion"]>("DELETE", `/labels/${(await this.label(place)).id}`);
    return { ...blank, id: gone.body.id };
  }

  /** A canned reply of the department. */
  async canned(place: Place): Promise<Thing> {
    const body = { scope: "department", department_id: place.department.id, name: `c ${randomUUID()}`, text: `words of ${markers[place.name]}` };
    return { ...blank, ...(await made<Schemas["CannedReply"]>(place.admin, "/canned-replies", body)) };
  }

  async form(place: Place): Promise<Thing> {
    const body = { name: randomUUID(), title: "T", fields: [{ key: "a", label: "A", kind: "text" }] };
    return { ...blank, ...(await made<Schemas["Form"]>(place.admin, "/forms", body)) };
  }

  async attribute(place: Place): Promise<Thing> {
    const { items } = (await place.admin.get<{ items: Schemas["ContactAttribute"][] }>("/contact-attributes")).body;
    for (const { id } of items) await place.admin.call("DELETE", `/contact-attributes/${id}`);
    return { ...blank, ...(await made<Schemas["ContactAttribute"]>(place.admin, "/contact-attributes", { name: randomUUID() })) };
  }

  /** Of everybody. */
  async view(place: Place): Promise<Thing> {
    const body = { name: randomUUID(), shared: true, filter: { view: "solved" } };
    return { ...blank, ...(await made<Schemas["SavedView"]>(place.admin, "/saved-views", body)) };
  }

  async libraryItem(place: Place): Promise<Thing> {
    const form = new FormData();
    form.append("file", new Blob([png], { type: "image/png" }), "item.png");
    const answer = await fetch(`${this.server.url}/api/v1/files`, { method: "POST", body: form, headers: { Authorization: `Bearer ${place.admin.token}` } });
    const { id: file_id } = (await answer.json()) as Schemas["File"];
    return { ...blank, ...(await made<Schemas["LibraryItem"]>(place.admin, "/library", { file_id, name: randomUUID() })) };
  }

  async knowledge(place: Place): Promise<Thing> {
    return { ...blank, ...(await made<Schemas["KnowledgeBase"]>(place.admin, "/knowledge-bases", { name: `K ${randomUUID()}` })) };
  }

  async category(place: Place): Promise<Thing> {
    const base = await this.knowledge(place);
    const body = { names: [{ language: "en", name: randomUUID() }] };
    return { ...blank, ...(await made<Schemas["Category"]>(place.admin, `/knowledge-bases/${base.id}/categories`, body)) };
  }

  /** Not published. */
  async article(place: Place): Promise<Thing> {
    const { id: knowledge_base_id } = await this.knowledge(place);
    const title = `an article of ${markers[place.name]}`;
    const article = await made<Schemas["Article"]>(place.admin, "/articles", { knowledge_base_id, language: "en", title });
    const draft = (await place.admin.get<Schemas["ArticleDraft"]>(`/articles/${article.id}/translations/en`)).body;
    const body = { type: "doc", content: [{ type: "paragraph", content: [{ type: "text", text: title }] }] };
    const saved = await place.admin.call<Schemas["ArticleDraft"]>("PUT", `/articles/${article.id}/translations/en`, { version: draft.version, title, body });
    const history = (await place.admin.get<Schemas["RevisionPage"]>(`/articles/${article.id}/translations/en/revisions`)).body;
    return { ...blank, id: article.id, version: article.version, draft: saved.body.version, revision: history.items[0]!.id };
  }

  async published(place: Place): Promise<Thing> {
    const article = await this.article(place);
    const page = await made<Schemas["ArticleDraft"]>(place.admin, `/articles/${article.id}/translations/en/publish`, { version: article.draft });
    return { ...article, draft: page.version };
  }

  /** A workspace has few: the one before makes room. */
  async availability(place: Place): Promise<Thing> {
    const { items } = (await place.admin.get<StatusList>("/availability-statuses")).body;
    for (const { id, preset } of items) if (preset === "own") await place.admin.call("DELETE", `/availability-statuses/${id}`);
    const body = { name: randomUUID(), takes_work: false };
    return { ...blank, ...(await made<Schemas["AvailabilityStatus"]>(place.admin, "/availability-statuses", body)) };
  }

  /** The same. */
  async ticketStatus(place: Place): Promise<Thing> {
    const { items } = (await place.admin.get<{ items: Schemas["OwnTicketStatus"][] }>("/ticket-statuses")).body;
    for (const { id } of items) await place.admin.call("DELETE", `/ticket-statuses/${id}`);
    return { ...blank, ...(await made<Schemas["OwnTicketStatus"]>(place.admin, "/ticket-statuses", { name: randomUUID(), base: "waiting" })) };
  }

  async user(place: Place): Promise<Thing> {
    return { ...blank, ...(await newUser(place.admin, "agent", place.department.id)) };
  }

  async role(place: Place): Promise<Thing> {
    const body = { name: `R ${randomUUID()}`, rank: 5, permissions: { see: "own" } };
    return { ...blank, ...(await made<Schemas["Role"]>(place.admin, "/roles", body)) };
  }

  async department(place: Place): Promise<Thing> {
    return { ...blank, ...(await made<Schemas["Department"]>(place.admin, "/departments", { name: `D ${randomUUID()}` })) };
  }

  async connection(place: Place): Promise<Thing> {
    const body = { kind: "api", name: "C", department_id: place.department.id, settings: {} };
    return { ...blank, ...(await made<Schemas["Channel"]>(place.admin, "/connections", body)) };
  }
  /** Something that has come over a channel, and is a message already. */
  async inbound(place: Place): Promise<Thing> {
    const { id } = await this.connection(place);
    const { secret } = await made<{ secret: string }>(place.admin, `/connections/${id}/secret`, undefined);
    const { hook_path } = (await place.admin.get<Schemas["Connection"]>(`/connections/${id}`)).body;
    const init = { method: "POST", headers: { Authorization: `Bearer ${secret}` }, body: JSON.stringify({ id: "1", from: { id: "a" }, text: "?" }) };
    await fetch(`${this.server.url}${hook_path}`, init);
    const { items } = (await place.admin.get<{ items: Schemas["InboundEntry"][] }>(`/connections/${id}/inbound`)).body;
    return { ...blank, id: items[0]!.id };
  }

  async message(place: Place): Promise<Thing> {
    const thing = await this.conversation(place);
    return { ...thing, id: thing.message };
  }

  async channel(place: Place): Promise<Thing> {
    const body = { kind: "widget", name: `C ${randomUUID()}`, department_id: place.department.id };
    return { ...blank, ...(await made<Schemas["Channel"]>(place.admin, "/channels", body)) };
  }

  /** An API token: the actor's own, a colleague's, a stranger's. */
  async token(place: Place, actor: Caller): Promise<Thing> {
    const who = place.name === "own" ? actor : place.admin;
    return { ...blank, ...(await made<Schemas["NewApiToken"]>(who, "/tokens", { name: "matrix" })) };
  }

  /** A browser in which somebody is signed in: the actor, a colleague, a stranger. */
  async session(place: Place, actor: Caller): Promise<Thing> {
    const who = place.name === "own" ? actor : place.admin;
    const { user } = (await who.get<Schemas["Session"]>("/me")).body;
    const secret = user.email === "admin@demo.test" ? demoPassword : password;
    const body = JSON.stringify({ email: user.email, password: secret });
    await fetch(`${this.server.url}/api/v1/session`, { method: "POST", body });
    const { items } = (await who.get<{ items: Schemas["OwnSession"][] }>("/me/sessions")).body;
    return { ...blank, id: items[0]!.id };
  }

  /** Nobody's yet, in the department; id is the ticket's. */
  ticket(place: Place): Promise<Thing> {
    return this.ticketOf(place, `work of ${markers[place.name]}`);
  }

  private async ticketOf(place: Place, title: string): Promise<Thing> {
    const { id: conversation } = await this.conversation(place);
    const body = { client_id: randomUUID(), title, department_id: place.department.id };
    const { id, version } = await made<Schemas["Ticket"]>(place.admin, "/tickets", body);
    return { ...blank, id, version, conversation, ticket: id };
  }

  /** A conversation, with a ticket beside it. */
  async ticketed(place: Place): Promise<Thing> {
    const thing = await this.ticket(place);
    return { ...thing, id: thing.conversation };
  }

  /** Handed to the last department, which is the actors' own; elsewhere just a ticket. */
  async escalated(place: Place): Promise<Thing> {
    if (place.name !== "own") return this.ticket(place);
    const thing = await this.ticketOf(this.places.other, "what they are asked about");
    await place.admin.call("PATCH", "/escalation-ladder", { last_department_id: place.department.id });
    await made(place.admin, `/tickets/${thing.id}/escalate`, { reason: "matrix" });
    return thing;
  }

  async nothing(): Promise<Thing> {
    return blank;
  }
}

const blank: Thing = { id: "1", version: 1, contact: "1", message: "1", label: "1", token: "", draft: 0, revision: "1", conversation: "1", ticket: "1" };

export async function made<T>(caller: Caller, path: string, body: unknown): Promise<T> {
  const answer = await caller.post<T>(path, body);
  if (answer.status >= 300) throw new Error(`POST ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
  return answer.body;
}

async function placeOf(name: PlaceName, admin: Caller, department: string): Promise<Place> {
  const me = (await admin.get<Schemas["Session"]>("/me")).body.user;
  // Of the other department nobody of the matrix is a member.
  const queue = await made<Schemas["Department"]>(admin, "/departments", { name: department, member_ids: name === "foreign" ? [me.id] : [] });
  const channel = await made<Schemas["Channel"]>(admin, "/channels", { kind: "widget", name: department, department_id: queue.id });
  return { name, admin, key: channel.key, channel, department: queue };
}

function newUser(admin: Caller, role: string, department: string): Promise<Schemas["User"]> {
  const email = `${randomUUID()}@matrix.test`;
  return made(admin, "/users", { name: "Matrix", email, role, password, department_ids: [department] });
}
