// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from "vitest";
import { groupHits, type Hit } from "./useSearch";

function hit(id: string, conversation: string | null, contact = "1"): Hit {
  return { id, conversation: conversation ? { id: conversation } : null, contact: { id: contact } } as unknown as Hit;
}

describe("hits in groups", () => {
  it("UI22 each conversation once, where its newest hit stands", () => {
    const groups = groupHits([hit("9", "b"), hit("8", "a"), hit("7", "b"), hit("6", null), hit("5", null, "2")]);
    expect(groups.map((group) => [group.key, group.hits.map((each) => each.id)])).toEqual([
      ["b", ["9", "7"]],
      ["a", ["8"]],
      ["contact-1", ["6"]],
      ["contact-2", ["5"]],
    ]);
  });
});
