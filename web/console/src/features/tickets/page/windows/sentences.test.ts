// SPDX-License-Identifier: AGPL-3.0-or-later
import i18next from "i18next";
import { beforeAll, expect, it } from "vitest";
import { startI18n } from "@/lib/i18n";
import { linkOf, sentencesOf, type TicketChange } from "./sentences";

const change = (action: TicketChange["action"], changes: TicketChange["changes"] = []): TicketChange =>
  ({ id: "1", action, actor: { id: "2", name: "Ben" }, at: "2026-11-20T10:00:00Z", changes, reason: "" }) as unknown as TicketChange;
const from = (field: string, was: string, to: string) => ({ field, from: was, to });
const said = (each: TicketChange) => sentencesOf(i18next.getFixedT("en", ["ticket", "tickets"]), each);

beforeAll(async () => {
  if (!i18next.isInitialized) await startI18n();
  await i18next.changeLanguage("en");
  await i18next.loadNamespaces(["ticket", "tickets"]);
});

it("LC7 LC8 history is told in sentences, one for each thing", () => {
  expect(said(change("changed", [from("status", "to_do", "in_progress"), from("responsible", "", "Ana")]))).toEqual([
    "Ben moved it from To do to In progress",
    "Ben made Ana responsible",
  ]);
  expect(said(change("changed", [from("responsible", "Ana", "")]))).toEqual(["Ben took it from Ana: nobody is responsible"]);
  expect(said(change("created", [from("title", "", "Till"), from("department", "", "Support")]))).toEqual(["Ben opened the ticket"]);
  expect(said(change("escalated", [from("level", "0", "IT support")]))).toEqual(["Ben escalated it to IT support"]);
  expect(said(change("linked", [from("conversation", "", "#12")]))).toEqual(["Ben linked conversation #12"]);
  expect(said(change("resolved", [from("status", "in_progress", "closed")]))).toEqual(["Ben resolved the ticket"]);
  expect(said(change("changed", [from("status", "waiting", "At {{the}} vendor: parts")]))).toEqual(["Ben moved it from Waiting to At {{the}} vendor: parts"]);
  expect(said(change("resolved", [from("status", "in_progress", "Refused")]))).toEqual(["Ben resolved the ticket", "Ben moved it from In progress to Refused"]);
  expect(said({ ...change("resolved"), actor: null })).toEqual(["The desk resolved the ticket"]);
});

it("LC8 handed on to developers elsewhere, with the way there", () => {
  const handed = change("raised", [from("level", "2", "2"), from("external_url", "", "https://bugs.example/7")]);
  expect(said(handed)).toEqual(["Ben handed it on to developers elsewhere"]);
  expect(linkOf(handed)).toBe("https://bugs.example/7");
});
