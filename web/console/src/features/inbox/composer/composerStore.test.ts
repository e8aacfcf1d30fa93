// SPDX-License-Identifier: AGPL-3.0-or-later
import { expect, it } from "vitest";
import type { Id } from "@shared/ids";
import { askForComposer, isWantedOf, takeAsk, wantedComposer } from "./composerStore";

const here = "1" as Id;
const there = "2" as Id;

it("UI16 what is asked of a conversation is not taken by the one that the page still shows", () => {
  askForComposer("reply", there);
  expect(isWantedOf(wantedComposer.get(), here)).toBe(false);
  expect(isWantedOf(wantedComposer.get(), there)).toBe(true);
  takeAsk();
  expect(isWantedOf(wantedComposer.get(), there)).toBe(false);
});

it("a key asks the conversation that is open", () => {
  askForComposer("note");
  expect(isWantedOf(wantedComposer.get(), here)).toBe(true);
});
