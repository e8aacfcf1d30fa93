// SPDX-License-Identifier: AGPL-3.0-or-later
import { afterEach, expect, test, vi } from "vitest";
import { type TabMessage, Tabs } from "./tabs";
import { FakeLocks } from "./testing";

const opened: Tabs[] = [];

function openTab(locks: FakeLocks, name: string) {
  const heard: TabMessage[] = [];
  const tab = new Tabs(
    name,
    { lead: () => undefined, follow: () => undefined, receive: (message) => void heard.push(message) },
    locks as unknown as LockManager,
  );
  opened.push(tab);
  tab.join();
  return { tab, heard };
}

afterEach(() => {
  for (const tab of opened.splice(0)) tab.leave();
});

test("of three tabs one leads, and the next takes over when it closes", async () => {
  const locks = new FakeLocks();
  const tabs = [1, 2, 3].map(() => openTab(locks, "lead").tab);
  expect(tabs.map((tab) => tab.leads)).toEqual([true, false, false]);
  tabs[0]!.leave();
  await vi.waitFor(() => expect(tabs.map((tab) => tab.leads)).toEqual([false, true, false]));
});

test("a tab that is looked at takes over from a leader that does not answer", async () => {
  const locks = new FakeLocks();
  const asleep = openTab(locks, "asleep").tab;
  const { tab } = openTab(locks, "asleep");
  tab.check();
  await vi.waitFor(() => expect(tab.leads).toBe(true), { timeout: 5000 });
  expect(asleep.leads).toBe(false);
});

test("an answering leader keeps the lead and everybody hears everything", async () => {
  const locks = new FakeLocks();
  const leader = openTab(locks, "awake");
  const follower = openTab(locks, "awake");
  follower.tab.check();
  await vi.waitFor(() => expect(leader.heard).toContainEqual({ kind: "ask" }));
  leader.tab.tell({ kind: "link", link: "live" });
  await vi.waitFor(() => expect(follower.heard).toContainEqual({ kind: "link", link: "live" }));
  expect([leader.tab.leads, follower.tab.leads]).toEqual([true, false]);
});

test("without locks every tab leads itself", () => {
  const alone = new Tabs("alone", { lead: () => undefined, follow: () => undefined, receive: () => undefined }, null);
  alone.join();
  expect(alone.leads).toBe(true);
});
