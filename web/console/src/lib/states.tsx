// SPDX-License-Identifier: AGPL-3.0-or-later
// The states of a screen that is not there yet: loading (shown after 200 ms only), failed, empty.
import { Button, Loader } from "@mantine/core";
import { type ReactNode, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import classes from "./states.module.css";

/** False for the first 200 ms, so that what comes fast does not flicker. */
export function useIsSlow(delay = 200): boolean {
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), delay);
    return () => clearTimeout(timer);
  }, [delay]);
  return slow;
}

export function Waiting() {
  const { t } = useTranslation();
  const slow = useIsSlow();
  return (
    <div className={classes.page} role="status" aria-busy="true" aria-label={t("loading")}>
      {slow && <Loader size="sm" />}
    </div>
  );
}

export function LoadFailed({ onRetry, text }: { onRetry: () => void; text?: string }) {
  const { t } = useTranslation();
  return (
    <div className={classes.page} role="alert">
      <p className={classes.text}>{text ?? t("load_failed")}</p>
      <Button variant="default" onClick={onRetry}>
        {t("retry")}
      </Button>
    </div>
  );
}

export function Empty({ icon, title, children }: { icon?: ReactNode; title: string; children?: ReactNode }) {
  return (
    <div className={classes.page}>
      {icon && <div className={classes.icon}>{icon}</div>}
      <p className={classes.title}>{title}</p>
      {children && <div className={classes.text}>{children}</div>}
    </div>
  );
}
