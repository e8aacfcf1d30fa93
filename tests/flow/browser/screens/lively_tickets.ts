// SPDX-License-Identifier: AGPL-3.0-or-later
// Two tickets in the middle of their way: one that ana handles and mira was asked about, one that ana asked for herself.
import type { Schemas } from "@shared/api";
import { ask, staffToken } from "../../../support/people";
import type { Server } from "../../../support/server";

type Ticket = Schemas["Ticket"];

export interface LivelyTickets {
  handled: Ticket;
  askedFor: Ticket;
}

let lines = 0;
const clientId = () => `screen-ticket-${String(++lines).padStart(4, "0")}`;
const paragraph = (text: string) => ({ type: "paragraph", content: [{ type: "text", text }] });
const said = (...texts: string[]) => ({ client_id: clientId(), body: { type: "doc", content: texts.map(paragraph) } });
const list = (...texts: string[]) => ({ type: "bulletList", content: texts.map((text) => ({ type: "listItem", content: [paragraph(text)] })) });

const longTitle = "Кассовый аппарат у входа не печатает чеки и показывает ошибку E-41 после обновления прошивки";

async function submit(desk: Server, token: string, department: string, title: string): Promise<Ticket> {
  const description = { type: "doc", content: [paragraph("Since this morning no receipts. What I tried:"), list("Another roll of paper", "Switching it off and on", "The cable of till 3")] };
  return ask<Ticket>(desk, token, "POST", "/tickets", { client_id: clientId(), title, description, department_id: department, requested: true });
}

async function give(desk: Server, token: string, { id }: Ticket, body: object): Promise<void> {
  const { ticket } = await ask<Schemas["TicketDetail"]>(desk, token, "GET", `/tickets/${id}`);
  await ask(desk, token, "PATCH", `/tickets/${id}`, { version: ticket.version, ...body });
}

export async function makeTickets(desk: Server, conversations: readonly string[]): Promise<LivelyTickets> {
  const [admin, ana, ben, mira] = (await Promise.all(["admin", "ana", "ben", "mira"].map((name) => staffToken(desk, `${name}@demo.test`)))) as [string, string, string, string];
  const [users, departments, labels] = await Promise.all([
    ask<{ items: Schemas["User"][] }>(desk, admin, "GET", "/users"),
    ask<{ items: Schemas["Department"][] }>(desk, admin, "GET", "/departments"),
    ask<{ items: Schemas["Label"][] }>(desk, admin, "GET", "/labels"),
  ]);
  const userId = (name: string) => users.items.find(({ email }) => email === `${name}@demo.test`)!.id;
  const support = departments.items.find(({ name }) => name === "Support")!.id;
  const handled = await submit(desk, ben, support, longTitle);
  const at = `/tickets/${handled.id}`;
  const soon = new Date(Date.now() + 3 * 86_400_000).toISOString();
  await give(desk, mira, handled, { responsible_id: userId("ana"), priority: "major", status: "in_progress", deadline: soon, label_ids: labels.items.slice(0, 3).map(({ id }) => id) });
  for (const id of conversations) await ask(desk, admin, "PUT", `${at}/conversations/${id}`);
  await ask(desk, ben, "POST", `${at}/additions`, said("It also happens on till 2 since ten."));
  await ask(desk, ana, "POST", `${at}/threads/main/messages`, said("Ben, which till is it, and what does the display say?"));
  await ask(desk, ben, "POST", `${at}/threads/main/messages`, said("Number two. It says E-41.", "See https://shop.example/a-very-long-address-of-a-picture-that-nobody-reads/till-2.png"));
  await ask(desk, ana, "POST", `${at}/comments`, { ...said("@Mira Novak do you remember the same in spring?"), mention_ids: [userId("mira")] });
  await ask(desk, ana, "POST", `${at}/escalate`, { reason: "E-41 on two tills, which we may not open ourselves" });
  await ask(desk, mira, "POST", `${at}/acknowledge`);
  await ask(desk, mira, "POST", `${at}/threads/internal/messages`, said("Same as in spring: the firmware. I ask the maker."));
  await ask(desk, ana, "POST", `${at}/threads/internal/messages`, said("Thanks. Ben needs an answer before noon."));
  const askedFor = await submit(desk, ana, support, "A second screen at the packing table");
  await give(desk, mira, askedFor, { responsible_id: userId("mira") });
  await ask(desk, mira, "POST", `/tickets/${askedFor.id}/threads/main/messages`, said("How large may it be?"));
  return { handled, askedFor };
}
