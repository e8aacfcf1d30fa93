// SPDX-License-Identifier: AGPL-3.0-or-later
import { act, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import i18next from "i18next";
import { useLocation } from "react-router";
import { afterEach, expect, it, vi } from "vitest";
import type { Grants } from "@shared/model";
import { queries } from "@/lib/client";
import { clock } from "@/lib/time";
import { DeskContext } from "@/lib/deskContext";
import { fakeServer, renderAt } from "@/lib/testScreen";
import { fakeDesk } from "@/lib/tickets/testTickets";
import { AlikeBanner } from "./AlikeBanner";

const since = new Date(Date.now() - 1000).toISOString();

function group(id: string, customers: number, example: string) {
  const report = (n: number) => ({
    conversation_id: `${id}${n}`,
    contact_id: `9${n}`,
    contact_number: 40 + n,
    contact_name: n === 2 ? "" : `Customer ${n}`,
    text: `${example} ${n}`,
    at: since,
  });
  const reports = Array.from({ length: customers }, (_, n) => report(n));
  return { id, customers, since, latest: since, example, reports: [...reports, { ...report(0), text: "and again" }] };
}

const Address = () => <output aria-label="address">{useLocation().pathname}</output>;

async function show(groups: object[], { made = vi.fn(), permissions = { make_tickets: "all" } as Grants } = {}) {
  let items = groups;
  const fetched = fakeServer({
    "POST /tickets": (body) => {
      made(body);
      return { status: 201, body: { id: "31", number: 9 } };
    },
    "GET /alike-requests": () => ({ status: 200, body: { items } }),
    "POST /alike-requests/7/dismiss": () => {
      items = items.slice(1);
      return { status: 204 };
    },
  });
  await renderAt(
    "/inbox/mine",
    <DeskContext.Provider value={fakeDesk(permissions)}>
      <AlikeBanner />
      <Address />
    </DeskContext.Provider>,
  );
  await act(() => i18next.loadNamespaces(["alike", "linking"]));
  return fetched;
}

afterEach(() => queries.clear());

it("LC16 says how many customers report what, since when; and nothing when nobody does", async () => {
  await show([group("7", 3, "I can't log in"), group("8", 5, "Site is down")]);
  expect(await screen.findByText(`3 customers report this since ${clock(since)}`)).toBeTruthy();
  expect(screen.getByText("I can't log in")).toBeTruthy();
  expect(screen.queryByText("Site is down")).toBeNull();
  await userEvent.click(screen.getByRole("button", { name: "1 more" }));
  expect(screen.getByText("Site is down")).toBeTruthy();
});

it("AL_ has the right words in every language", async () => {
  await show([group("7", 3, "не могу войти")]);
  await screen.findByText(/3 customers/);
  await act(() => i18next.changeLanguage("ru"));
  expect(await screen.findByText(/^3 клиента пишут об этом с /)).toBeTruthy();
  await act(() => i18next.changeLanguage("id"));
  expect(await screen.findByText(/^3 pelanggan melaporkan hal ini sejak /)).toBeTruthy();
  expect(i18next.t("alike:report", { lng: "ru", count: 21, time: "" })).toMatch(/^21 клиент пишет/);
  expect(i18next.t("alike:report", { lng: "ru", count: 7, time: "" })).toMatch(/^7 клиентов пишут/);
});

it("AL_ shows each conversation once, to be ticked off, and dismisses the group", async () => {
  const fetched = await show([group("7", 3, "I can't log in")]);
  await userEvent.click(await screen.findByRole("button", { name: /3 customers/ }));
  const dialog = within(await screen.findByRole("dialog"));
  expect(dialog.getAllByRole("checkbox")).toHaveLength(3);
  expect(dialog.getByText("3 of 3 conversations")).toBeTruthy();
  await userEvent.click(dialog.getByRole("checkbox", { name: "Customer 1" }));
  expect(dialog.getByText("2 of 3 conversations")).toBeTruthy();
  expect(dialog.getByRole("link", { name: /Visitor #42/ }).getAttribute("href")).toBe("/inbox/all/72");
  await userEvent.click(dialog.getByRole("button", { name: "Not the same" }));
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  await waitFor(() => expect(screen.queryByText(/customers report/)).toBeNull());
  expect(fetched.mock.calls.some(([path]) => String(path).endsWith("/7/dismiss"))).toBe(true);
});

it("LC15 LC16 one press makes one ticket of the chosen conversations, in one request, and opens it", async () => {
  const made = vi.fn();
  await show([group("7", 3, "Hello! I can't log in")], { made });
  await userEvent.click(await screen.findByRole("button", { name: /3 customers/ }));
  const dialog = within(await screen.findByRole("dialog"));
  await userEvent.click(dialog.getByRole("checkbox", { name: "Customer 1" }));
  await userEvent.click(dialog.getByRole("button", { name: "Make one ticket" }));
  await waitFor(() => expect(screen.getByLabelText("address").textContent).toBe("/tickets/31"));
  expect(screen.queryByRole("dialog")).toBeNull();
  expect(made).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ title: "I can't log in", conversation_ids: ["70", "72"] }));
  expect(JSON.stringify(made.mock.calls[0]![0])).toContain("Visitor #42: ");
});

it("LC16 no ticket is made of nothing", async () => {
  await show([group("7", 3, "I can't log in")]);
  await userEvent.click(await screen.findByRole("button", { name: /3 customers/ }));
  const dialog = within(await screen.findByRole("dialog"));
  for (const box of dialog.getAllByRole("checkbox")) await userEvent.click(box);
  expect(dialog.getByRole<HTMLButtonElement>("button", { name: "Make one ticket" }).disabled).toBe(true);
});

it("LC16 who may not make tickets is not asked to", async () => {
  await show([group("7", 3, "I can't log in")], { permissions: {} });
  await userEvent.click(await screen.findByRole("button", { name: /3 customers/ }));
  const dialog = within(await screen.findByRole("dialog"));
  expect(dialog.queryByRole("button", { name: "Make one ticket" })).toBeNull();
});
