// SPDX-License-Identifier: AGPL-3.0-or-later
import { act, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import i18next from "i18next";
import { afterEach, expect, it, vi } from "vitest";
import type { Id } from "@shared/ids";
import { fakeServer } from "@/lib/testScreen";
import { renderTickets, ticketWith } from "@/lib/tickets/testTickets";
import { ContactTickets } from "./ContactTickets";

afterEach(() => vi.unstubAllGlobals());

async function show() {
  await renderTickets(<ContactTickets contactId={"6" as Id} />);
  await act(() => i18next.loadNamespaces(["linking"]));
}

it("CU5 a customer's tickets over all conversations, with their status, one press away", async () => {
  fakeServer({
    "GET /contacts/6/tickets": () => ({ status: 200, body: { items: [ticketWith(), ticketWith({ id: "12" as Id, number: 42, status: "closed" })] } }),
  });
  await show();
  const links = await screen.findAllByRole("link");
  expect(links.map((link) => [link.textContent, link.getAttribute("href")])).toEqual([
    ["#41Printer is on fireTo do", "/tickets/11"],
    ["#42Printer is on fireClosed", "/tickets/12"],
  ]);
  expect(screen.getByRole("heading", { name: "Tickets (2)" })).toBeTruthy();
});

it("CU5 says when there are none, and asks again after a failure", async () => {
  let fails = true;
  const refused = { type: "", title: "", status: 403, code: "forbidden" };
  fakeServer({ "GET /contacts/6/tickets": () => (fails ? { status: 403, body: refused } : { status: 200, body: { items: [] } }) });
  await show();
  const again = await screen.findByRole("button", { name: "Try again" });
  fails = false;
  await userEvent.click(again);
  await screen.findByText("No tickets about this customer");
});
