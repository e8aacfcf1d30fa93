// SPDX-License-Identifier: AGPL-3.0-or-later
import { IconClock } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { relativeAge, shortAge, useNow } from "@/lib/time";
import { urgencyOf } from "@/lib/urgency";
import classes from "./Overview.module.css";

/** How long a customer has waited; by colour, and by words for who asks. */
export function Since({ time }: { time: string | null }) {
  const { t } = useTranslation("inbox");
  const now = useNow();
  if (!time) return null;
  const label = t("waits_since", { age: relativeAge(time, now) });
  return (
    <time className={classes.since} dateTime={time} data-urgency={urgencyOf(time, now)} title={label}>
      <IconClock size={12} stroke={2} aria-hidden="true" />
      {shortAge(time, now)}
      <span className="visuallyHidden">{label}</span>
    </time>
  );
}
