// SPDX-License-Identifier: AGPL-3.0-or-later
import { Select } from "@mantine/core";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { currentLocale } from "@/lib/i18n";
import { useNow } from "@/lib/time";
import { Choice } from "../Choice";
import { Section } from "../SettingsPage";
import type { PartProps } from "./DepartmentForm";
import { DayTimes } from "./DayTimes";
import classes from "./Department.module.css";
import { days, type Hours, officeHours, spansOf, withDay } from "./week";

/** So that a wrong zone is seen at once: what the clock there shows. */
function useClockIn(zone: string): string {
  const now = useNow();
  return useMemo(() => {
    try {
      const format = new Intl.DateTimeFormat(currentLocale(), { timeZone: zone, weekday: "long", hour: "2-digit", minute: "2-digit" });
      return format.format(now);
    } catch {
      return "";
    }
  }, [zone, now]);
}

function Week({ hours, onChange }: { hours: Hours; onChange: (hours: Hours) => void }) {
  const { t } = useTranslation("routing");
  const shown = useClockIn(hours.time_zone);
  const zones = useMemo(() => [...new Set([hours.time_zone, ...Intl.supportedValuesOf("timeZone")])], [hours.time_zone]);
  return (
    <>
      <Select
        label={t("hours.zone")}
        description={shown && t("hours.there", { time: shown })}
        inputWrapperOrder={["label", "input", "description", "error"]}
        searchable
        allowDeselect={false}
        limit={60}
        data={zones}
        value={hours.time_zone}
        onChange={(zone) => zone && onChange({ ...hours, time_zone: zone })}
      />
      <ul className={classes.week} aria-label={t("hours.week")}>
        {days.map((day) => (
          <DayTimes key={day} day={day} spans={spansOf(hours.week, day)} onChange={(spans) => onChange({ ...hours, week: withDay(hours.week, day, spans) })} />
        ))}
      </ul>
    </>
  );
}

export function HoursSection({ draft, onChange }: PartProps) {
  const { t } = useTranslation("routing");
  const { hours } = draft;
  const choose = (next: "always" | "set") => onChange({ hours: next === "always" ? null : (hours ?? officeHours()) });
  return (
    <Section title={t("hours.title")} lead={t("hours.lead")}>
      <Choice label={t("hours.when")} value={hours ? "set" : "always"} options={{ always: t("hours.always"), set: t("hours.set") }} onChange={choose} />
      {hours && <Week hours={hours} onChange={(next) => onChange({ hours: next })} />}
    </Section>
  );
}
