// SPDX-License-Identifier: AGPL-3.0-or-later
import { screen } from "@testing-library/react";
import { expect, it, vi } from "vitest";
import type { Conversation } from "@shared/model";
import { renderAt } from "@/lib/testScreen";
import { CompactCard } from "./NewCard";

const me = { id: "1", department_ids: ["3"], permissions: { see: "department", accept: "department" } };
const state = { departments: new Map([["3", { id: "3", name: "Sales" }]]) };

vi.mock("@/lib/deskContext", () => ({
  useDesk: () => ({}),
  useMe: () => me,
  useDeskState: (select: (known: typeof state) => unknown) => select(state),
}));

it("RT2 a card of one line, as behind the first one and on a phone, tells the six facts too", async () => {
  const conversation = {
    id: "7",
    lifecycle: "active",
    status: "new",
    platform: "telegram",
    department_id: "3",
    holder: null,
    access: [],
    escalation: null,
    set_aside_until: null,
    contact: { id: "5", number: 42, name: "Nadia", email: "" },
    last_message: { text: "Hello", sender_kind: "customer", attachments: 0 },
  } as unknown as Conversation;
  await renderAt("/", <CompactCard conversation={conversation} onPutAside={() => undefined} />);
  const card = await screen.findByRole("article", { name: "New conversation: Nadia" });
  for (const fact of ["Nadia", "Client Id 42", "Sales", "Telegram", "New", "Accept"]) expect(card.textContent).toContain(fact);
});
