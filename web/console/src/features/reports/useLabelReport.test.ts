// SPDX-License-Identifier: AGPL-3.0-or-later
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { chartOf, type LabelReport } from "./useLabelReport";

function report(labels: number): LabelReport {
  return {
    from: "2026-11-01T00:00:00Z",
    to: "2026-11-03T00:00:00Z",
    every: "day",
    total: 0,
    unlabelled: 0,
    labels: Array.from({ length: labels }, (_, i) => ({ label_id: `${i + 1}`, count: 3, solved: 0, counts: [1, 2] })),
  } as unknown as LabelReport;
}

describe("the chart of labels", () => {
  beforeEach(() => vi.stubEnv("TZ", "UTC"));
  afterEach(() => vi.unstubAllEnvs());

  it("RE3 has a column for each label and a row for each step", () => {
    const chart = chartOf(report(2));
    expect(chart.labels).toEqual(["1", "2"]);
    expect(chart.rows).toEqual([
      { step: "2026-11-01T00:00:00.000Z", "1": 1, "2": 1 },
      { step: "2026-11-02T00:00:00.000Z", "1": 2, "2": 2 },
    ]);
  });

  it("RE3 sums up what is rare", () => {
    const chart = chartOf(report(11));
    expect(chart.labels).toHaveLength(8);
    expect(chart.hasOther).toBe(true);
    expect(chart.rows.map((row) => row["other"])).toEqual([3, 6]);
  });
});
