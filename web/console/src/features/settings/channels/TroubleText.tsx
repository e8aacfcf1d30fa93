// SPDX-License-Identifier: AGPL-3.0-or-later
import settings from "../Settings.module.css";
import classes from "./Channels.module.css";
import type { Trouble } from "@/lib/reasons";

function isSame({ text, detail }: Trouble): boolean {
  const bare = (words: string) => words.toLowerCase().replace(/\.$/, "");
  return bare(text) === bare(detail);
}

/** The reason as a sentence, and small below it what the provider said. */
export function TroubleText({ trouble }: { trouble: Trouble }) {
  return (
    <>
      {trouble.text}
      {trouble.detail && !isSame(trouble) && <small className={classes.detail}>{trouble.detail}</small>}
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
