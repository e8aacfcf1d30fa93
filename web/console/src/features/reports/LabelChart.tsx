// SPDX-License-Identifier: AGPL-3.0-or-later
import { BarChart } from "@mantine/charts";
import "@mantine/charts/styles.css";
import { useReducedMotion } from "@mantine/hooks";
import { useTranslation } from "react-i18next";
import { useDeskState } from "@/lib/deskContext";
import { currentLocale } from "@/lib/i18n";
import classes from "./Reports.module.css";
import { chartOf, type LabelReport } from "./useLabelReport";

const colours = {
  gray: "#8b8b96",
  red: "#e5484d",
  orange: "#f0781e",
  yellow: "#e2b203",
  green: "#30a46c",
  teal: "#12a594",
  blue: "#3b82f6",
  violet: "#7c66dc",
  pink: "#d6409f",
} as const;

export function LabelChart({ report }: { report: LabelReport }) {
  const { t } = useTranslation(["finding", "common"]);
  const still = useReducedMotion();
  const labels = useDeskState((state) => state.labels);
  const { labels: shown, hasOther, rows } = chartOf(report);
  const day = new Intl.DateTimeFormat(currentLocale(), { day: "numeric", month: "short" });
  const data = rows.map((row) => ({ ...row, step: day.format(new Date(String(row["step"]))) }));
  const series: { name: string; label: string; color: string }[] = shown.flatMap((id) => {
    const label = labels.get(id);
    return label ? [{ name: id as string, label: label.name, color: colours[label.color] }] : [];
  });
  if (hasOther) series.push({ name: "other", label: t("report_other"), color: "var(--hk-line-strong)" });
  return (
    <figure className={classes.chart} role="img" aria-label={t("report_chart")}>
      <BarChart
        h={280}
        data={data}
        dataKey="step"
        type="stacked"
        series={series}
        withLegend
        legendProps={{ verticalAlign: "bottom" }}
        gridAxis="y"
        tickLine="none"
        maxBarWidth={36}
        barProps={{ isAnimationActive: !still, animationDuration: 120 }}
        yAxisProps={{ allowDecimals: false, width: 36 }}
        xAxisProps={{ minTickGap: 24 }}
        tooltipAnimationDuration={0}
      />
    </figure>
  );
}
