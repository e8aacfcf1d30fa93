// SPDX-License-Identifier: AGPL-3.0-or-later
// For tests of the screens of tickets: one to begin with, and a desk around them.
import { Notifications } from "@mantine/notifications";
import { act } from "@testing-library/react";
import i18next from "i18next";
import type { ReactNode } from "react";
import { emptyDesk } from "@shared/events";
import type { Id } from "@shared/ids";
import type { Department, Grants, User } from "@shared/model";
import { createStore } from "@shared/store";
import { type Desk } from "@/lib/desk";
import { DeskContext } from "@/lib/deskContext";
import { renderAt } from "@/lib/testScreen";
import { ConflictDialog } from "./ConflictDialog";
import type { Ticket } from "./model";

const everything: Ticket["actions"] = ["edit", "assign", "delete", "comment", "add", "resolve", "link"];

export function ticketWith(part: Partial<Ticket> = {}): Ticket {
  return {
    id: "11" as Id,
    number: 41,
    title: "Printer is on fire",
    description: { type: "doc", content: [] },
    excerpt: "Smoke since noon",
    status: "to_do",
    status_id: null,
    priority: "normal",
    department_id: "3" as Id,
    responsible: null,
    deadline: null,
    requester: null,
    opened_by: { id: "1" as Id, name: "Ada" },
    label_ids: [],
    conversations: [],
    more_conversations: 0,
    comments: 0,
    attachments: [],
    escalation: null,
    has_internal: false,
    actions: everything,
    created_at: "2026-11-20T09:00:00Z",
    updated_at: "2026-11-20T09:00:00Z",
    closed_at: null,
    version: 1,
    ...part,
  } as Ticket;
}

export function pageOf(items: readonly Ticket[], next: string | null = null) {
  return { status: 200, body: { items, next, seq: "9" } };
}

export const noCounts = { status: 200, body: { all: 3, submitted: 2, opened: 1, overdue: 1, seq: "9" } };
export const listPath = "GET /tickets?view=all&sort=number&order=desc&limit=100";

const ada = {
  id: "1",
  name: "Ada",
  email: "ada@kiln.example",
  role: "admin",
  active: true,
  department_ids: ["3"],
  status_id: null,
  online: true,
  version: 1,
} as unknown as User;
const ben = { ...ada, id: "2" as Id, name: "Ben" };

export function fakeDesk(permissions: Grants): Desk {
  const state = createStore({
    ...emptyDesk(),
    users: new Map([ada, ben].map((user) => [user.id, user])),
    departments: new Map([["3" as Id, { id: "3", name: "Support" } as Department]]),
  });
  const session = { user: ada, role: { id: "admin", rank: 1, permissions }, upload: { max_bytes: 1000, types: ["text/plain"] } };
  return { state, session, onEvent: () => () => undefined } as unknown as Desk;
}

/** jsdom lays nothing out: rows need a height to be there at all, and fields that grow wait for fonts. */
function giveHeights(): void {
  Object.defineProperty(document, "fonts", { configurable: true, value: new EventTarget() });
  Object.defineProperty(HTMLElement.prototype, "offsetHeight", { configurable: true, get: () => 600 });
  Object.defineProperty(HTMLElement.prototype, "clientHeight", { configurable: true, get: () => 600 });
}

export async function renderTickets(screen: ReactNode, { path = "/tickets", permissions = { see_tickets: "all", make_tickets: "all" } as Grants } = {}) {
  giveHeights();
  const desk = fakeDesk(permissions);
  const shown = await renderAt(
    path,
    <DeskContext.Provider value={desk}>
      {screen}
      <ConflictDialog />
      <Notifications />
    </DeskContext.Provider>,
  );
  await act(() => i18next.loadNamespaces(["tickets", "ticket_answers", "answers", "channels", "finding", "knowledge", "helping", "ticket"]));
  return { desk, ...shown };
}
