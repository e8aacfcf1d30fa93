// SPDX-License-Identifier: AGPL-3.0-or-later
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useDeskState } from "@/lib/deskContext";
import type { Filters } from "@/lib/filters/filters";
import { currentLanguage } from "@/lib/i18n";
import { LabelChip } from "@/lib/LabelChip";
import { addressOf } from "@/lib/savedViews";
import classes from "./Reports.module.css";
import type { LabelReport } from "./useLabelReport";

export function LabelTable({ report, filters }: { report: LabelReport; filters: Filters }) {
  const { t } = useTranslation(["finding", "common"]);
  const labels = useDeskState((state) => state.labels);
  const number = new Intl.NumberFormat(currentLanguage());
  const percent = new Intl.NumberFormat(currentLanguage(), { style: "percent", maximumFractionDigits: 0 });
  const most = report.labels[0]?.count ?? 1;
  const { status: _status, holder: _holder, from: _from, to: _to, ...counted } = filters;
  return (
    <table className={classes.table}>
      <thead>
        <tr>
          <th scope="col">{t("report_label")}</th>
          <th scope="col" className={classes.number}>
            {t("report_count")}
          </th>
          <th scope="col" className={classes.wide}>
            {t("report_share")}
          </th>
          <th scope="col" className={classes.number}>
            {t("report_solved")}
          </th>
        </tr>
      </thead>
      <tbody>
        {report.labels.map(({ label_id, count, solved }) => {
          const label = labels.get(label_id);
          if (!label) return null;
          const to = addressOf("all", { ...counted, label: label_id });
          return (
            <tr key={label_id}>
              <th scope="row">
                <Link to={to} aria-label={t("show_conversations", { name: label.name })}>
                  <LabelChip label={label} />
                </Link>
              </th>
              <td className={classes.number}>{number.format(count)}</td>
              <td className={classes.wide}>
                <span className={classes.bar} data-color={label.color} style={{ width: `${(count / most) * 70}%` }} aria-hidden="true" />
                {percent.format(report.total ? count / report.total : 0)}
              </td>
              <td className={classes.number}>{percent.format(count ? solved / count : 0)}</td>
            </tr>
          );
        })}
        {report.unlabelled > 0 && (
          <tr className={classes.rest}>
            <th scope="row">{t("report_none")}</th>
            <td className={classes.number}>{number.format(report.unlabelled)}</td>
            <td className={classes.wide}>{percent.format(report.total ? report.unlabelled / report.total : 0)}</td>
            <td />
          </tr>
        )}
      </tbody>
    </table>
  );
}
