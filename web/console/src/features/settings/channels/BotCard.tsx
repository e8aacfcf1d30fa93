// SPDX-License-Identifier: AGPL-3.0-or-later
import type { ReactNode } from "react";
import { PlatformIcon } from "@/lib/PlatformIcon";
import shared from "./Channels.module.css";
import classes from "./Telegram.module.css";
import type { Bot } from "./connections";

/** The bot as Telegram names it, with the way to it. */
export function BotCard({ bot, children }: { bot: Bot; children?: ReactNode }) {
  return (
    <div className={classes.bot}>
      <span className={shared.tile} data-kind="telegram">
        <PlatformIcon platform="telegram" size={20} stroke={1.7} aria-hidden="true" />
      </span>
      <span className={classes.botText}>
        <strong>{bot.name}</strong>
        <a href={`https://t.me/${bot.user_name}`} target="_blank" rel="noreferrer">
          @{bot.user_name}
        </a>
      </span>
      {children}
    </div>
  );
}
