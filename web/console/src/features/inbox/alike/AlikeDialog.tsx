// SPDX-License-Identifier: AGPL-3.0-or-later
// Who writes about it, and what is done about all of them at once.
import { Button, Checkbox, Modal } from "@mantine/core";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { Id } from "@shared/ids";
import { notifyProblem } from "@/lib/notify";
import { contactName } from "@/lib/people";
import { clock, sinceTime, useNow } from "@/lib/time";
import classes from "./Alike.module.css";
import { type AlikeGroup, type AlikeReport, conversationsOf, dismissAlike } from "./alike";

interface Props {
  group: AlikeGroup;
  onClose: () => void;
  /** What can be done with the ticked conversations, beside dismissing. */
  actions?: (chosen: readonly AlikeReport[]) => ReactNode;
}

function Report({ report, ticked, onTick, onOpen }: { report: AlikeReport; ticked: boolean; onTick: () => void; onOpen: () => void }) {
  const { t } = useTranslation("alike");
  const name = contactName({ name: report.contact_name, number: report.contact_number });
  return (
    <li className={classes.report}>
      <Checkbox checked={ticked} onChange={onTick} aria-label={t("tick", { name })} />
      <Link className={classes.link} to={`/inbox/all/${report.conversation_id}`} onClick={onOpen}>
        <span className={classes.who}>
          <span className={classes.name}>{name}</span>
          <time className={classes.at} dateTime={report.at}>
            {clock(report.at)}
          </time>
        </span>
        <span className={classes.text} dir="auto">
          {report.text}
        </span>
      </Link>
    </li>
  );
}

export function AlikeDialog({ group, onClose, actions }: Props) {
  const { t } = useTranslation(["alike", "common"]);
  const now = useNow();
  const reports = conversationsOf(group);
  // Who joins later is ticked too.
  const [unticked, setUnticked] = useState<ReadonlySet<Id>>(new Set());
  const chosen = reports.filter((report) => !unticked.has(report.conversation_id));
  function tick(id: Id) {
    const next = new Set(unticked);
    if (!next.delete(id)) next.add(id);
    setUnticked(next);
  }
  function dismiss() {
    onClose();
    dismissAlike(group.id).catch((error: unknown) => notifyProblem(error));
  }
  return (
    <Modal
      opened
      onClose={onClose}
      size={520}
      title={t("report", { count: group.customers, time: sinceTime(group.since, now) })}
      closeButtonProps={{ "aria-label": t("common:close") }}
    >
      <ul className={classes.reports}>
        {reports.map((report) => (
          <Report
            key={report.conversation_id}
            report={report}
            ticked={!unticked.has(report.conversation_id)}
            onTick={() => tick(report.conversation_id)}
            onOpen={onClose}
          />
        ))}
      </ul>
      <div className={classes.foot}>
        <span className={classes.chosen} aria-live="polite">
          {t("chosen", { count: chosen.length, all: reports.length })}
        </span>
        <Button variant="default" onClick={dismiss} title={t("dismiss_hint")}>
          {t("dismiss")}
        </Button>
        {actions?.(chosen)}
      </div>
    </Modal>
  );
}
