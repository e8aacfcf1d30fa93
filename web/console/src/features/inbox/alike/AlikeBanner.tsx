// SPDX-License-Identifier: AGPL-3.0-or-later
// One quiet line above the list while several customers write about the same.
import { IconUsersGroup } from "@tabler/icons-react";
import { Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Id } from "@shared/ids";
import { sinceTime, useNow } from "@/lib/time";
import classes from "./Alike.module.css";
import { type AlikeGroup, useAlike } from "./alike";
import { AlikeDialog } from "./AlikeDialog";
import { MakeOneTicket } from "./MakeOneTicket";

export function AlikeBanner() {
  // Its texts come when they are needed; nothing waits for them.
  return (
    <div role="status" className={classes.region}>
      <Suspense fallback={null}>
        <Lines />
      </Suspense>
    </div>
  );
}

function Lines() {
  const { t } = useTranslation("alike");
  const groups = useAlike();
  const [all, setAll] = useState(false);
  const [openId, setOpenId] = useState<Id | null>(null);
  const shown = all ? groups : groups.slice(0, 1);
  const close = () => setOpenId(null);
  const open = groups.find((group) => group.id === openId);
  return (
    <>
      {shown.map((group) => (
        <Line key={group.id} group={group} onOpen={() => setOpenId(group.id)} />
      ))}
      {groups.length > 1 && (
        <button type="button" className={classes.more} aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? t("fewer") : t("more", { count: groups.length - 1 })}
        </button>
      )}
      {open && <AlikeDialog group={open} onClose={close} actions={(chosen) => <MakeOneTicket title={open.example} chosen={chosen} onMade={close} />} />}
    </>
  );
}

function Line({ group, onOpen }: { group: AlikeGroup; onOpen: () => void }) {
  const { t } = useTranslation("alike");
  const now = useNow();
  return (
    <button type="button" className={classes.bar} onClick={onOpen} aria-haspopup="dialog">
      <IconUsersGroup size={16} stroke={1.8} aria-hidden="true" />
      <span className={classes.words}>
        <span className={classes.title}>{t("report", { count: group.customers, time: sinceTime(group.since, now) })}</span>
        <span className={classes.example} dir="auto">
          {group.example}
        </span>
      </span>
    </button>
  );
}
