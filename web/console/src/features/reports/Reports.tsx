// SPDX-License-Identifier: AGPL-3.0-or-later
// Which subjects come up: how often each label is used, over time, and the way to the conversations behind the numbers.
import { SegmentedControl, Skeleton } from "@mantine/core";
import { IconChartBar } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import { FilterBar } from "@/lib/filters/FilterBar";
import { DateChip } from "@/lib/filters/DateChip";
import { type Filters, filtersIn, withFilters } from "@/lib/filters/filters";
import { currentLanguage } from "@/lib/i18n";
import { Empty, LoadFailed, useIsSlow } from "@/lib/states";
import { LabelChart } from "./LabelChart";
import { LabelTable } from "./LabelTable";
import classes from "./Reports.module.css";
import { createdIn, type Every, type LabelReport, spanOf, useLabelReport } from "./useLabelReport";

function Totals({ report }: { report: LabelReport }) {
  const { t } = useTranslation(["finding", "common"]);
  const percent = new Intl.NumberFormat(currentLanguage(), { style: "percent", maximumFractionDigits: 0 });
  const labelled = report.total ? (report.total - report.unlabelled) / report.total : 0;
  return (
    <p className={classes.totals}>
      <strong>{t("report_total", { count: report.total })}</strong>
      {report.total > 0 && <span>{t("report_labelled", { percent: percent.format(labelled) })}</span>}
    </p>
  );
}

function Content({ filters, every }: { filters: Filters; every: Every }) {
  const { t } = useTranslation(["finding", "common"]);
  const query = useLabelReport(filters, every);
  const slow = useIsSlow();
  if (query.isError) return <LoadFailed onRetry={() => void query.refetch()} text={t("report_failed")} />;
  if (!query.data) return slow ? <Skeleton height={280} /> : null;
  return (
    <div aria-busy={query.isFetching}>
      <Totals report={query.data} />
      {query.data.labels.length === 0 ? (
        <Empty icon={<IconChartBar size={36} stroke={1.2} />} title={t("report_empty")}>
          {t("report_empty_hint")}
        </Empty>
      ) : (
        <>
          <LabelChart report={query.data} />
          <LabelTable report={query.data} filters={filters} />
        </>
      )}
    </div>
  );
}

export function Reports() {
  const { t } = useTranslation(["finding", "common"]);
  const [address, setAddress] = useSearchParams();
  const asked = filtersIn(address);
  const filters = { ...asked, ...createdIn(spanOf(asked)) };
  const every: Every = address.get("every") === "week" ? "week" : "day";
  const setFilters = (next: Filters) => setAddress((before) => withFilters(before, next), { replace: true });
  const setEvery = (next: string) =>
    setAddress(
      (before) => {
        const changed = new URLSearchParams(before);
        changed.set("every", next);
        return changed;
      },
      { replace: true },
    );
  const { created_from: _from, created_to: _to, ...places } = filters;
  return (
    <div className={classes.page}>
      <div className={classes.inner}>
        <header className={classes.head}>
          <div>
            <h1>{t("report_labels")}</h1>
            <p>{t("report_labels_lead")}</p>
          </div>
          <SegmentedControl
            size="xs"
            value={every}
            onChange={setEvery}
            data={(["day", "week"] as const).map((value) => ({ value, label: t(`every.${value}`) }))}
          />
        </header>
        <div className={classes.filters}>
          <DateChip name="created" filters={filters} onChange={setFilters} required />
          <FilterBar filters={places} onChange={(next) => setFilters({ ...next, ...createdIn(spanOf(asked)) })} chips={["department", "channel"]} />
        </div>
        <Content filters={filters} every={every} />
      </div>
    </div>
  );
}
