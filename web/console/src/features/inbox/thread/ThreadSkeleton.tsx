// SPDX-License-Identifier: AGPL-3.0-or-later
import { Skeleton } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useIsSlow } from "@/lib/states";
import classes from "./Thread.module.css";

export function ThreadSkeleton() {
  const { t } = useTranslation();
  const slow = useIsSlow();
  return (
    <div className={classes.skeleton} role="status" aria-busy="true" aria-label={t("loading")}>
      {slow && (
        <>
          <Skeleton height={44} width="46%" radius="lg" />
          <Skeleton height={44} width="30%" radius="lg" />
          <Skeleton height={64} width="52%" radius="lg" className={classes.skeletonOwn} />
          <Skeleton height={44} width="38%" radius="lg" />
        </>
      )}
    </div>
  );
}
