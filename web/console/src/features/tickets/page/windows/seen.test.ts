// SPDX-License-Identifier: AGPL-3.0-or-later
import { expect, it } from "vitest";
import type { Id } from "@shared/ids";
import type { TicketEntry } from "@/lib/tickets/model";
import { isNewer, unseenIn } from "./seen";

const said = (id: string, author: string) => ({ id, author: { id: author } }) as unknown as TicketEntry;

it("LC9 a dot tells of what others wrote since, in whichever window", () => {
  const entries = [said("98", "ben"), said("99", "ana"), said("100", "ben"), said("101", "ana")];
  expect(unseenIn(entries, "ana" as Id, undefined)?.id).toBe("100");
  expect(unseenIn(entries, "ana" as Id, "99")?.id).toBe("100");
  expect(unseenIn(entries, "ana" as Id, "100")).toBeUndefined();
  expect(isNewer("100", "99")).toBe(true);
});
