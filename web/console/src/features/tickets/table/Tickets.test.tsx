// SPDX-License-Identifier: AGPL-3.0-or-later
import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, describe, expect, it, vi } from "vitest";
import type { Id } from "@shared/ids";
import { fakeServer } from "@/lib/testScreen";
import { paragraphs } from "@/lib/tickets/document";
import { listPath, noCounts, pageOf, renderTickets, ticketWith } from "@/lib/tickets/testTickets";
import { Tickets } from "../Tickets";

afterEach(() => vi.unstubAllGlobals());

const counts = { "GET /tickets/counts": () => noCounts };
const sorted = (sort: string, order: string) => `GET /tickets?view=all&sort=${sort}&order=${order}&limit=100`;

/** Of the menu that a cell has opened; the filters have the same words. */
async function option(menu: RegExp, name: string) {
  const list = await screen.findByRole("listbox", { name: menu, hidden: true });
  return within(list).findByRole("option", { name, hidden: true });
}

describe("the table", () => {
  it("UI8 is a section of its own, with views, counts and a row a ticket", async () => {
    fakeServer({ ...counts, [listPath]: () => pageOf([ticketWith(), ticketWith({ id: "12" as Id, number: 42, title: "Second" })]) });
    await renderTickets(<Tickets />);
    const table = await screen.findByRole("table", { name: "All" });
    await within(table).findByText("Printer is on fire");
    expect(within(table).getByText("#42")).toBeTruthy();
    expect(await screen.findByRole("link", { name: "Submitted to me, 2 open tickets" })).toBeTruthy();
    expect(screen.getAllByRole("link", { name: /open ticket/ })).toHaveLength(4);
  });

  it("UI9 a press on a heading sorts, another turns it round, a third on the title goes back", async () => {
    const answers = Object.fromEntries(
      [sorted("title", "asc"), sorted("title", "desc"), sorted("deadline", "asc"), listPath].map((key) => [key, () => pageOf([ticketWith({ title: key })])]),
    );
    fakeServer({ ...counts, ...answers });
    await renderTickets(<Tickets />);
    const press = async (name: string) => userEvent.click(await screen.findByRole("button", { name }));
    await screen.findByText(listPath);
    await press("Title");
    await screen.findByText(sorted("title", "asc"));
    expect(screen.getByRole("columnheader", { name: "Title" }).getAttribute("aria-sort")).toBe("ascending");
    await press("Title");
    await screen.findByText(sorted("title", "desc"));
    await press("Title");
    await screen.findByText(listPath);
    await press("Deadline");
    await screen.findByText(sorted("deadline", "asc"));
  });

  it("UI10 LC12 status and responsible change in their cells, by keys alone", async () => {
    let ticket = ticketWith();
    const told = vi.fn();
    fakeServer({
      ...counts,
      [listPath]: () => pageOf([ticket]),
      "PATCH /tickets/11": (body) => {
        told(body);
        const { status, responsible_id } = body as { status?: "closed"; responsible_id?: Id };
        ticket = {
          ...ticket,
          ...(status ? { status } : {}),
          ...(responsible_id ? { responsible: { id: responsible_id, name: "Ben" } } : {}),
          version: ticket.version + 1,
        };
        return { status: 200, body: ticket };
      },
    });
    await renderTickets(<Tickets />);
    const user = userEvent.setup();
    const status = await screen.findByRole("button", { name: "Status of ticket #41: To do. Change" });
    status.focus();
    await user.keyboard("{Enter}");
    await option(/^Status of ticket/, "In progress");
    await user.keyboard("{ArrowDown}{ArrowDown}{Enter}");
    await waitFor(() => expect(told).toHaveBeenCalledWith({ status: "in_progress", version: 1 }));
    await user.click(await screen.findByRole("button", { name: "Responsible for ticket #41: Nobody. Change" }));
    await user.type(await screen.findByRole("textbox", { name: "Find a person", hidden: true }), "be");
    await user.click(await option(/^Responsible for ticket/, "Ben"));
    await waitFor(() => expect(told).toHaveBeenLastCalledWith({ responsible_id: "2", version: 2 }));
    await screen.findByRole("button", { name: "Responsible for ticket #41: Ben. Change" });
  });

  it("UI10 what I may not change is not offered, and says why", async () => {
    fakeServer({ ...counts, [listPath]: () => pageOf([ticketWith({ actions: ["comment"] })]) });
    await renderTickets(<Tickets />);
    await screen.findByText("Printer is on fire");
    expect(screen.queryByRole("button", { name: /Change$|Delete|Edit/ })).toBeNull();
    expect(screen.getAllByText("You may not change this ticket")).toHaveLength(2);
    expect(screen.getByText("You may not give this ticket to somebody")).toBeTruthy();
  });

  it("F42 who comes second sees what has changed, and may say it again", async () => {
    const theirs = ticketWith({ priority: "minor", title: "Printer is out", version: 5 });
    const told = vi.fn();
    fakeServer({
      ...counts,
      [listPath]: () => pageOf([told.mock.calls.length > 0 ? theirs : ticketWith()]),
      "PATCH /tickets/11": (body) => {
        told(body);
        if ((body as { version: number }).version === 5) return { status: 200, body: { ...theirs, priority: "major", version: 6 } };
        return { status: 409, body: { type: "x", title: "x", status: 409, code: "version_conflict", current: theirs } };
      },
    });
    await renderTickets(<Tickets />);
    const user = userEvent.setup();
    await user.click(await screen.findByRole("button", { name: /^Priority of ticket #41: Normal/ }));
    await user.click(await option(/^Priority of ticket/, "Major"));
    const dialog = await screen.findByRole("dialog", { name: "Somebody else changed this ticket" });
    const meanwhile = within(dialog).getByLabelText("Changed meanwhile");
    expect(meanwhile.textContent).toContain("Printer is on fire → Printer is out");
    expect(meanwhile.textContent).toContain("Normal → Minor");
    expect(within(dialog).getByLabelText("Your change").textContent).toBe("PriorityMajor");
    await user.click(within(dialog).getByRole("button", { name: "Apply my change" }));
    await waitFor(() => expect(told).toHaveBeenLastCalledWith({ priority: "major", version: 5 }));
  });

  it("UI12 LC14 the chevron opens the comments in the row, and takes one more", async () => {
    const entry = {
      id: "71",
      ticket_id: "11",
      part: "comment",
      client_id: "c",
      author: { id: "2", name: "Ben" },
      body: paragraphs("Looked at it"),
      text: "Looked at it",
      attachments: [],
      mentions: [],
      created_at: "2026-11-21T09:00:00Z",
    };
    const items = [entry];
    fakeServer({
      ...counts,
      [listPath]: () => pageOf([ticketWith({ comments: 1 })]),
      "GET /tickets/11/comments": () => ({ status: 200, body: { items } }),
      "POST /tickets/11/comments": (body) => {
        const { text } = (body as { body: { content: { content: { text: string }[] }[] } }).body.content[0]!.content[0]!;
        items.push({ ...entry, id: "72", text, body: paragraphs(text) });
        return { status: 201, body: items[1] };
      },
    });
    await renderTickets(<Tickets />);
    const user = userEvent.setup();
    await user.click(await screen.findByRole("button", { name: "Comments on ticket #41 (1)", expanded: false }));
    const comments = await screen.findByRole("region", { name: "Comments on ticket #41" });
    await within(comments).findByText("Looked at it");
    await user.type(within(comments).getByRole("textbox"), "Ordered a new one");
    await user.click(within(comments).getByRole("button", { name: "Comment" }));
    await within(comments).findByText("Ordered a new one");
    expect(within(comments).getByRole<HTMLTextAreaElement>("textbox").value).toBe("");
  });

  it("UI11 LC18 the bin deletes at once", async () => {
    const removed = vi.fn();
    fakeServer({
      ...counts,
      [listPath]: () => pageOf(removed.mock.calls.length > 0 ? [] : [ticketWith()]),
      "DELETE /tickets/11": () => {
        removed();
        return {
          status: 200,
          body: { id: "90", kind: "ticket", name: "Printer is on fire", deleted_at: "2026-11-27T00:00:00Z", gone_at: "2026-12-27T00:00:00Z" },
        };
      },
    });
    await renderTickets(<Tickets />);
    await userEvent.click(await screen.findByRole("button", { name: "Delete ticket #41" }));
    await screen.findByText("No tickets yet");
    expect(removed).toHaveBeenCalledOnce();
  });

  it("LC17 a linked conversation is one press away", async () => {
    const linked = { id: "55", number: 8, contact: { id: "6", number: 4, name: "Cleo" }, platform: "telegram", status: "open" };
    fakeServer({ ...counts, [listPath]: () => pageOf([ticketWith({ conversations: [linked] as never, more_conversations: 3 })]) });
    await renderTickets(<Tickets />);
    const link = await screen.findByRole("link", { name: "Conversation #8 with Cleo" });
    expect(link.getAttribute("href")).toBe("/inbox/all/55");
    expect(screen.getByText("+3 more")).toBeTruthy();
  });

  it("RE4 an overdue deadline says so in words", async () => {
    fakeServer({ ...counts, [listPath]: () => pageOf([ticketWith({ deadline: "2020-01-01T10:00:00Z" as never })]) });
    await renderTickets(<Tickets />);
    const table = await screen.findByRole("table");
    expect((await within(table).findByText("Overdue")).closest("[data-due]")?.getAttribute("data-due")).toBe("overdue");
  });

  it("UI8 a page that cannot be loaded says so, and is asked again", async () => {
    let fails = true;
    fakeServer({
      ...counts,
      [listPath]: () => (fails ? { status: 403, body: { code: "forbidden", status: 403, type: "", title: "" } } : pageOf([ticketWith()])),
    });
    await renderTickets(<Tickets />);
    fails = false;
    await userEvent.click(await screen.findByRole("button", { name: "Try again" }));
    await screen.findByText("Printer is on fire");
  });
});
