// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from "vitest";
import { isWeekValid, nextSpan, spanProblem, spansOf, type Time, withDay } from "./week";

const week: Time[] = [
  { day: "monday", from: "09:00", to: "12:00" },
  { day: "monday", from: "13:00", to: "17:00" },
  { day: "friday", from: "09:00", to: "24:00" },
];

describe("the week of a department", () => {
  it("changes one day and leaves the others, in the order of the week", () => {
    const changed = withDay(week, "tuesday", [{ from: "10:00", to: "11:00" }]);
    expect(changed.map((time) => time.day)).toEqual(["monday", "monday", "tuesday", "friday"]);
    expect(withDay(changed, "monday", [])).toHaveLength(2);
  });

  it("sees times that run backwards or over each other", () => {
    expect(spanProblem([{ from: "09:00", to: "09:00" }], 0)).toBe("backwards");
    const spans = [...spansOf(week, "monday"), { from: "11:00", to: "13:00" }];
    expect(spans.map((_, index) => spanProblem(spans, index))).toEqual(["overlap", null, "overlap"]);
    expect(isWeekValid(week)).toBe(true);
    expect(isWeekValid(withDay(week, "monday", spans))).toBe(false);
  });

  it("offers a time after the last one", () => {
    expect(nextSpan([])).toEqual({ from: "09:00", to: "17:00" });
    expect(nextSpan(spansOf(week, "monday"))).toEqual({ from: "18:00", to: "21:00" });
    expect(nextSpan([{ from: "20:00", to: "22:00" }])).toEqual({ from: "23:00", to: "24:00" });
  });
});
