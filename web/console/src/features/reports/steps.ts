// SPDX-License-Identifier: AGPL-3.0-or-later
// Steps of a report are days of the reader's calendar. The desk counts in steps of always 24 hours (or 7 times that), so a
// span is asked for in runs: where the clocks change, the day that is longer or shorter stands alone.
import type { Schemas } from "@shared/api";
import { dayOf, midnight } from "@/lib/filters/filters";

type LabelReport = Schemas["LabelReport"];
type Line = LabelReport["labels"][number];
type Every = LabelReport["every"];

/** Days of the reader's calendar; both are included. */
export interface Span {
  from: string;
  to: string;
}

export interface Run {
  from: Date;
  to: Date;
  steps: number;
}

const dayMs = 86_400_000;
const mostSteps = 400;

export const daysOf: Record<Every, number> = { day: 1, week: 7 };

export function runsOf({ from, to }: Span, every: Every): Run[] {
  const usual = daysOf[every] * dayMs;
  const end = midnight(to, 1);
  const length = end.getTime() - midnight(from).getTime();
  // What is no span, or too long for a report, is for the desk to refuse.
  if (length <= 0 || length > usual * mostSteps) return [{ from: midnight(from), to: end, steps: 1 }];
  const runs: Run[] = [];
  let last: Run | undefined;
  let lastIsUsual = false;
  for (let day = from; midnight(day) < end; day = dayOf(midnight(day, daysOf[every]))) {
    const begins = midnight(day);
    const next = midnight(day, daysOf[every]);
    const isUsual = next.getTime() - begins.getTime() === usual;
    const stops = next < end ? next : end;
    if (last && isUsual && lastIsUsual) {
      last.to = stops;
      last.steps += 1;
    } else {
      last = { from: begins, to: stops, steps: 1 };
      runs.push(last);
    }
    lastIsUsual = isUsual;
  }
  return runs;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, each) => all + each, 0);

/** The counts of a run in its own steps; the desk has cut a day of 25 hours in two. */
function countsOf(run: Run, line: Line | undefined): number[] {
  if (run.steps === 1) return [sum(line?.counts ?? [])];
  return Array.from({ length: run.steps }, (_, step) => line?.counts[step] ?? 0);
}

export function joined(runs: readonly Run[], reports: readonly LabelReport[]): LabelReport {
  const ids = [...new Set(reports.flatMap((report) => report.labels.map((line) => line.label_id)))];
  const lineOf = (report: LabelReport, id: Line["label_id"]) => report.labels.find((line) => line.label_id === id);
  const labels = ids.map((id) => ({
    label_id: id,
    count: sum(reports.map((report) => lineOf(report, id)?.count ?? 0)),
    solved: sum(reports.map((report) => lineOf(report, id)?.solved ?? 0)),
    counts: runs.flatMap((run, index) => countsOf(run, lineOf(reports[index]!, id))),
  }));
  return {
    ...reports[0]!,
    to: reports.at(-1)!.to,
    total: sum(reports.map((report) => report.total)),
    unlabelled: sum(reports.map((report) => report.unlabelled)),
    labels: labels.sort((a, b) => b.count - a.count),
  };
}
