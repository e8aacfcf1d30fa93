// SPDX-License-Identifier: AGPL-3.0-or-later
// One day of the week: closed, or open from and to, as often as wanted.
import { Button, Switch } from "@mantine/core";
import { IconPlus, IconX } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import classes from "./Department.module.css";
import { type Day, mostOfDay, nextSpan, shownEnd, type Span, spanProblem, storedEnd } from "./week";

interface Props {
  day: Day;
  spans: readonly Span[];
  onChange: (spans: readonly Span[]) => void;
}

function SpanFields({ day, spans, index, onChange }: Props & { index: number }) {
  const { t } = useTranslation("routing");
  const { from, to } = spans[index]!;
  const problem = spanProblem(spans, index);
  const name = t(`day.${day}`);
  const put = (change: Partial<Span>) => onChange(spans.map((span, at) => (at === index ? { ...span, ...change } : span)));
  return (
    <span className={classes.span}>
      <input
        type="time"
        className={classes.time}
        aria-label={t("hours.from", { day: name })}
        aria-invalid={problem !== null}
        value={from}
        onChange={(event) => put({ from: event.currentTarget.value })}
      />
      <span aria-hidden="true">–</span>
      <input
        type="time"
        className={classes.time}
        aria-label={t("hours.to", { day: name })}
        aria-invalid={problem !== null}
        value={shownEnd(to)}
        onChange={(event) => put({ to: storedEnd(event.currentTarget.value) })}
      />
      <button
        type="button"
        className={classes.small}
        aria-label={t("hours.remove", { day: name })}
        onClick={() => onChange(spans.filter((_, at) => at !== index))}
      >
        <IconX size={16} stroke={1.6} />
      </button>
      {problem && (
        <span className={classes.problem} role="alert">
          {t(`hours.${problem}`)}
        </span>
      )}
    </span>
  );
}

export function DayTimes({ day, spans, onChange }: Props) {
  const { t } = useTranslation("routing");
  const name = t(`day.${day}`);
  const open = spans.length > 0;
  return (
    <li className={classes.day}>
      <Switch className={classes.dayName} label={name} checked={open} onChange={(event) => onChange(event.currentTarget.checked ? [nextSpan([])] : [])} />
      <div className={classes.spans}>
        {!open && <span className={classes.closed}>{t("hours.closed")}</span>}
        {spans.map((_, index) => (
          <SpanFields key={index} day={day} spans={spans} index={index} onChange={onChange} />
        ))}
      </div>
      {open && spans.length < mostOfDay && (
        <Button
          variant="subtle"
          color="gray"
          size="xs"
          leftSection={<IconPlus size={14} />}
          aria-label={t("hours.addNamed", { day: name })}
          onClick={() => onChange([...spans, nextSpan(spans)])}
        >
          {t("hours.add")}
        </Button>
      )}
    </li>
  );
}
