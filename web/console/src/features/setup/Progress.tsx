// SPDX-License-Identifier: AGPL-3.0-or-later
import { IconCheck } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import classes from "./Setup.module.css";

const steps = ["workspace", "chat", "people"] as const;
export type Step = (typeof steps)[number];

export function Progress({ step }: { step: Step }) {
  const { t } = useTranslation("auth");
  const current = steps.indexOf(step);
  return (
    <ol className={classes.progress} aria-label={t("setup.progress", { step: current + 1 })}>
      {steps.map((name, index) => (
        <li key={name} aria-current={index === current ? "step" : undefined} data-done={index < current}>
          <span className={classes.number}>{index < current ? <IconCheck size={12} stroke={3} /> : index + 1}</span>
          <span className={classes.stepName}>{t(`setup.steps.${name}`)}</span>
        </li>
      ))}
    </ol>
  );
}
