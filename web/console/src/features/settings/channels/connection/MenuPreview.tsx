// SPDX-License-Identifier: AGPL-3.0-or-later
import { useTranslation } from "react-i18next";
import classes from "../Telegram.module.css";
import type { MenuEntry } from "../connections";

/** What somebody sees who writes to the bot for the first time. A picture: nothing in it can be used. */
export function MenuPreview({ greeting, entries }: { greeting: string; entries: readonly MenuEntry[] }) {
  const { t } = useTranslation("channels");
  return (
    <figure className={classes.preview} role="img" aria-label={t("telegram.preview")}>
      <div className={classes.stage} aria-hidden="true">
        <p className={classes.start}>/start</p>
        {greeting.trim() === "" && entries.length === 0 ? (
          <p className={classes.silent}>{t("telegram.silent")}</p>
        ) : (
          <>
            <p className={classes.greeting}>{greeting.trim() || "👋"}</p>
            {entries.map(({ id, label }) => (
              <span key={id} className={classes.button}>
                {label}
              </span>
            ))}
          </>
        )}
      </div>
    </figure>
  );
}
