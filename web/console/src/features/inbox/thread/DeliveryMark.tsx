// SPDX-License-Identifier: AGPL-3.0-or-later
import { Tooltip } from "@mantine/core";
import { IconAlertCircle, IconCheck, IconChecks, IconClock } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { DeliveryState } from "@shared/model";
import { clock } from "@/lib/time";
import classes from "./Thread.module.css";

const icons = { held: IconClock, failed: IconAlertCircle, sent: IconCheck, delivered: IconChecks, read: IconChecks };

/** The message's journey: an icon with words for who points at it or listens. */
export function DeliveryMark({ state, sentAt }: { state: DeliveryState; sentAt: string }) {
  const { t } = useTranslation(["inbox", "common"]);
  const Icon = icons[state];
  const label = t(`delivery.${state}`, { time: clock(sentAt) });
  return (
    <Tooltip label={label} openDelay={150} multiline maw={240}>
      <span className={classes.delivery} data-state={state} role="img" aria-label={label}>
        <Icon size={15} stroke={1.9} />
      </span>
    </Tooltip>
  );
}
