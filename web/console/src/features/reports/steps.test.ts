// SPDX-License-Identifier: AGPL-3.0-or-later
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Schemas } from "@shared/api";
import { joined, runsOf } from "./steps";

type LabelReport = Schemas["LabelReport"];

const hours = ({ from, to }: { from: Date; to: Date }) => (to.getTime() - from.getTime()) / 3_600_000;

function report(total: number, counts: Record<string, number[]>): LabelReport {
  const labels = Object.entries(counts).map(([label_id, each]) => ({ label_id, counts: each, count: each.reduce((a, b) => a + b, 0), solved: 1 }));
  return { from: "2026-10-24T22:00:00Z", to: "2026-10-26T23:00:00Z", every: "day", total, unlabelled: 1, labels } as unknown as LabelReport;
}

describe("RE3 the steps are days of the reader's calendar", () => {
  beforeEach(() => vi.stubEnv("TZ", "Europe/Berlin"));
  afterEach(() => vi.unstubAllEnvs());

  it("a span without a change of clocks is one run", () => {
    const runs = runsOf({ from: "2026-11-01", to: "2026-11-30" }, "day");
    expect(runs.map((run) => [run.steps, hours(run)])).toEqual([[30, 720]]);
    expect(runsOf({ from: "2026-11-01", to: "2026-11-10" }, "week").map((run) => [run.steps, hours(run)])).toEqual([[2, 240]]);
  });

  it("a day of 25 hours, or of 23, stands alone", () => {
    const autumn = runsOf({ from: "2026-10-24", to: "2026-10-27" }, "day");
    expect(autumn.map((run) => [run.steps, hours(run)])).toEqual([
      [1, 24],
      [1, 25],
      [2, 48],
    ]);
    const spring = runsOf({ from: "2026-03-28", to: "2026-03-30" }, "day");
    expect(spring.map((run) => [run.steps, hours(run)])).toEqual([
      [1, 24],
      [1, 23],
      [1, 24],
    ]);
    expect(runsOf({ from: "2026-10-19", to: "2026-11-01" }, "week").map((run) => [run.steps, hours(run)])).toEqual([
      [1, 169],
      [1, 168],
    ]);
  });

  it("what is no span, or too long, is asked for as it is and refused by the desk", () => {
    expect(runsOf({ from: "2026-11-02", to: "2026-11-01" }, "day")).toHaveLength(1);
    expect(runsOf({ from: "0002-01-01", to: "2026-11-01" }, "day")).toHaveLength(1);
  });

  it("what the runs counted is put together, step by step", () => {
    const runs = runsOf({ from: "2026-10-25", to: "2026-10-27" }, "day");
    const both = joined(runs, [report(4, { "5": [1, 2] }), report(9, { "6": [2, 2], "5": [0, 1] })]);
    expect(both).toMatchObject({ total: 13, unlabelled: 2 });
    expect(both.labels.map((line) => [line.label_id, line.count, line.solved, line.counts])).toEqual([
      ["5", 4, 2, [3, 0, 1]],
      ["6", 4, 1, [0, 2, 2]],
    ]);
  });
});
