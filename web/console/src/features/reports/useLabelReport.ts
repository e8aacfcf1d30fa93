// SPDX-License-Identifier: AGPL-3.0-or-later
// The report of a span of the reader's own days, and what the chart makes of it.
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { Schemas } from "@shared/api";
import type { Id } from "@shared/ids";
import { api } from "@/lib/client";
import { dayOf, type Filters, midnight } from "@/lib/filters/filters";
import { daysOf, joined, type Run, runsOf, type Span } from "./steps";

export type LabelReport = Schemas["LabelReport"];
export type Every = LabelReport["every"];

const shownInChart = 8;
const defaultDays = 30;

export function spanOf(filters: Filters): Span {
  const to = filters.created_to ?? dayOf(new Date());
  return { from: filters.created_from ?? dayOf(midnight(to, 1 - defaultDays)), to };
}

export function createdIn({ from, to }: Span): Pick<Filters, "created_from" | "created_to"> {
  return { created_from: from, created_to: to };
}

export function useLabelReport(filters: Filters, every: Every) {
  const span = spanOf(filters);
  const { department, channel } = filters;
  const places = { ...(department ? { department } : {}), ...(channel ? { channel } : {}) };
  return useQuery({
    queryKey: ["reports", "labels", span, every, places],
    queryFn: async ({ signal }) => {
      const runs = runsOf(span, every);
      const ask = ({ from, to }: Run) =>
        api.call("get", "/reports/labels", { query: { from: from.toISOString(), to: to.toISOString(), every, ...places }, signal });
      return joined(runs, await Promise.all(runs.map(ask)));
    },
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

export function chartOf(report: LabelReport): ChartData {
  const shown = report.labels.slice(0, shownInChart);
  const rest = report.labels.slice(shownInChart);
  const steps = shown[0]?.counts.length ?? 0;
  const firstDay = dayOf(new Date(report.from));
  const rows = Array.from({ length: steps }, (_, step) => {
    const row: ChartData["rows"][number] = { step: midnight(firstDay, step * daysOf[report.every]).toISOString() };
    for (const label of shown) row[label.label_id] = label.counts[step] ?? 0;
    if (rest.length > 0) row["other"] = rest.reduce((sum, label) => sum + (label.counts[step] ?? 0), 0);
    return row;
  });
  return { labels: shown.map((label) => label.label_id), hasOther: rest.length > 0, rows };
}
