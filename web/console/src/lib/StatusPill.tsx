// SPDX-License-Identifier: AGPL-3.0-or-later
import { useTranslation } from "react-i18next";
import type { Schemas } from "@shared/api";
import classes from "./StatusPill.module.css";

export function StatusPill({ status }: { status: Schemas["Status"] }) {
  const { t } = useTranslation("inbox");
  return (
    <span className={classes.status} data-status={status}>
      {t(`status_name.${status}`)}
    </span>
  );
}
