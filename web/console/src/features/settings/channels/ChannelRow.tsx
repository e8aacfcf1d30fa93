// SPDX-License-Identifier: AGPL-3.0-or-later
import { IconChevronRight } from "@tabler/icons-react";
import type { CSSProperties } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { fill } from "@shared/colour";
import { PlatformIcon } from "@/lib/PlatformIcon";
import settings from "../Settings.module.css";
import classes from "./Channels.module.css";
import type { Channel } from "./connections";
import { reasonText } from "@/lib/reasons";

/** A chat on a website has the colour that its visitors see. */
function coloursOf({ settings: widget }: Channel): CSSProperties | undefined {
  if (!widget) return undefined;
  const { accent, ink } = fill(widget.accent);
  return { background: accent, color: ink };
}

export function ChannelRow({ channel, department }: { channel: Channel; department: string | undefined }) {
  const { t } = useTranslation(["channels", "inbox"]);
  const { id, kind, name, health } = channel;
  return (
    <Link to={`/settings/chat/${id}`} className={settings.row}>
      <span className={classes.tile} data-kind={kind} style={coloursOf(channel)}>
        <PlatformIcon platform={kind} size={18} stroke={1.7} aria-hidden="true" />
      </span>
      <span className={settings.rowText}>
        <span className={settings.rowTitle}>
          {name}
          {health && health.state !== "working" && (
            <span className={classes.badge} data-state={health.state}>
              {t(`badge.${health.state}`)}
            </span>
          )}
        </span>
        <span className={settings.rowMore}>
          {[t(`inbox:platform_name.${kind}`), department].filter(Boolean).join(" · ")}
          {health?.state === "failing" && <span className={classes.rowReason}>{reasonText(health.reason)}</span>}
        </span>
      </span>
      <IconChevronRight size={16} aria-hidden="true" />
    </Link>
  );
}
