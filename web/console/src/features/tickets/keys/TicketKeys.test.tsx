// SPDX-License-Identifier: AGPL-3.0-or-later
import { notifications } from "@mantine/notifications";
import { act, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeAll, expect, it, vi } from "vitest";
import type { Id } from "@shared/ids";
import { fakeServer } from "@/lib/testScreen";
import type { Ticket } from "@/lib/tickets/model";
import { listPath, noCounts, pageOf, renderTickets, ticketWith } from "@/lib/tickets/testTickets";
import { Tickets } from "../Tickets";

const title = (number: number) => `Matter ${number}`;
const make = (number: number, part: Partial<Ticket> = {}) => ticketWith({ id: String(number) as Id, number, title: title(number), comments: 1, ...part });
const focused = () => document.activeElement?.textContent;

beforeAll(() => {
  Element.prototype.scrollTo = () => undefined;
  Element.prototype.scrollIntoView = () => undefined;
});
afterEach(() => {
  notifications.clean();
  vi.unstubAllGlobals();
});

async function table(tickets: readonly Ticket[], answers: Parameters<typeof fakeServer>[0] = {}) {
  fakeServer({ "GET /tickets/counts": () => noCounts, [listPath]: () => pageOf(tickets), ...answers });
  await renderTickets(<Tickets />);
  await screen.findByText(tickets[0]!.title);
  return userEvent.setup();
}

it("UI19 J and K walk over the rows, and Enter opens the one that has the focus", async () => {
  const user = await table([make(1), make(2), make(3)]);
  await user.keyboard("j");
  await waitFor(() => expect(focused()).toBe(title(1)));
  await user.keyboard("jj");
  await waitFor(() => expect(focused()).toBe(title(3)));
  await user.keyboard("j");
  expect(focused()).toBe(title(3));
  await user.keyboard("k");
  await waitFor(() => expect(focused()).toBe(title(2)));
  expect(document.activeElement).toBeInstanceOf(HTMLAnchorElement);
  expect(document.activeElement!.getAttribute("href")).toBe("/tickets/2");
});

it("UI10 UI19 the status, priority and responsible of that row are changed by keys alone", async () => {
  const told = vi.fn();
  const second = make(2);
  const user = await table([make(1), second], {
    "PATCH /tickets/2": (body) => {
      told(body);
      const { version: _version, ...part } = body as Record<string, unknown>;
      return { status: 200, body: { ...second, ...part, version: 2 } };
    },
  });
  await user.keyboard("jj");
  await waitFor(() => expect(focused()).toBe(title(2)));
  await user.keyboard("e");
  const menu = await screen.findByRole("listbox", { name: "Status of ticket #2: To do. Change", hidden: true });
  await within(menu).findByRole("option", { name: "Waiting", hidden: true });
  // The keys are the menu's as long as it is open.
  await user.keyboard("k");
  expect(document.activeElement!.getAttribute("aria-label")).toMatch(/^Status of ticket #2/);
  await user.keyboard("{ArrowDown}{Enter}");
  await waitFor(() => expect(told).toHaveBeenCalledWith({ status: "waiting", version: 1 }));
  await user.keyboard("p");
  await screen.findByRole("listbox", { name: /^Priority of ticket #2/, hidden: true });
  await user.keyboard("{Escape}");
  await user.keyboard("s");
  await screen.findByRole("listbox", { name: /^Responsible for ticket #2/, hidden: true });
  await user.keyboard("{Escape}");
  await user.keyboard("k");
  await waitFor(() => expect(focused()).toBe(title(1)));
});

it("UI19 what may not be changed is explained, N opens the comments and T a new ticket", async () => {
  const user = await table([make(1, { actions: ["comment"] })], { "GET /tickets/1/comments": () => ({ status: 200, body: { items: [] } }) });
  await user.keyboard("e");
  expect(screen.queryAllByRole("alert")).toEqual([]);
  await user.keyboard("j");
  await waitFor(() => expect(focused()).toBe(title(1)));
  await user.keyboard("s");
  await waitFor(() => expect(screen.getAllByText("You may not give this ticket to somebody")).toHaveLength(2));
  await user.keyboard("n");
  await screen.findByRole("cell", { name: "Comments on ticket #1" });
  await user.keyboard("t");
  const card = await screen.findByRole("dialog", { name: "Create ticket" });
  await act(async () => within(card).getByRole("textbox", { name: "Title" }).focus());
  await user.keyboard("j");
  expect(within(card).getByRole<HTMLInputElement>("textbox", { name: "Title" }).value).toBe("j");
});

it("UI8 UI19 on the board the arrows go to the next column that has tickets, and the key of the status opens where a card can go", async () => {
  const column = (status: string) => `GET /tickets?view=all&sort=number&order=desc&status=${status}&limit=100`;
  const [first, second] = [make(1), make(2)];
  const far = make(3, { status: "in_progress" });
  fakeServer({
    "GET /tickets/counts": () => noCounts,
    [column("to_do")]: () => pageOf([first, second]),
    [column("waiting")]: () => pageOf([]),
    [column("in_progress")]: () => pageOf([far]),
    [column("closed")]: () => pageOf([]),
  });
  await renderTickets(<Tickets />, { path: "/tickets?layout=board" });
  await screen.findByText(title(3));
  const user = userEvent.setup();
  await user.keyboard("jj");
  await waitFor(() => expect(focused()).toBe(title(2)));
  await user.keyboard("{ArrowRight}");
  await waitFor(() => expect(focused()).toBe(title(3)));
  await user.keyboard("{ArrowLeft}");
  await waitFor(() => expect(focused()).toBe(title(1)));
  await user.keyboard("{ArrowRight}");
  await waitFor(() => expect(focused()).toBe(title(3)));
  await user.keyboard("p");
  await screen.findByRole("listbox", { name: /^Priority of ticket #3/, hidden: true });
  await user.keyboard("{Escape}");
  await user.keyboard("e");
  await screen.findByRole("menuitem", { name: "Move to Waiting", hidden: true });
});
