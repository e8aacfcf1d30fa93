// SPDX-License-Identifier: AGPL-3.0-or-later
import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { fullTime } from "@/lib/time";
import shared from "../Channels.module.css";
import classes from "./Ledger.module.css";
import { reasonText } from "@/lib/reasons";
import type { Entry } from "./ledger";

interface Props {
  entry: Entry;
  pending: boolean;
  onAgain: () => void;
}

/** One thing that came: from whom, what became of it and why, and the way on. */
export function LedgerRow({ entry, pending, onAgain }: Props) {
  const { t } = useTranslation("channels");
  const { state, reason, attempts, from, received_at, conversation_id } = entry;
  const mayTryAgain = state === "failed" || state === "ignored";
  return (
    <tr>
      <td className={classes.when}>
        <time dateTime={received_at}>{fullTime(received_at)}</time>
      </td>
      <td className={classes.from}>{from || "—"}</td>
      <td>
        <span className={shared.badge} data-state={state}>
          {t(`ledger.states.${state}`)}
        </span>
        {reason && <span className={classes.reason}>{reasonText(reason)}</span>}
        {attempts > 1 && <span className={classes.attempts}>{t("ledger.attempts", { count: attempts })}</span>}
      </td>
      <td className={classes.way}>
        {conversation_id && (
          <Link className={shared.link} to={`/inbox/all/${conversation_id}`}>
            {t("ledger.conversation")}
          </Link>
        )}
        {mayTryAgain && (
          <Button size="compact-xs" variant="default" loading={pending} aria-label={t("ledger.againFrom", { from: from || "—" })} onClick={onAgain}>
            {t("ledger.again")}
          </Button>
        )}
      </td>
    </tr>
  );
}
