// SPDX-License-Identifier: AGPL-3.0-or-later
import { useTranslation } from "react-i18next";
import type { Message } from "@shared/model";
import { clock, fullTime } from "@/lib/time";
import classes from "./Thread.module.css";

export function SystemLine({ message }: { message: Message }) {
  const { t } = useTranslation(["inbox", "common"]);
  const line = message.system;
  if (!line) return null;
  const names = { actor: line.actor ?? "", target: line.target ?? "", department: line.department ?? "" };
  const text = line.action === "reassigned" && line.target ? t("system.reassigned_to", names) : t(`system.${line.action}`, names);
  return (
    <div className={classes.system}>
      {text}
      <time dateTime={message.created_at} title={fullTime(message.created_at)}>
        {clock(message.created_at)}
      </time>
    </div>
  );
}
