// SPDX-License-Identifier: AGPL-3.0-or-later
// The report of a span of the reader's own days, and what the chart makes of it.
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { Schemas } from "@shared/api";
import type { Id } from "@shared/ids";
import { api } from "@/lib/client";
import { dayOf, type Filters, midnight } from "@/lib/filters/filters";

export type LabelReport = Schemas["LabelReport"];
export type Every = LabelReport["every"];

const shownInChart = 8;
const defaultDays = 30;

export function spanOf(filters: Filters): { from: string; to: string } {
  const today = dayOf(new Date());
  const to = filters.to ?? today;
  return { from: filters.from ?? dayOf(midnight(to, 1 - defaultDays)), to };
}

export function useLabelReport(filters: Filters, every: Every) {
  const { from, to } = spanOf(filters);
  const { department, channel } = filters;
  return useQuery({
    queryKey: ["reports", "labels", from, to, every, department, channel],
    queryFn: ({ signal }) =>
      api.call("get", "/reports/labels", {
        query: { from: midnight(from).toISOString(), to: midnight(to, 1).toISOString(), every, ...(department ? { department } : {}), ...(channel ? { channel } : {}) },
        signal,
      }),
    placeholderData: keepPreviousData,
  });
}

export interface ChartData {
  /** The most frequent labels, each with a column of its own. */
  labels: Id[];
  /** Whether the rest is summed up in "other". */
  hasOther: boolean;
  rows: Record<string, number | string>[];
}

const stepMs = { day: 86_400_000, week: 7 * 86_400_000 };

export function chartOf(report: LabelReport): ChartData {
  const shown = report.labels.slice(0, shownInChart);
  const rest = report.labels.slice(shownInChart);
  const steps = shown[0]?.counts.length ?? 0;
  const rows = Array.from({ length: steps }, (_, step) => {
    const row: ChartData["rows"][number] = { step: new Date(Date.parse(report.from) + step * stepMs[report.every]).toISOString() };
    for (const label of shown) row[label.label_id] = label.counts[step] ?? 0;
    if (rest.length > 0) row["other"] = rest.reduce((sum, label) => sum + (label.counts[step] ?? 0), 0);
    return row;
  });
  return { labels: shown.map((label) => label.label_id), hasOther: rest.length > 0, rows };
}
