// SPDX-License-Identifier: AGPL-3.0-or-later
import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, it, vi } from "vitest";
import type { ClientId, Id } from "@shared/ids";
import { fakeServer } from "@/lib/testScreen";
import { listPath, noCounts, pageOf, renderTickets, ticketWith } from "@/lib/tickets/testTickets";
import { Tickets } from "../Tickets";
import { createBody, draftOf, emptyDraft, linkChanges, patchOf } from "@/lib/tickets/card/draft";

afterEach(() => vi.unstubAllGlobals());

const nameOf = ({ name }: { name: string }) => name;

it("LC11 LC12 LC13 a new ticket tells priority, and what was left empty not at all", () => {
  const draft = { ...emptyDraft([]), title: " Fire ", priority: "major" as const };
  expect(createBody(draft, "c" as ClientId, [], { requested: false })).toEqual({
    client_id: "c",
    title: "Fire",
    requested: false,
    priority: "major",
    status: "to_do",
  });
  const due = createBody({ ...draft, deadline: "2026-12-01T10:30", responsible: "2" as Id }, "c" as ClientId, [], { requested: false });
  expect([due.responsible_id, due.deadline]).toEqual(["2", new Date(2026, 11, 1, 10, 30).toISOString()]);
});

it("LC12 LC13 responsible and deadline are set and taken away later, and nothing else is touched", () => {
  const before = draftOf(ticketWith({ deadline: "2026-12-01T10:30:00Z" as never, responsible: { id: "2" as Id, name: "Ben" } }), nameOf);
  expect(patchOf(before, before)).toEqual({});
  expect(patchOf(before, { ...before, responsible: null, deadline: "" })).toEqual({ responsible_id: null, deadline: null });
});

it("LC15 links are added and removed", () => {
  const before = emptyDraft([{ id: "1" as Id, number: 1, name: "" }]);
  const after = emptyDraft([{ id: "2" as Id, number: 2, name: "" }]);
  expect(linkChanges(before, after)).toEqual([
    { id: "2", on: true },
    { id: "1", on: false },
  ]);
});

it("LC10 the card makes a ticket, and not without a title", async () => {
  const told = vi.fn();
  fakeServer({
    "GET /tickets/counts": () => noCounts,
    [listPath]: () => pageOf([]),
    "POST /tickets": (body) => {
      told(body);
      return { status: 201, body: ticketWith() };
    },
  });
  await renderTickets(<Tickets />);
  const user = userEvent.setup();
  await user.click(await screen.findByRole("button", { name: "Create ticket" }));
  await user.type(await screen.findByRole("textbox", { name: "Title" }), "  ");
  const create = () => user.click(screen.getAllByRole("button", { name: "Create ticket" }).at(-1)!);
  await create();
  expect(told).not.toHaveBeenCalled();
  await user.type(screen.getByRole("textbox", { name: "Title" }), "Printer");
  await create();
  await waitFor(() => expect(told).toHaveBeenCalledWith(expect.objectContaining({ title: "Printer", priority: "normal", requested: false })));
  await waitFor(() => expect(screen.queryByRole("dialog", { name: "Create ticket" })).toBeNull());
});

it("CH10 UI7 everybody may submit one, also without any right, and finds it among those opened", async () => {
  const told = vi.fn();
  fakeServer({
    "GET /tickets/counts": () => noCounts,
    "GET /tickets?view=submitted&sort=number&order=desc&limit=100": () => pageOf([]),
    "POST /tickets": (body) => {
      told(body);
      return { status: 201, body: ticketWith() };
    },
  });
  await renderTickets(<Tickets />, { permissions: {} });
  const user = userEvent.setup();
  await screen.findByText("Nothing is submitted to you");
  expect(screen.queryByRole("button", { name: "Create ticket" })).toBeNull();
  expect(screen.getAllByRole("link", { name: /open ticket/ }).map((link) => link.textContent)).toEqual(["Submitted to me 2", "Opened by me 1"]);
  await user.click(screen.getByRole("button", { name: "Submit a ticket" }));
  await user.type(await screen.findByRole("textbox", { name: "Title" }), "No coffee");
  const card = within(screen.getByRole("dialog", { name: "Submit a ticket" }));
  expect(card.queryByLabelText("Priority")).toBeNull();
  await user.click(card.getByRole("button", { name: "Submit a ticket" }));
  await waitFor(() => expect(told).toHaveBeenCalledWith({ client_id: expect.any(String) as string, title: "No coffee", requested: true }));
});

it("UI11 the pencil opens the quick form with what is there, and saves only what changed", async () => {
  const told = vi.fn();
  fakeServer({
    "GET /tickets/counts": () => noCounts,
    [listPath]: () => pageOf([ticketWith()]),
    "PATCH /tickets/11": (body) => {
      told(body);
      return { status: 200, body: ticketWith({ version: 2, title: "Printer is on fire!" }) };
    },
  });
  await renderTickets(<Tickets />);
  const user = userEvent.setup();
  await user.click(await screen.findByRole("button", { name: "Edit ticket #41" }));
  const title = await screen.findByRole<HTMLInputElement>("textbox", { name: "Title" });
  expect(title.value).toBe("Printer is on fire");
  await user.type(title, "!");
  await user.click(screen.getByRole("button", { name: "Save" }));
  await waitFor(() => expect(told).toHaveBeenCalledWith({ title: "Printer is on fire!", version: 1 }));
});
