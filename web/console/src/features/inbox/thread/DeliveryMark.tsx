// SPDX-License-Identifier: AGPL-3.0-or-later
import { Tooltip } from "@mantine/core";
import { IconAlertCircle, IconAlertTriangle, IconCheck, IconChecks, IconClock, IconMailPause } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { Schemas } from "@shared/api";
import type { DeliveryState } from "@shared/model";
import { clock } from "@/lib/time";
import classes from "./Thread.module.css";

const icons = {
  held: IconClock,
  queued: IconClock,
  failed: IconAlertCircle,
  uncertain: IconAlertTriangle,
  sent: IconCheck,
  delivered: IconChecks,
  read: IconChecks,
};

type Email = NonNullable<Schemas["Message"]["delivery"]>["email"];

interface MarkProps {
  state: DeliveryState;
  sentAt: string;
  email?: Email;
  elsewhere?: boolean;
}

/** The message's journey: an icon with words for who points at it or listens. */
export function DeliveryMark({ state, sentAt, email, elsewhere = false }: MarkProps) {
  const { t } = useTranslation(["inbox", "common"]);
  const Icon = icons[state];
  // Over the servers of others we learn only that they have taken it.
  const journey = t(state === "sent" && elsewhere ? "delivery.taken" : `delivery.${state}`, { time: clock(sentAt) });
  // Who has read it needs no e-mail any more.
  const held =
    email && state !== "read"
      ? t(email.state === "held" ? `email_held.${email.reason === "mailed_today" ? email.reason : "no_email_channel"}` : `email_notice.${email.state}`)
      : "";
  const label = held ? `${journey} ${held}` : journey;
  return (
    <Tooltip label={label} openDelay={150} multiline maw={240}>
      <span className={classes.delivery} data-state={state} role="img" aria-label={label}>
        {held && <IconMailPause size={15} stroke={1.8} />}
        <Icon size={15} stroke={1.9} />
      </span>
    </Tooltip>
  );
}
