// SPDX-License-Identifier: AGPL-3.0-or-later
// A span of days: one of the usual ones, or two days of one's own choice.
import { IconCalendar } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { currentLocale } from "@/lib/i18n";
import { FilterChip } from "./FilterChip";
import classes from "./Filters.module.css";
import { dayOf, type Filters, midnight } from "./filters";

const spans = ["today", "days_7", "days_30", "days_90"] as const;
const lengths = { today: 1, days_7: 7, days_30: 30, days_90: 90 };

function spanOf(name: (typeof spans)[number]): { from: string; to: string } {
  const today = dayOf(new Date());
  return { from: dayOf(midnight(today, 1 - lengths[name])), to: today };
}

function dayText(day: string | undefined): string {
  if (day === undefined) return "…";
  return new Intl.DateTimeFormat(currentLocale(), { day: "numeric", month: "short" }).format(midnight(day));
}

/** Of the last activity, or of the beginning. */
const sidesOf = { date: ["from", "to"], created: ["created_from", "created_to"] } as const;

interface DateChipProps {
  name: keyof typeof sidesOf;
  filters: Filters;
  onChange: (filters: Filters) => void;
  required?: boolean;
}

export function DateChip({ name: chip, filters, onChange, required }: DateChipProps) {
  const { t } = useTranslation(["finding", "common"]);
  const [first, last] = sidesOf[chip];
  const { [first]: from, [last]: to } = filters;
  const isSet = from !== undefined || to !== undefined;
  const known = spans.find((name) => spanOf(name).from === from && spanOf(name).to === to);
  const choose = (name: string | undefined) => {
    const { [first]: _from, [last]: _to, ...rest } = filters;
    const span = spans.find((each) => each === name);
    onChange(span ? { ...rest, [first]: spanOf(span).from, [last]: spanOf(span).to } : rest);
  };
  const setDay = (side: typeof first | typeof last, day: string) => {
    const { [side]: _gone, ...rest } = filters;
    onChange(day ? { ...rest, [side]: day } : rest);
  };
  return (
    <FilterChip
      name={t(`filter.${chip}`)}
      icon={<IconCalendar size={14} stroke={1.7} aria-hidden="true" />}
      options={spans.map((name) => ({ value: name, label: t(`span.${name}`) }))}
      value={isSet ? (known ?? "own") : undefined}
      otherLabel={`${dayText(from)} – ${dayText(to)}`}
      onChange={(name) => (required && name === undefined ? choose("days_30") : choose(name))}
    >
      <div className={classes.days}>
        {([first, last] as const).map((side) => (
          <label key={side}>
            <span>{t(side === first ? "date_from" : "date_to")}</span>
            <input type="date" value={filters[side] ?? ""} max="9999-12-31" onChange={(event) => setDay(side, event.currentTarget.value)} />
          </label>
        ))}
      </div>
    </FilterChip>
  );
}
