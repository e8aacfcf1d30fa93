// SPDX-License-Identifier: AGPL-3.0-or-later
import { Button } from "@mantine/core";
import { IconAlertTriangle, IconCircleCheck, IconHourglassEmpty } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { fullTime, sinceTime, useNow } from "@/lib/time";
import classes from "../Channels.module.css";
import { type Channel, type Connection, useDismissMissed } from "../connections";
import { reasonText } from "@/lib/reasons";
import { TroubleText } from "../TroubleText";

const icons = { working: IconCircleCheck, failing: IconAlertTriangle, new: IconHourglassEmpty };

/** What may be missing; who may mend the channel says that it is seen. */
function Missed({ channel, dismissible }: { channel: Channel; dismissible: boolean }) {
  const { t } = useTranslation("channels");
  const dismiss = useDismissMissed(channel.id);
  const missed = channel.health?.missed;
  if (!missed) return null;
  return (
    <p>
      {t("health.missed", { from: fullTime(missed.from), until: fullTime(missed.until) })}{" "}
      {dismissible && (
        <Button size="compact-xs" variant="default" loading={dismiss.isPending} onClick={() => dismiss.mutate()}>
          {t("health.dismissMissed")}
        </Button>
      )}
    </p>
  );
}

/** Works or fails, since when, and why in both directions. */
export function Health({ channel, connection }: { channel: Channel; connection?: Connection }) {
  const { t } = useTranslation("channels");
  const now = useNow();
  const { health } = channel;
  if (!health) return null;
  const Icon = icons[health.state];
  const failing = health.state === "failing";
  const known = (["receiving", "sending"] as const).flatMap((way) => (connection?.[way] ? [{ way, trouble: connection[way] }] : []));
  return (
    <section className={classes.health} data-state={health.state} aria-label={t("health.label")}>
      <Icon size={20} stroke={1.8} aria-hidden="true" />
      <div>
        <p className={classes.healthTitle}>{t(`health.${health.state}`, { time: sinceTime(health.since, now) })}</p>
        {failing && known.length === 0 && <p>{reasonText(health.reason)}</p>}
        {failing &&
          known.map(({ way, trouble }) => (
            <p key={way}>
              {t(`health.${way}`)}: <TroubleText trouble={{ text: reasonText(trouble.reason), detail: trouble.detail }} />
            </p>
          ))}
        {!failing && <p>{t(`kind.${channel.kind}.${health.state === "new" ? "waits" : "works"}`)}</p>}
        <Missed channel={channel} dismissible={connection !== undefined} />
      </div>
    </section>
  );
}
