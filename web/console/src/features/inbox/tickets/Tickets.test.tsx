// SPDX-License-Identifier: AGPL-3.0-or-later
import { act, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import i18next from "i18next";
import { afterEach, describe, expect, it, vi } from "vitest";
import type { Id } from "@shared/ids";
import type { Conversation, Grants } from "@shared/model";
import { closeOverlay } from "@/lib/overlays";
import { prefer } from "@/lib/preferences";
import { fakeServer } from "@/lib/testScreen";
import type { Ticket } from "@/lib/tickets/model";
import { followTickets } from "@/lib/tickets/queries";
import { pageOf, renderTickets, ticketWith } from "@/lib/tickets/testTickets";
import { TicketButton } from "./TicketButton";
import { TicketDialogs } from "./TicketDialogs";
import { FootTickets, HeadTickets } from "./TicketStrip";

const conversation = {
  id: "5" as Id,
  number: 8,
  subject: "Receipts are missing",
  contact: { id: "6" as Id, number: 4, name: "Cleo", email: "" },
} as Conversation;
const other = ticketWith({ id: "12" as Id, number: 42, title: "Courier is late" });
const own = (ticket: Ticket, pinned = true) => ({ ticket, linked: true, pinned });
const of =
  (...items: object[]) =>
  () => ({ status: 200, body: { items } });
const ofThis = "GET /conversations/5/tickets";
const similar = "GET /tickets/similar?conversation_id=5";
const all = "GET /tickets?view=all&sort=number&order=desc&limit=30";

afterEach(() => {
  act(closeOverlay);
  vi.unstubAllGlobals();
});

/** With the panel closed: open, it has the tickets. */
async function show(permissions: Grants = { see_tickets: "all", make_tickets: "all", edit_tickets: "all" }) {
  prefer({ panelOpen: false });
  const shown = await renderTickets(
    <>
      <TicketButton id={conversation.id} place="head" />
      <HeadTickets id={conversation.id} />
      <FootTickets id={conversation.id} />
      <TicketDialogs conversation={conversation} />
    </>,
    { path: "/inbox/mine/5", permissions },
  );
  await act(() => i18next.loadNamespaces(["linking"]));
  return shown;
}

const window_ = () => screen.findByRole("dialog", { name: "Tickets" });
const section = (dialog: HTMLElement, name: string) =>
  within(within(dialog).getByRole("region", { name }))
    .getAllByRole("listitem")
    .map((line) => line.textContent);

describe("without a ticket", () => {
  it("UI13 a button at the head and one at the foot open the card, begun with what it is about and linked", async () => {
    const told = vi.fn();
    let items: object[] = [];
    fakeServer({
      [ofThis]: () => of(...items)(),
      [similar]: of(),
      "POST /tickets": (body) => {
        told(body);
        items = [own(ticketWith())];
        return { status: 201, body: ticketWith() };
      },
    });
    await show();
    const user = userEvent.setup();
    const buttons = await screen.findAllByRole("button", { name: "Tickets" });
    expect(buttons).toHaveLength(2);
    await user.click(buttons[1]!);
    const card = within(await screen.findByRole("dialog", { name: "Create ticket" }));
    expect((await card.findByRole<HTMLInputElement>("textbox", { name: "Title" })).value).toBe("Receipts are missing");
    expect(card.getByText("#8 Cleo")).toBeTruthy();
    await user.click(card.getByRole("button", { name: "Create ticket" }));
    await waitFor(() =>
      expect(told).toHaveBeenCalledWith(expect.objectContaining({ title: "Receipts are missing", conversation_ids: ["5"], contact_id: "6" })),
    );
    await waitFor(() => expect(screen.getAllByRole("link", { name: "#41 To do Printer is on fire" })).toHaveLength(2));
  });

  it("LC16 the card suggests open tickets that say the same, and links to one instead", async () => {
    let items: object[] = [];
    const linked = vi.fn();
    fakeServer({
      [ofThis]: () => of(...items)(),
      [similar]: of(other, ticketWith({ number: 43, title: "Not mine to change", actions: [] })),
      "PUT /tickets/12/conversations/5": () => {
        linked();
        items = [own(other)];
        return { status: 200, body: other };
      },
    });
    await show();
    const user = userEvent.setup();
    await user.click((await screen.findAllByRole("button", { name: "Tickets" }))[0]!);
    const suggested = within(await screen.findByRole("region", { name: "Similar open tickets" }));
    await suggested.findByText("Courier is late");
    expect(suggested.queryByText("Not mine to change")).toBeNull();
    await user.click(suggested.getByRole("button", { name: "Link instead: #42" }));
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    expect(linked).toHaveBeenCalledOnce();
    expect((await screen.findAllByRole("link", { name: "#42 To do Courier is late" }))[0]!.getAttribute("href")).toBe("/tickets/12");
  });

  it("LC16 other words of the title are looked for as they are", async () => {
    const asked = fakeServer({ [ofThis]: of(), [similar]: of(), "GET /tickets/similar?text=Courier": of(other) });
    await show();
    const user = userEvent.setup();
    await user.click((await screen.findAllByRole("button", { name: "Tickets" }))[0]!);
    const title = await screen.findByRole("textbox", { name: "Title" });
    await user.clear(title);
    await user.type(title, "Courier");
    await screen.findByText("Courier is late");
    expect(asked.mock.calls.filter(([path]) => String(path).includes("text=")).map(([path]) => String(path).split("=").at(-1))).toEqual(["Courier"]);
  });

  it("RE4 who may neither make nor change tickets is offered nothing", async () => {
    const asked = fakeServer({ [ofThis]: of() });
    await show({ see_tickets: "own" });
    await waitFor(() => expect(asked).toHaveBeenCalled());
    expect(screen.queryByRole("button", { name: /ticket/i })).toBeNull();
  });
});

describe("with tickets", () => {
  it("UI14 UI15 they show by number and status, and the button is a pencil", async () => {
    fakeServer({
      [ofThis]: of(own(ticketWith()), own(ticketWith({ id: "12" as Id, number: 42, status: "closed" })), own(ticketWith({ id: "13" as Id, number: 43 }))),
    });
    await show();
    expect(await screen.findAllByRole("button", { name: "Tickets of this conversation" })).toHaveLength(2);
    expect(screen.queryByRole("button", { name: "Tickets" })).toBeNull();
    const head = within(screen.getByRole("group", { name: "Linked tickets" }));
    expect(head.getAllByRole("link").map((link) => link.textContent)).toEqual(["#41 To do Printer is on fire", "#42 Closed Printer is on fire"]);
    expect(head.getByRole("button", { name: "+1 more" })).toBeTruthy();
    expect(within(screen.getByRole("group", { name: "Tickets of this conversation" })).getAllByRole("link")).toHaveLength(3);
  });

  it("UI15 the window has all tickets, mine on top, until the red cross", async () => {
    let pinned = true;
    fakeServer({
      [ofThis]: () => of(own(ticketWith(), pinned))(),
      [similar]: of(),
      [all]: () => pageOf([other, ticketWith()]),
      "DELETE /conversations/5/pinned-tickets/11": () => {
        pinned = false;
        return { status: 204 };
      },
    });
    await show();
    const user = userEvent.setup();
    await user.click((await screen.findAllByRole("button", { name: "Tickets of this conversation" }))[0]!);
    const dialog = await window_();
    await within(dialog).findByText("Courier is late");
    expect(section(dialog, "On top for this conversation")).toEqual([expect.stringContaining("#41")]);
    expect(section(dialog, "All tickets")).toEqual([expect.stringContaining("#42")]);
    await user.click(within(dialog).getByRole("button", { name: "Take ticket #41 off the top" }));
    await waitFor(() => expect(within(dialog).queryByRole("region", { name: "On top for this conversation" })).toBeNull());
    expect(section(dialog, "All tickets")).toEqual([expect.stringContaining("#42"), expect.stringContaining("#41")]);
    expect(within(dialog).getByRole("button", { name: "Pin ticket #41 on top" })).toBeTruthy();
    expect(within(dialog).getByText("Linked")).toBeTruthy();
  });

  it("UI15 a pin of another tab of mine is here at once, and asks for nothing else", async () => {
    let pinned = true;
    const asked = fakeServer({ [ofThis]: () => of(own(ticketWith(), pinned))(), [similar]: of(), [all]: () => pageOf([ticketWith()]) });
    await show();
    let tell: (event: object) => void = () => undefined;
    const stop = followTickets({ onEvent: (listener) => ((tell = listener as typeof tell), () => undefined) });
    await userEvent.setup().click((await screen.findAllByRole("button", { name: "Tickets of this conversation" }))[0]!);
    const dialog = await window_();
    await within(dialog).findByRole("button", { name: "Take ticket #41 off the top" });
    const before = asked.mock.calls.length;
    pinned = false;
    act(() => tell({ seq: "12", type: "ticket_pin.updated", data: { conversation_id: conversation.id, ticket_id: "11", pinned: false } }));
    await within(dialog).findByRole("button", { name: "Pin ticket #41 on top" });
    expect(asked.mock.calls.slice(before).map(([path]) => String(path))).toEqual(["/api/v1/conversations/5/tickets"]);
    stop();
  });

  it("UI15 a cross that the desk refuses is taken back", async () => {
    const refused = { type: "", title: "No", status: 403, code: "forbidden" };
    fakeServer({
      [ofThis]: of(own(ticketWith())),
      [similar]: of(),
      [all]: () => pageOf([]),
      "DELETE /conversations/5/pinned-tickets/11": () => ({ status: 403, body: refused }),
    });
    await show();
    const user = userEvent.setup();
    await user.click((await screen.findAllByRole("button", { name: "Tickets of this conversation" }))[0]!);
    const dialog = await window_();
    await user.click(await within(dialog).findByRole("button", { name: "Take ticket #41 off the top" }));
    await within(dialog).findByRole("button", { name: "Take ticket #41 off the top" });
    expect(section(dialog, "On top for this conversation")).toHaveLength(1);
  });

  it("LC15 LC16 another ticket is found by number or words, and linked from there", async () => {
    const linked = vi.fn();
    fakeServer({
      [ofThis]: of(own(ticketWith())),
      [similar]: of(),
      [all]: () => pageOf([ticketWith()]),
      [`${all}&q=courier`]: () => pageOf([other]),
      "GET /tickets/similar?text=courier": of(other, ticketWith({ id: "14" as Id, number: 44, title: "Parcel is late" })),
      "PUT /tickets/12/conversations/5": () => {
        linked();
        return { status: 200, body: other };
      },
    });
    await show();
    const user = userEvent.setup();
    await user.click((await screen.findAllByRole("button", { name: "Tickets of this conversation" }))[0]!);
    const dialog = await window_();
    await user.type(within(dialog).getByRole("textbox", { name: "Number or words" }), "courier");
    await within(dialog).findByText("Parcel is late");
    expect(section(dialog, "Found")).toEqual([expect.stringContaining("#42")]);
    expect(section(dialog, "Similar open tickets")).toEqual([expect.stringContaining("#44")]);
    await user.click(within(dialog).getByRole("button", { name: "Link ticket #42 to this conversation" }));
    await waitFor(() => expect(linked).toHaveBeenCalledOnce());
  });

  it("UI15 a list that cannot be loaded says so, and is asked again", async () => {
    let fails = true;
    fakeServer({
      [ofThis]: of(own(ticketWith())),
      [similar]: of(),
      [all]: () => (fails ? { status: 403, body: { type: "", title: "", status: 403, code: "forbidden" } } : pageOf([other])),
    });
    await show();
    await userEvent.click((await screen.findAllByRole("button", { name: "Tickets of this conversation" }))[0]!);
    const again = await screen.findByRole("button", { name: "Try again" });
    fails = false;
    await userEvent.click(again);
    await screen.findByText("Courier is late");
  });
});
