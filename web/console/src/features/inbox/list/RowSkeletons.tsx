// SPDX-License-Identifier: AGPL-3.0-or-later
import { Skeleton } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useIsSlow } from "@/lib/states";
import classes from "./List.module.css";

export function RowSkeletons() {
  const { t } = useTranslation();
  const slow = useIsSlow();
  return (
    <div className={classes.scroller} role="status" aria-busy="true" aria-label={t("loading")}>
      {slow &&
        Array.from({ length: 6 }, (_, index) => (
          <div key={index} className={classes.skeleton}>
            <Skeleton circle height={36} />
            <div className={classes.skeletonLines}>
              <Skeleton height={11} width="46%" />
              <Skeleton height={10} width="88%" />
              <Skeleton height={9} width="30%" />
            </div>
          </div>
        ))}
    </div>
  );
}
