// SPDX-License-Identifier: AGPL-3.0-or-later
import { act, fireEvent, screen, waitFor, within } from "@testing-library/react";
import { afterEach, describe, expect, it, vi } from "vitest";
import type { Id } from "@shared/ids";
import { fakeServer } from "@/lib/testScreen";
import { closeAnswers, offerAnswers } from "@/lib/ticketAnswers";
import { renderTickets, ticketWith } from "@/lib/tickets/testTickets";
import { AnswerDialog } from "./AnswerDialog";
import { nextLook } from "./answers";

const conversation = (id: string, part: object = {}) => ({
  id,
  number: Number(id) + 100,
  contact: { id, number: Number(id), name: `Customer ${id}` },
  platform: "widget",
  status: "open",
  ...part,
});
const recipient = (id: string, language: string, part: object = {}, of: object = {}) => ({
  conversation: conversation(id, of),
  channel_id: "20",
  channel_name: "Shop",
  language,
  contact_email: "",
  department_id: "3",
  reason: null,
  holder_name: null,
  ...part,
});
const recipients = [
  recipient("1", "en-GB"),
  recipient("2", "ru", { channel_name: "Bot" }, { platform: "telegram" }),
  recipient("3", "en", { reason: "not_holder", holder_name: "Ben" }),
  recipient("4", "en", {}, { status: "solved" }),
];
const nothing = { waiting: 0, refused: 0, taken_back: 0, queued: 0, sent: 0, delivered: 0, read: 0, failed: 0, uncertain: 0 };
const answer = (counts: object) => ({
  id: "77",
  ticket_id: "11",
  author: { id: "1", name: "Ada" },
  texts: { en: "Done" },
  default_language: "en",
  attachments: [],
  if_solved: "solve_again",
  created_at: "2026-11-20T09:00:00Z",
  starts_at: "2026-11-20T09:00:00Z",
  ended_at: null,
  counts: { ...nothing, ...counts },
});
const part = (id: string, progress: string, more: object = {}) => ({
  conversation: conversation(id),
  channel_name: "Shop",
  language: "en",
  progress,
  reason: null,
  holder_name: null,
  message_id: "9",
  ...more,
});
const linked = ticketWith({ actions: ["answer"], conversations: [conversation("1")] as never });
const dialog = () => screen.findByRole("dialog");

afterEach(() => act(() => closeAnswers()));

async function open(answers: Parameters<typeof fakeServer>[0]) {
  const fetched = fakeServer({
    "GET /tickets/11/recipients": () => ({ status: 200, body: { items: recipients } }),
    "GET /tickets/11/answers": () => ({ status: 200, body: { items: [] } }),
    ...answers,
  });
  const { desk } = await renderTickets(<AnswerDialog />);
  act(() => offerAnswers(linked));
  return { fetched, desk, shown: within(await dialog()) };
}

describe("LC15 one answer to all conversations of a ticket", () => {
  it("is offered to who may give it, where somebody waits for it", async () => {
    fakeServer({});
    await renderTickets(<AnswerDialog />);
    act(() => offerAnswers(ticketWith({ actions: ["answer"], conversations: [] })));
    act(() => offerAnswers(ticketWith({ actions: [], conversations: linked.conversations })));
    expect(screen.queryByRole("dialog")).toBeNull();
  });

  it("shows who gets what over which channel, who gets nothing and why, and sends it once", async () => {
    const sent = vi.fn();
    const { shown } = await open({
      "POST /files": () => ({ status: 201, body: { id: "f1", name: "how.txt", type: "text/plain", size: 3 } }),
      "POST /tickets/11/answers": (body) => (sent(body), { status: 201, body: { answer: answer({ waiting: 2 }), parts: [] } }),
      "GET /tickets/11/answers/77": () => ({ status: 200, body: { answer: answer({ sent: 3 }), parts: [part("1", "read"), part("2", "sent")] } }),
    });
    const english = within(await shown.findByRole("region", { name: "English" }));
    const russian = within(shown.getByRole("region", { name: "Russian" }));
    expect(english.getByText("Shop · 2")).toBeTruthy();
    expect(russian.getByText("Bot · 1")).toBeTruthy();
    fireEvent.click(shown.getByText("1 conversation cannot be answered"));
    expect(shown.getByText(/#103 · Ben holds this conversation/)).toBeTruthy();
    expect((shown.getByRole("button", { name: "Send to 3 conversations" }) as HTMLButtonElement).disabled).toBe(true);

    fireEvent.change(english.getByRole("textbox"), { target: { value: "It works again" } });
    expect(russian.getByText("It works again").tagName).toBe("BLOCKQUOTE");
    fireEvent.change(russian.getByRole("textbox"), { target: { value: "Снова работает" } });
    expect(russian.getAllByText("Снова работает").some((each) => each.tagName === "BLOCKQUOTE")).toBe(true);
    fireEvent.click(english.getByRole("button", { name: "2 of 2 conversations" }));
    fireEvent.click(english.getByRole("checkbox", { name: /Customer 4/ }));
    fireEvent.change(shown.getByLabelText(/file/i, { selector: "input" }), { target: { files: [new File(["how"], "how.txt", { type: "text/plain" })] } });
    await waitFor(() => expect((shown.getByRole("button", { name: "Send to 2 conversations" }) as HTMLButtonElement).disabled).toBe(false));
    await waitFor(() => expect(shown.queryByRole("img", { name: "Uploading" })).toBeNull());
    fireEvent.click(shown.getByRole("button", { name: "Send to 2 conversations" }));
    await waitFor(() => expect(sent).toHaveBeenCalledTimes(1));
    expect(sent.mock.calls[0]![0]).toMatchObject({
      texts: { en: "It works again", ru: "Снова работает" },
      default_language: "en",
      conversation_ids: ["1", "2"],
      attachment_ids: ["f1"],
      if_solved: "solve_again",
    });
    await shown.findByText("3 of 3 conversations have the answer");
    await shown.findByText("1 more conversation that you may not see");
  });

  it("CO7 tells before it is sent where the channel does not carry the file, and leaves those out until it is taken off", async () => {
    const sent = vi.fn();
    const { shown, desk } = await open({
      "GET /tickets/11/recipients": () => ({
        status: 200,
        body: { items: [recipient("1", "en"), recipient("2", "en", { channel_id: "21", channel_name: "Bot" }, { platform: "telegram" })] },
      }),
      "POST /files": () => ({ status: 201, body: { id: "f1", name: "how.txt", type: "text/plain", size: 300 } }),
      "POST /tickets/11/answers": (body) => (sent(body), { status: 400, body: { type: "", title: "", status: 400, code: "invalid" } }),
    });
    const carry = (id: string, max_bytes: number, types: string[] = ["text/plain"]) =>
      [id as Id, { id, name: id, capabilities: { attachments: { max_bytes, types } } } as never] as const;
    const channels = (...all: (readonly [Id, never])[]) => act(async () => desk.state.update((state) => ({ ...state, channels: new Map(all) })));
    await channels(carry("20", 1000), carry("21", 1000));
    const text = within(await shown.findByRole("region", { name: "English" })).getByRole("textbox");
    fireEvent.change(text, { target: { value: "It works again" } });
    fireEvent.change(shown.getByLabelText(/file/i, { selector: "input" }), { target: { files: [new File(["how"], "how.txt", { type: "text/plain" })] } });
    await waitFor(() => expect(shown.queryByRole("img", { name: "Uploading" })).toBeNull());
    expect(shown.queryByText(/cannot take what is attached/)).toBeNull();
    await channels(carry("20", 1000), carry("21", 0));
    const notice = within(await shown.findByRole("status"));
    notice.getByText("1 conversation cannot take what is attached");
    notice.getByText(/no answer goes there while the file is attached/);
    notice.getByText("Customer 2");
    notice.getByText("This channel carries no files");
    await channels(carry("20", 1000), carry("21", 200));
    notice.getByText("how.txt is larger than 200 byte, the most that this channel carries");
    await channels(carry("20", 1000), carry("21", 1000, ["image/png"]));
    notice.getByText("This channel does not carry files like how.txt");
    fireEvent.click(shown.getByRole("button", { name: "Send to 1 conversation" }));
    await waitFor(() => expect(sent).toHaveBeenCalledWith(expect.objectContaining({ conversation_ids: ["1"], attachment_ids: ["f1"] })));
    fireEvent.click(shown.getByRole("button", { name: /^Remove/ }));
    await shown.findByRole("button", { name: "Send to 2 conversations" });
    expect(shown.queryByText(/cannot take what is attached/)).toBeNull();
  });

  it("fills names in for each, shows what one of them will read, and sends nothing that cannot be filled", async () => {
    const { shown } = await open({});
    const english = within(await shown.findByRole("region", { name: "English" }));
    const text = english.getByRole("textbox");
    fireEvent.change(text, { target: { value: "Hello {{contact.first_name|there}} of {{department.name}}" } });
    expect(english.getByText("What Customer 1 will read")).toBeTruthy();
    expect(english.getByText("Hello Customer of Support").tagName).toBe("BLOCKQUOTE");
    const send = () => shown.getByRole("button", { name: "Send to 3 conversations" }) as HTMLButtonElement;
    expect(send().disabled).toBe(false);
    fireEvent.change(text, { target: { value: "Hello {{contact.nick}}" } });
    expect(english.getByText(/\{\{contact\.nick\}\} is none of the names below/)).toBeTruthy();
    expect(send().disabled).toBe(true);
    fireEvent.change(text, { target: { value: "" } });
    fireEvent.click(english.getByRole("button", { name: "Names that fill themselves in" }));
    fireEvent.click(english.getByRole("button", { name: "First name" }));
    expect((text as HTMLTextAreaElement).value).toBe("{{contact.first_name|there}}");
  });

  it("CO8 shows every delivery, and sends again what failed", async () => {
    const retried = vi.fn();
    const failed = {
      answer: answer({ failed: 1, refused: 1 }),
      parts: [part("1", "failed", { reason: "blocked_by_customer" }), part("2", "refused", { reason: "not_holder", holder_name: "Ben", message_id: null })],
    };
    const { shown } = await open({
      "GET /tickets/11/answers": () => ({ status: 200, body: { items: [answer({ failed: 1 })] } }),
      "GET /tickets/11/answers/77": () => ({ status: 200, body: failed }),
      "POST /tickets/11/answers/77/retry": (body) => (
        retried(body),
        { status: 200, body: { answer: answer({ sent: 1, refused: 1 }), parts: [part("1", "sent"), failed.parts[1]] } }
      ),
    });
    const rows = within(await shown.findByRole("list", { name: "Deliveries" }));
    expect(rows.getByText("Ben holds this conversation")).toBeTruthy();
    fireEvent.click(rows.getByRole("button", { name: "Retry: Customer 1" }));
    await waitFor(() => expect(retried).toHaveBeenCalledWith({ conversation_id: "1" }));
    await rows.findByText("Sent");
  });

  it("looks again as long as something is on its way", () => {
    const look = (counts: object) => nextLook({ counts: { ...nothing, ...counts } });
    expect([look({ waiting: 1 }), look({ queued: 1 }), look({ sent: 3, failed: 1 })]).toEqual([700, 3_000, false]);
  });
});
