// SPDX-License-Identifier: AGPL-3.0-or-later
import { useTranslation } from "react-i18next";
import { isProblem } from "@/lib/formError";
import { problemText } from "@/lib/notify";
import classes from "@/lib/AuthPage.module.css";

export function SignInProblem({ error, wait }: { error: unknown; wait: number }) {
  const { t } = useTranslation("auth");
  if (!error) return null;
  const text = isProblem(error, "bad_credentials") ? t("error.bad_credentials") : isProblem(error, "network") ? t("error.offline") : problemText(error);
  return (
    <div className={classes.problem} role="alert">
      {isProblem(error, "rate_limited") ? <Wait seconds={wait} /> : text}
    </div>
  );
}

/** The seconds count down for the eyes only: a screen reader would be interrupted by each of them. */
function Wait({ seconds }: { seconds: number }) {
  const { t } = useTranslation("auth");
  if (seconds === 0) return t("error.rate_limited_over");
  return (
    <>
      <span className="visuallyHidden">{t("error.rate_limited_lead")}</span>
      <span aria-hidden="true">{t("error.rate_limited", { count: seconds })}</span>
    </>
  );
}
