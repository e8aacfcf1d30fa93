// SPDX-License-Identifier: AGPL-3.0-or-later
import { cleanup, fireEvent, screen, waitFor } from "@testing-library/react";
import i18next from "i18next";
import { afterEach, describe, expect, it, vi } from "vitest";
import type { Id } from "@shared/ids";
import { fakeServer, renderAt } from "@/lib/testScreen";
import type { Channel } from "../connections";
import { Ledger } from "./Ledger";
import type { Entry } from "./ledger";
import { numberIn } from "./MoveDialog";

vi.mock("@/lib/deskContext", () => ({ useDesk: () => ({ onEvent: () => () => undefined }) }));

const id = (text: string) => text as Id;
const channel = { id: id("7"), name: "Help", kind: "email" } as Channel;
const entry = (part: Partial<Entry>): Entry => ({
  id: id("1"),
  external_id: "INBOX;1;1",
  from: "kai@mail.test",
  from_name: "Kai Wolf",
  subject: "Order 4711",
  sender_check: "",
  state: "done",
  reason: "",
  attempts: 0,
  conversation_id: id("21"),
  message_id: id("31"),
  received_at: "2026-11-24T09:00:00Z",
  ...part,
});
const page =
  (...items: Entry[]) =>
  () => ({ status: 200, body: { items, next: null } });

async function show(answers: Parameters<typeof fakeServer>[0], at = "/") {
  const fetched = fakeServer(answers);
  await renderAt(at, <Ledger channel={channel} />);
  await i18next.loadNamespaces("channels");
  return fetched;
}
const all = "GET /connections/7/inbound?limit=25";

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

describe("CH7 the ledger of a mailbox", () => {
  it("says who sent what, what became of it, by which evidence, and where it lies", async () => {
    await show({
      [all]: page(
        entry({ reason: "references", sender_check: "verified" }),
        entry({ id: id("2"), subject: "New", reason: "" }),
        entry({ id: id("3"), subject: "Forged", reason: "sender_not_verified", sender_check: "failed" }),
        entry({ id: id("4"), subject: "Robot", state: "ignored", reason: "automatic", conversation_id: null, message_id: null }),
      ),
    });
    const rows = (await screen.findAllByRole("row")).slice(1).map((row) => row.textContent);
    expect(rows[0]).toMatch(/Kai Wolf.*kai@mail\.test.*Order 4711.*Imported.*It answers a mail of this conversation\..*Sender verified.*Conversation/);
    expect(rows[1]).toContain("It began a conversation.");
    expect(rows[2]).toMatch(/its sender is not verified\..*Sender is somebody else/);
    expect(rows[3]).toMatch(/Ignored.*It was written by a machine\..*Import again/);
    expect(rows[3]).not.toContain("Move");
  });

  it("names nobody whose conversation the reader may not see", async () => {
    await show({ [all]: page(entry({ from: "", from_name: "", subject: "", external_id: "", conversation_id: null, message_id: null })) });
    expect(await screen.findByText("Not for you to see")).toBeTruthy();
    expect(screen.queryByText("Move")).toBeNull();
  });

  it("is searched and filtered by the address", async () => {
    await show({ "GET /connections/7/inbound?state=ignored&q=kai&limit=25": page(entry({ subject: "Found", state: "ignored" })) }, "/?came=ignored&find=kai");
    expect(await screen.findByText("Found")).toBeTruthy();
  });

  it("moves a mail into the conversation whose number is given, or into one of its own, and says why not", async () => {
    const asked: unknown[] = [];
    let status = 409;
    await show({
      [all]: page(entry({})),
      "POST /inbound/1/move": (body) => {
        asked.push(body);
        return status === 409 ? { status, body: { code: "other_customer", status, title: "" } } : { status, body: entry({ reason: "moved" }) };
      },
    });
    fireEvent.click(await screen.findByRole("button", { name: "Move the mail from kai@mail.test" }));
    const confirm = await screen.findByRole("button", { name: "Move" });
    expect(confirm).toHaveProperty("disabled", true);
    fireEvent.change(screen.getByLabelText("Number of the conversation"), { target: { value: "#4711" } });
    fireEvent.click(confirm);
    expect((await screen.findByRole("alert")).textContent).toContain("another customer");
    status = 200;
    fireEvent.click(screen.getByLabelText("Into a conversation of its own"));
    fireEvent.click(confirm);
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    expect(asked).toEqual([
      { from_id: "21", number: 4711 },
      { from_id: "21", number: null },
    ]);
  });

  it("takes a number as it is written at the head of a conversation", () => {
    expect(["4711", " #12 ", "# 3", "", "x", "12a", "-1"].map(numberIn)).toEqual([4711, 12, 3, null, null, null, null]);
  });
});
