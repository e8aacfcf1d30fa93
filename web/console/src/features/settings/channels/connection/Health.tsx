// SPDX-License-Identifier: AGPL-3.0-or-later
import { IconAlertTriangle, IconCircleCheck, IconHourglassEmpty } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { sinceTime, useNow } from "@/lib/time";
import classes from "../Channels.module.css";
import type { Channel, Connection } from "../connections";
import { reasonText } from "@/lib/reasons";
import { TroubleText } from "../TroubleText";

const icons = { working: IconCircleCheck, failing: IconAlertTriangle, new: IconHourglassEmpty };

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
      </div>
    </section>
  );
}
