// SPDX-License-Identifier: AGPL-3.0-or-later
import { beforeEach, expect, it } from "vitest";
import type { Id } from "@shared/ids";
import { Chats } from "./chats";

const user = "5" as Id;
const [a, b] = ["31", "32"] as [Id, Id];

beforeEach(() => localStorage.clear());

it("UI16 a minimised chat shows its quick reply, and dismissing takes away the popup alone", () => {
  const chats = new Chats(user);
  chats.minimise(a);
  chats.minimise(b);
  expect(chats.places.get()).toMatchObject({ minimised: [a, b], expanded: b });
  chats.dismiss(b);
  expect(chats.places.get()).toMatchObject({ minimised: [a], expanded: null });
});

it("a chat is in one place", () => {
  const chats = new Chats(user);
  chats.keepBeside(a);
  expect(chats.places.get()).toMatchObject({ beside: [a], active: a });
  chats.minimise(a);
  expect(chats.places.get()).toMatchObject({ beside: [], minimised: [a], active: null });
  chats.keepBeside(a);
  expect(chats.places.get()).toMatchObject({ beside: [a], minimised: [] });
});

it("places are remembered for each user, and what is broken is forgotten", () => {
  const chats = new Chats(user);
  chats.keepBeside(a);
  chats.minimise(b);
  expect(new Chats(user).places.get()).toEqual({ minimised: [b], beside: [a], expanded: null, active: null });
  expect(new Chats("6" as Id).places.get().minimised).toEqual([]);
  localStorage.setItem("harken.chats.5", '{"minimised":7');
  expect(new Chats(user).places.get().minimised).toEqual([]);
});
