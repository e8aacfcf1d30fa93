// SPDX-License-Identifier: AGPL-3.0-or-later
import settings from "../Settings.module.css";
import classes from "./Channels.module.css";
import type { Trouble } from "@/lib/reasons";

/** The reason as a sentence, and small below it what the provider said. */
export function TroubleText({ trouble }: { trouble: Trouble }) {
  return (
    <>
      {trouble.text}
      {trouble.detail && trouble.detail !== trouble.text && <small className={classes.detail}>{trouble.detail}</small>}
    </>
  );
}

export function FormTrouble({ trouble }: { trouble: Trouble | undefined }) {
  return (
    trouble && (
      <p className={settings.problem} role="alert">
        <TroubleText trouble={trouble} />
      </p>
    )
  );
}
