// SPDX-License-Identifier: AGPL-3.0-or-later
import { fireEvent, screen } from "@testing-library/react";
import { expect, it, vi } from "vitest";
import type { Id } from "@shared/ids";
import { createStore } from "@shared/store";
import { renderAt } from "@/lib/testScreen";
import { QuickReply } from "./QuickReply";

const id = "7" as Id;
const add = vi.fn();
const kept = createStore<ReadonlyMap<string, { text: string }>>(new Map());
const write = (_id: Id, _kind: string, text: string) => kept.update(() => new Map([["7 reply", { text }]]));

vi.mock("@/lib/deskContext", () => ({
  useConversation: () => ({ platform: "widget" }),
  useDesk: () => ({ outbox: { add }, drafts: { kept, write, flush: vi.fn(), focus: vi.fn(), blur: vi.fn() } }),
}));
vi.mock("../composer/useTypingSignal", () => ({ useTypingSignal: () => () => undefined }));
vi.mock("../composer/useCapabilities", () => ({ useCapabilities: () => ({ longest_text: 10 }) }));
vi.mock("@shared/drafts", () => ({ Drafts: { key: (key: Id, kind: string) => `${key} ${kind}` } }));

it("UI16 what is too long is not sent, and says by how much", async () => {
  await renderAt("/", <QuickReply id={id} />);
  const field = screen.getByLabelText("Quick reply");
  fireEvent.change(field, { target: { value: "Twelve chars" } });
  fireEvent.keyDown(field, { key: "Enter" });
  expect((await screen.findByRole("alert")).textContent).toBe("2 characters too many");
  expect(add).not.toHaveBeenCalled();
  fireEvent.change(field, { target: { value: "Short" } });
  expect(screen.queryByRole("alert")).toBeNull();
  fireEvent.keyDown(field, { key: "Enter" });
  expect(add).toHaveBeenCalledOnce();
});
