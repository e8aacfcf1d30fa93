// SPDX-License-Identifier: AGPL-3.0-or-later
import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { fullTime } from "@/lib/time";
import shared from "../Channels.module.css";
import classes from "./Ledger.module.css";
import { type Entry, evidenceOf, isMovable } from "./ledger";

interface Props {
  entry: Entry;
  pending: boolean;
  onAgain: () => void;
  onMove: () => void;
}

/** One thing that came: from whom and about what, what became of it and why, and the way on. */
export function LedgerRow({ entry, pending, onAgain, onMove }: Props) {
  const { t } = useTranslation("channels");
  const { state, attempts, received_at, conversation_id } = entry;
  const from = entry.from || "—";
  return (
    <tr>
      <td className={classes.when}>
        <time dateTime={received_at}>{fullTime(received_at)}</time>
      </td>
      <td className={classes.from}>
        <Sender entry={entry} />
      </td>
      <td>
        <span className={shared.badge} data-state={state}>
          {t(`ledger.states.${state}`)}
        </span>
        {attempts > 1 && <span className={classes.attempts}>{t("ledger.attempts", { count: attempts })}</span>}
      </td>
      <td className={classes.evidence}>
        {evidenceOf(entry)}
        {entry.sender_check !== "" && (
          <span className={classes.check} data-check={entry.sender_check}>
            {t(`ledger.check_${entry.sender_check}`)}
          </span>
        )}
      </td>
      <td className={classes.way}>
        {conversation_id && (
          <Link className={shared.link} to={`/inbox/all/${conversation_id}`}>
            {t("ledger.conversation")}
          </Link>
        )}
        {isMovable(entry) && (
          <Button size="compact-xs" variant="default" aria-label={t("ledger.moveOf", { from })} onClick={onMove}>
            {t("ledger.move")}
          </Button>
        )}
        {(state === "failed" || state === "ignored") && (
          <Button size="compact-xs" variant="default" loading={pending} aria-label={t("ledger.againFrom", { from })} onClick={onAgain}>
            {t("ledger.again")}
          </Button>
        )}
      </td>
    </tr>
  );
}

/** Whose conversation somebody may not see is not named to them. */
function Sender({ entry }: { entry: Entry }) {
  const { t } = useTranslation("channels");
  const { state, from, from_name, subject } = entry;
  const isHidden = state === "done" && from === "" && entry.external_id === "";
  return (
    <>
      {isHidden ? t("ledger.hidden") : from_name || from || "—"}
      {from_name && from && <span className={classes.subject}>{from}</span>}
      {subject && <span className={classes.subject}>{subject}</span>}
    </>
  );
}
