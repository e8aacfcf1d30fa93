// SPDX-License-Identifier: AGPL-3.0-or-later
import { notifications } from "@mantine/notifications";
import { act, renderHook, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { Route, Routes } from "react-router";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { Id } from "@shared/ids";
import { fakeServer } from "@/lib/testScreen";
import { paragraphs } from "@/lib/tickets/document";
import { closeAnswers, useOfferedAnswers } from "@/lib/ticketAnswers";
import type { Ticket, TicketEntry } from "@/lib/tickets/model";
import { renderTickets, ticketWith } from "@/lib/tickets/testTickets";
import { TicketPage } from "./TicketPage";
import { keepDraft } from "./windows/drafts";
import { placeOf } from "./windows/sending";

type Answers = Parameters<typeof fakeServer>[0];

const escalation: NonNullable<Ticket["escalation"]> = {
  id: "5" as Id,
  level: 1,
  state: "open",
  department_id: "3" as Id,
  assignee: null,
  from: { id: "1" as Id, name: "Ada" },
  reason: "Out of reach",
  outcome: "",
  external_url: null,
  opened_at: "2026-11-20T10:00:00Z",
  acknowledged_at: null,
  waiting_since: "2026-11-20T10:00:00Z",
  closed_at: null,
};
const nora: Ticket["requester"] = { kind: "user", id: "9" as Id, name: "Nora" };
const handling: Ticket["actions"] = ["edit", "assign", "delete", "comment", "add", "resolve", "link", "see_main", "write_main", "escalate"];
const step = { department_id: "4" as Id, name: "Head office", people: [{ id: "7" as Id, name: "Hal" }] };
const ladder = { departments: [], last_department_id: null, developers_department_id: null };

function entry(text: string, part: Partial<TicketEntry> = {}): TicketEntry {
  return {
    id: text as Id,
    ticket_id: "11" as Id,
    part: "main",
    client_id: text,
    author: { id: "2" as Id, name: "Ben" },
    body: paragraphs(text),
    text,
    attachments: [],
    mentions: [],
    created_at: "2026-11-20T11:00:00Z",
    ...part,
  } as TicketEntry;
}

async function open(ticket: Ticket, answers: Answers = {}, detail: object = {}) {
  const page = (items: readonly TicketEntry[]) => ({ status: 200, body: { items, next: null, seq: "9" } });
  fakeServer({
    "GET /tickets/11": () => ({ status: 200, body: { ticket, additions: [], escalations: [], escalates_to: null, seq: "9", ...detail } }),
    "GET /tickets/11/threads/main/messages?limit=50": () => page([entry("Which till?")]),
    "GET /tickets/11/threads/internal/messages?limit=50": () => page([entry("The firmware again", { part: "internal" })]),
    "GET /tickets/11/comments": () => ({ status: 200, body: { items: [] } }),
    "GET /escalation-ladder": () => ({ status: 200, body: ladder }),
    ...answers,
  });
  const { desk } = await renderTickets(
    <Routes>
      <Route path="/tickets/:id" element={<TicketPage />} />
    </Routes>,
    { path: "/tickets/11" },
  );
  return desk;
}

beforeEach(() => sessionStorage.clear());
afterEach(() => {
  vi.unstubAllGlobals();
  notifications.clean();
  act(closeAnswers);
});

it("LC9 who asked has Main alone, and nothing tells of an inside", async () => {
  await open(
    ticketWith({ requester: { ...nora, id: "1" as Id }, actions: ["add", "see_main", "write_main"], responsible: { id: "2" as Id, name: "Ben" }, version: 0 }),
  );
  await screen.findByText("Which till?");
  expect(screen.queryAllByRole("tab")).toEqual([]);
  expect(screen.queryByRole("region", { name: "Escalation" })).toBeNull();
  expect(document.body.textContent).not.toMatch(/[Ii]nternal|[Ii]nside|Comments|History|Labels|[Ee]scalat/);
  expect(screen.queryByRole("button", { name: "Resolve" })).toBeNull();
});

it("LC9 Internal appears with the first escalation, and says who never sees it", async () => {
  const user = userEvent.setup();
  await open(
    ticketWith({
      requester: nora,
      actions: [...handling, "see_internal", "write_internal"],
      has_internal: true,
      escalation,
      responsible: { id: "1" as Id, name: "Ada" },
    }),
  );
  await screen.findByText("Which till?");
  await user.click(screen.getByRole("tab", { name: /^Internal/ }));
  const window = within(await screen.findByRole("region", { name: "Internal" }));
  await window.findByText("The firmware again");
  expect(window.getByText(/Nora, who asked, never sees this/)).toBeTruthy();
  expect((await window.findByRole("form", { name: "Message in Internal" })).dataset["part"]).toBe("internal");
  expect(window.getByRole("button", { name: "Send inside" })).toBeTruthy();
});

it("LC9 before any escalation there is no Internal", async () => {
  await open(ticketWith({ requester: nora, actions: handling }));
  await screen.findByText("Which till?");
  expect(screen.getAllByRole("tab").map((tab) => tab.dataset["tab"])).toEqual(["main", "comment", "history"]);
});

it("LC7 escalating says where it goes, and not without a reason", async () => {
  const user = userEvent.setup();
  const told = vi.fn();
  const before = ticketWith({ requester: nora, actions: handling });
  await open(
    before,
    { "POST /tickets/11/escalate": (body) => (told(body), { status: 200, body: { ...before, escalation, version: 2 } }) },
    { escalates_to: step },
  );
  await user.click(await screen.findByRole("button", { name: "Escalate" }));
  const dialog = within(await screen.findByRole("dialog", { name: "Escalate ticket #41" }));
  expect(dialog.getByText("It goes to Head office")).toBeTruthy();
  expect(dialog.getByText("Hal")).toBeTruthy();
  const send = dialog.getByRole("button", { name: "Escalate to Head office" });
  await user.click(send);
  expect(dialog.getByText("Say why.")).toBeTruthy();
  expect(told).not.toHaveBeenCalled();
  await user.type(dialog.getByRole("textbox"), "Out of reach");
  await user.click(send);
  await waitFor(() => expect(told).toHaveBeenCalledWith({ reason: "Out of reach" }));
});

it("LC7 with nobody above, the way is explained and nothing is offered", async () => {
  const user = userEvent.setup();
  await open(ticketWith({ requester: nora, actions: handling }));
  await user.click(await screen.findByRole("button", { name: "Escalate" }));
  const dialog = within(await screen.findByRole("dialog"));
  expect(dialog.getByText("There is nobody above")).toBeTruthy();
  expect(dialog.queryByRole("textbox")).toBeNull();
});

it("LC7 LC9 every escalation is seen: the open one first, those before it folded with who, why and how long", async () => {
  const user = userEvent.setup();
  const past = {
    ...escalation,
    acknowledged_at: "2026-11-20T10:12:00Z",
    assignee: { id: "7" as Id, name: "Hal" },
    waiting_since: null,
    closed_at: "2026-11-20T12:30:00Z",
  };
  const returned = { ...past, id: "4" as Id, state: "returned" as const, reason: "Too hot", outcome: "Look at the fuse" };
  const raised = {
    ...past,
    id: "5" as Id,
    level: 2,
    state: "raised" as const,
    acknowledged_at: null,
    assignee: null,
    reason: "Fuse is fine",
    outcome: "Not ours",
  };
  const open3 = { ...escalation, id: "6" as Id, level: 3, reason: "Firmware" };
  await open(
    ticketWith({ requester: nora, actions: [...handling, "see_internal"], has_internal: true, escalation: open3 }),
    {},
    { escalations: [returned, raised, open3] },
  );
  const card = within(await screen.findByRole("region", { name: "Escalation" }));
  expect(card.getByText("Escalated to Support")).toBeTruthy();
  expect(card.getByText("Earlier escalations: 2").closest("details")!.open).toBe(false);
  await user.click(card.getByText("Earlier escalations: 2"));
  const rows = within(card.getByRole("list", { name: "Earlier escalations: 2" })).getAllByRole("listitem");
  expect(rows.map((row) => row.dataset["state"])).toEqual(["raised", "returned"]);
  expect(rows[0]!.textContent).toMatch(/Ada.*Fuse is fine.*Not ours.*Nobody took it\. It was open for 2 hr 30 min\./);
  expect(rows[1]!.textContent).toMatch(/Returned by Support.*Too hot.*Look at the fuse.*Hal took it after 12 min\. It was open for 2 hr 30 min\./);
});

it("LC8 whom it was escalated to takes it, and hands it on to developers by the address of their issue", async () => {
  const user = userEvent.setup();
  const told = vi.fn();
  const actions: Ticket["actions"] = ["comment", "see_internal", "write_internal", "acknowledge", "return", "raise", "settle"];
  const inside = ticketWith({ requester: nora, actions, has_internal: true, escalation });
  await open(inside, {
    "GET /escalation-ladder": () => ({ status: 200, body: { ...ladder, last_department_id: "3" } }),
    "POST /tickets/11/acknowledge": () => (told("acknowledge"), { status: 200, body: inside }),
    "POST /tickets/11/raise": (body) => (told(body), { status: 200, body: inside }),
  });
  const card = within(await screen.findByRole("region", { name: "Escalation" }));
  expect(card.getByText("Nobody has taken it yet")).toBeTruthy();
  expect(card.getByRole("timer").textContent).toMatch(/^Waiting inside for /);
  await user.click(card.getByRole("button", { name: "Take it" }));
  await waitFor(() => expect(told).toHaveBeenCalledWith("acknowledge"));
  await user.click(await card.findByRole("button", { name: "To developers…" }));
  const dialog = within(await screen.findByRole("dialog", { name: "Hand ticket #41 on to developers" }));
  await user.type(dialog.getByLabelText(/what is known/), "A bug");
  await user.click(dialog.getByRole("button", { name: "Hand on" }));
  expect(dialog.getByText("Write the whole address, with https://")).toBeTruthy();
  await user.type(dialog.getByLabelText(/Address/), "bugs.example/7");
  await user.click(dialog.getByRole("button", { name: "Hand on" }));
  await waitFor(() => expect(told).toHaveBeenCalledWith({ reason: "A bug", external_url: "https://bugs.example/7" }));
});

it("F42 LC10 a title changed by two: the later one sees the other's value and decides", async () => {
  const user = userEvent.setup();
  const mine = vi.fn();
  const theirs = ticketWith({ title: "Printer burns", version: 2, requester: nora, actions: handling });
  const ticket = ticketWith({ requester: nora, actions: handling });
  await open(ticket, {
    "PATCH /tickets/11": (body) => {
      mine(body);
      const isFirst = (body as { version: number }).version === 1;
      return isFirst
        ? { status: 409, body: { type: "", title: "", status: 409, code: "version_conflict", current: theirs } }
        : { status: 200, body: { ...theirs, title: "Fire!", version: 3 } };
    },
  });
  const title = await screen.findByRole("textbox", { name: "Title of the ticket" });
  await user.clear(title);
  await user.type(title, "Fire!{Enter}");
  const dialog = within(await screen.findByRole("dialog", { name: "Somebody else changed this ticket" }));
  expect(dialog.getByText("Printer burns")).toBeTruthy();
  await user.click(dialog.getByRole("button", { name: "Apply my change" }));
  await waitFor(() => expect(mine).toHaveBeenLastCalledWith({ title: "Fire!", version: 2 }));
});

it("LC9 a message that does not go stays with its reason, and goes again as the same one", async () => {
  const user = userEvent.setup();
  keepDraft(placeOf("1" as Id, "11" as Id, "main"), paragraphs("Number two") as never);
  const ids: unknown[] = [];
  const stored = () => entry("Number two", { client_id: String(ids[0]), author: { id: "1" as Id, name: "Ada" } });
  await open(ticketWith({ requester: nora, actions: handling }), {
    "GET /tickets/11/threads/main/messages?limit=50": () => ({ status: 200, body: { items: ids.length > 1 ? [stored()] : [], next: null, seq: "9" } }),
    "POST /tickets/11/threads/main/messages": (body) => {
      ids.push((body as { client_id: string }).client_id);
      if (ids.length === 1) return { status: 403, body: { type: "", title: "", status: 403, code: "forbidden" } };
      return { status: 201, body: stored() };
    },
  });
  await user.click(await screen.findByRole("button", { name: "Send to Nora" }));
  const failed = await screen.findByText(/^Not sent: /);
  expect(failed.textContent).toContain("Whoever is responsible writes, or who may edit the ticket.");
  await user.click(within(failed).getByRole("button", { name: "Try again" }));
  await waitFor(() => expect(screen.queryByText(/^Not sent: /)).toBeNull());
  expect(new Set(ids).size).toBe(1);
  expect(screen.getAllByText("Number two")).toHaveLength(1);
});

it("LC14 what was added to the description stands below it, with who and when", async () => {
  const addition = entry("Also on till 2", { part: "addition" });
  await open(ticketWith({ requester: nora, actions: handling, description: paragraphs("No receipts") }), {}, { additions: [addition] });
  const described = within(await screen.findByRole("region", { name: "Description" }));
  expect(described.getByText("No receipts")).toBeTruthy();
  expect(described.getByRole("list", { name: "Additions" }).textContent).toMatch(/Ben added, .*Also on till 2/);
});

it("LC14 a comment shows formatting, people and files", async () => {
  const user = userEvent.setup();
  const body = {
    type: "doc",
    content: [
      {
        type: "paragraph",
        content: [
          { type: "text", text: "@Ada", marks: [{ type: "bold" }] },
          { type: "text", text: " look" },
        ],
      },
    ],
  };
  const file = { id: "0123456789abcdef0123456789abcdef", name: "log.txt", type: "text/plain", size: 12 };
  const comment = entry("@Ada look", { body, mentions: [{ id: "1", name: "Ada" }], attachments: [file] } as never);
  await open(ticketWith({ requester: nora, actions: handling, comments: 1 }), {
    "GET /tickets/11/comments": () => ({ status: 200, body: { items: [comment] } }),
  });
  await user.click(await screen.findByRole("tab", { name: /Comments/ }));
  const shown = within(await screen.findByRole("log", { name: "Comments" }));
  expect((await shown.findByText("@Ada")).closest("strong")).toBeTruthy();
  expect(shown.getByText("@Ada").dataset["me"]).toBe("true");
  expect(shown.getByRole("link", { name: /log\.txt/ })).toBeTruthy();
});

it("LC17 every linked conversation is one press away", async () => {
  const conversations = [
    { id: "77" as Id, number: 12, contact: { id: "8" as Id, number: 3, name: "Marta" }, platform: "telegram", status: "open" },
  ] as Ticket["conversations"];
  await open(ticketWith({ requester: nora, actions: handling, conversations }));
  const link = await screen.findByRole("link", { name: /Marta.*#12/ });
  expect(link.getAttribute("href")).toBe("/inbox/all/77");
});

it("AD4 a right that went meanwhile is explained in words", async () => {
  const user = userEvent.setup();
  const refused = { status: 403, body: { type: "", title: "", status: 403, code: "forbidden" } };
  await open(ticketWith({ requester: nora, actions: handling }), { "PATCH /tickets/11": () => refused });
  const title = await screen.findByRole("textbox", { name: "Title of the ticket" });
  await user.type(title, "!{Enter}");
  await screen.findByText("Your role does not include editing this ticket.");
  screen.getByRole("button", { name: /^Responsible for ticket/ }).focus();
  await user.keyboard("{Enter}");
  await user.click(await screen.findByRole("option", { name: /Ben/, hidden: true }));
  await screen.findByText("Your role does not include assigning this ticket.");
});

it("LC6 resolving closes it with the last word, and offers one answer to every linked conversation", async () => {
  const user = userEvent.setup();
  const told = vi.fn();
  const linked = (id: string, name: string) => ({ id, number: Number(id), contact: { id: "8", number: 3, name }, platform: "telegram", status: "open" });
  const actions: Ticket["actions"] = [...handling, "answer"];
  const ticket = ticketWith({ requester: nora, actions, conversations: [linked("77", "Marta"), linked("78", "Jonas")] as unknown as Ticket["conversations"] });
  await open(ticket, { "POST /tickets/11/resolve": (body) => (told(body), { status: 200, body: { ...ticket, status: "closed", version: 2 } }) });
  const { result: offered } = renderHook(useOfferedAnswers);
  await user.click(await screen.findByRole("button", { name: "Resolve" }));
  const dialog = within(await screen.findByRole("dialog", { name: "Resolve ticket #41" }));
  dialog.getByText("Next you can answer all 2 linked conversations at once.");
  await user.type(dialog.getByRole("textbox", { name: /Last words to Nora/ }), "It works");
  expect(offered.current).toBeNull();
  await user.click(dialog.getByRole("button", { name: "Resolve" }));
  await waitFor(() => expect(offered.current).toEqual({ id: "11", number: 41, title: ticket.title }));
  expect(told).toHaveBeenCalledWith({ answer: paragraphs("It works") });
});

it("LC6 LC12 with own closed statuses resolving asks which, Closed as it came unless another is chosen", async () => {
  const user = userEvent.setup();
  const told = vi.fn();
  const ticket = ticketWith({ actions: handling });
  const desk = await open(ticket, {
    "POST /tickets/11/resolve": (body) => (told(body), { status: 409, body: { type: "", title: "", status: 409, code: "conflict" } }),
  });
  const own = (id: string, name: string, base: "waiting" | "closed", position: number) =>
    [id as Id, { id: id as Id, name, base, position, version: 1 }] as const;
  const all = [own("81", "Refused", "closed", 2), own("82", "Solved for good", "closed", 1), own("83", "At the vendor's", "waiting", 0)];
  await act(async () => desk.state.update((state) => ({ ...state, ticketStatuses: new Map(all) })));
  await user.click(await screen.findByRole("button", { name: "Resolve" }));
  const dialog = within(await screen.findByRole("dialog", { name: "Resolve ticket #41" }));
  const field = dialog.getByRole<HTMLInputElement>("combobox", { name: "Ends as" });
  expect(field.value).toBe("Closed");
  await user.click(dialog.getByRole("button", { name: "Resolve" }));
  await waitFor(() => expect(told).toHaveBeenLastCalledWith({}));
  await user.click(field);
  expect((await screen.findAllByRole("option", { hidden: true })).map(({ textContent }) => textContent)).toEqual(["Closed", "Solved for good", "Refused"]);
  await user.click(screen.getByRole("option", { name: "Solved for good", hidden: true }));
  await user.click(dialog.getByRole("button", { name: "Resolve" }));
  await waitFor(() => expect(told).toHaveBeenLastCalledWith({ status_id: "82" }));
  // One that goes meanwhile is not sent.
  await user.click(field);
  await user.click(screen.getByRole("option", { name: "Refused", hidden: true }));
  await act(async () => desk.state.update((state) => ({ ...state, ticketStatuses: new Map(all.slice(1)) })));
  expect(field.value).toBe("Closed");
});

it("a ticket that is gone says so", async () => {
  await open(ticketWith(), { "GET /tickets/11": () => ({ status: 404, body: { type: "", title: "", status: 404, code: "not_found" } }) });
  await screen.findByText("This ticket is not here");
});
