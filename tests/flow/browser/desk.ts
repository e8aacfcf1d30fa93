// SPDX-License-Identifier: AGPL-3.0-or-later
// The server of one test file, and what its API says to an admin.
import type { Schemas } from "@shared/api";
import { ask, staffToken } from "../../support/people";
import { Server, type ServerOptions } from "../../support/server";

// All people of a test come from one address, which no real desk would see like that.
const flags = ["--rate-limits", "off", "--sockets-per-address", "0"];

export function startDesk(options: ServerOptions = {}): Promise<Server> {
  return Server.start({ flags, ...options });
}

export async function conversationsIn(desk: Server, view: Schemas["View"]): Promise<Schemas["Conversation"][]> {
  const admin = await staffToken(desk);
  return (await ask<Schemas["ConversationPage"]>(desk, admin, "GET", `/conversations?view=${view}&limit=200`)).items;
}

/** Nobody waits any more, so that the next one to write is the only one who calls. */
export async function emptyQueue(desk: Server): Promise<void> {
  const admin = await staffToken(desk);
  for (const { id } of await conversationsIn(desk, "new")) await ask(desk, admin, "POST", `/conversations/${id}/accept`);
}

/** What is really stored of the conversation with this person, oldest first. */
export async function storedTexts(desk: Server, name: string): Promise<string[]> {
  const admin = await staffToken(desk);
  const found = (await conversationsIn(desk, "all")).find(({ contact }) => contact.name === name);
  if (!found) throw new Error(`no conversation with ${name}`);
  const page = await ask<Schemas["MessagePage"]>(desk, admin, "GET", `/conversations/${found.id}/messages?limit=200`);
  return page.items.filter(({ kind }) => kind === "text").map(({ text }) => text);
}
