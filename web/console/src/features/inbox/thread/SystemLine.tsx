// SPDX-License-Identifier: AGPL-3.0-or-later
import { useTranslation } from "react-i18next";
import type { Message } from "@shared/model";
import { clock, fullTime } from "@/lib/time";
import classes from "./Thread.module.css";

type Line = NonNullable<Message["system"]>;

/** Whatever the code of the refusal, to the reader it could not be sent. */
function returnedKey(reason = "") {
  if (reason === "solved" || reason === "not_active") return "reply_returned_solved";
  if (reason === "taken_back" || reason === "author_gone") return `reply_returned_${reason}` as const;
  return "reply_returned_refused";
}

function keyOf({ action, actor, target, level, reason }: Line) {
  if (action === "reassigned" && target) return "reassigned_to";
  if (action === "taken_over" && target) return "taken_over_from";
  if (action === "woken" && actor) return "woken_by";
  if (action === "escalated" && reason) return "escalated_because";
  if (action === "access_granted") return `access_granted_${level ?? "write"}` as const;
  if (action === "reply_returned") return returnedKey(reason);
  return action;
}

export function SystemLine({ message }: { message: Message }) {
  const { t } = useTranslation(["inbox", "common"]);
  const line = message.system;
  if (!line) return null;
  const names = {
    actor: line.actor ?? "",
    target: line.target ?? "",
    department: line.department ?? "",
    reason: line.reason ?? "",
    time: line.until ? fullTime(line.until) : "",
  };
  const text = t(`system.${keyOf(line)}`, names);
  return (
    <div className={classes.system}>
      {text}
      <time dateTime={message.created_at} title={fullTime(message.created_at)}>
        {clock(message.created_at)}
      </time>
    </div>
  );
}
