// SPDX-License-Identifier: AGPL-3.0-or-later
// One line while a channel does not work, or has missed something, for those who can mend it.
import { CloseButton } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import { Suspense, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { Channel } from "@shared/model";
import { useDeskState, useMay } from "@/lib/deskContext";
import { reasonText } from "@/lib/reasons";
import { fullTime, sinceTime, useNow } from "@/lib/time";
import classes from "./ChannelBanner.module.css";
import { dismissedTroubles, troubledOf, keepDismissed, troubleKey } from "./channelTroubles";

export function ChannelBanner() {
  // Its texts come when they are needed; nothing waits for them.
  return (
    <div role="status" className={classes.region}>
      <Suspense fallback={null}>{useMay("manage_channels") && <Troubles />}</Suspense>
    </div>
  );
}

function Troubles() {
  const channels = useDeskState((state) => state.channels);
  const [dismissed, setDismissed] = useState(dismissedTroubles);
  const troubled = useMemo(() => troubledOf(channels.values(), dismissed), [channels, dismissed]);
  function dismiss() {
    const keys = [...dismissed, ...troubled.map(troubleKey)];
    setDismissed(keys);
    keepDismissed(keys);
  }
  return troubled[0] ? <Line channel={troubled[0]} more={troubled.length - 1} onDismiss={dismiss} /> : null;
}

interface LineProps {
  channel: Channel;
  more: number;
  onDismiss: () => void;
}

function Line({ channel: { id, name, kind, health }, more, onDismiss }: LineProps) {
  const { t } = useTranslation(["channels", "inbox"]);
  const now = useNow();
  const platform = t(`inbox:platform_name.${kind}`);
  const { state, since, reason, missed } = health!;
  const text =
    missed && state !== "failing"
      ? t("banner.missed", { platform, name, from: fullTime(missed.from), until: fullTime(missed.until) })
      : t("banner.text", { platform, name, time: sinceTime(since, now), reason: reasonText(reason) });
  return (
    <div className={classes.bar}>
      <IconAlertTriangle size={16} stroke={1.9} aria-hidden="true" />
      <span className={classes.text} title={text}>
        {text}
      </span>
      <Link className={classes.link} to={`/settings/chat/${id}`}>
        {t("banner.look")}
      </Link>
      {more > 0 && (
        <Link className={classes.link} to="/settings/chat">
          {t("banner.more", { count: more })}
        </Link>
      )}
      <CloseButton size="sm" className={classes.close} aria-label={t("banner.dismiss")} onClick={onDismiss} />
    </div>
  );
}
