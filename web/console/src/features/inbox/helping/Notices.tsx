// SPDX-License-Identifier: AGPL-3.0-or-later
// Under the head of a conversation: what has been agreed about it, and what is asked. Each with its way out.
import { Button } from "@mantine/core";
import { IconAlarm, IconAlarmSnooze, IconHeartHandshake, IconStairsUp } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { accessOf, type Access, type Conversation, permissionsFor } from "@shared/model";
import { endAccess, grantAccess, reassign, wake } from "@/lib/actions";
import { holderName } from "@/lib/desk";
import { useDesk, useDeskState, useMe } from "@/lib/deskContext";
import { soonTime, useNow } from "@/lib/time";
import classes from "./Helping.module.css";

function Notice({ icon, tone, children, actions }: { icon: ReactNode; tone?: "ask"; children: ReactNode; actions?: ReactNode }) {
  return (
    <li className={classes.notice} data-tone={tone}>
      {icon}
      <p>{children}</p>
      {actions && <span className={classes.noticeActions}>{actions}</span>}
    </li>
  );
}

const icon = { size: 17, stroke: 1.7, "aria-hidden": true } as const;

function Quoted({ text }: { text: string }) {
  return text && <q className={classes.reason}>{text}</q>;
}

function Escalated({ conversation }: { conversation: Conversation }) {
  const { t } = useTranslation(["helping", "common"]);
  const name = useDeskState((state) => holderName(state, conversation));
  const { escalation } = conversation;
  if (!escalation) return null;
  return (
    <Notice icon={<IconStairsUp {...icon} />}>
      {t("escalated_by", { from: escalation.from.name, name })} <Quoted text={escalation.reason} />
    </Notice>
  );
}

function PutOff({ conversation }: { conversation: Conversation }) {
  const { t } = useTranslation(["helping", "common"]);
  const desk = useDesk();
  const now = useNow();
  const may = permissionsFor(conversation, useMe());
  const back = (label: string) =>
    may.solve && (
      <Button size="compact-sm" variant="default" onClick={() => void wake(desk, conversation.id)}>
        {label}
      </Button>
    );
  const { set_aside_until: until, solve_at: solveAt } = conversation;
  return (
    <>
      {until && (
        <Notice icon={<IconAlarmSnooze {...icon} />} actions={back(t("bring_back"))}>
          {t("set_aside_until", { time: soonTime(until, now) })}
        </Notice>
      )}
      {solveAt && (
        <Notice icon={<IconAlarm {...icon} />} actions={back(t("call_off"))}>
          {t("solves_at", { time: soonTime(solveAt, now) })}
        </Notice>
      )}
    </>
  );
}

/** Before me who decides: somebody asks, or has been let in. */
function Decision({ conversation, access }: { conversation: Conversation; access: Access }) {
  const { t } = useTranslation(["helping", "inbox", "common"]);
  const desk = useDesk();
  const { id } = conversation;
  const { user, level, reason } = access;
  // Where only the holder writes, the asker can become it.
  const exclusive = useDeskState((state) => state.departments.get(conversation.department_id)?.exclusive ?? false);
  const asker = useDeskState((state) => state.users.get(user.id));
  const end = (label: string) => (
    <Button size="compact-sm" variant="subtle" color="gray" onClick={() => void endAccess(desk, id, access)}>
      {label}
    </Button>
  );
  if (level !== null) {
    return (
      <Notice icon={<IconHeartHandshake {...icon} />} actions={end(t("revoke"))}>
        {t(`helps.${level}`, { name: user.name })}
      </Notice>
    );
  }
  return (
    <Notice
      icon={<IconHeartHandshake {...icon} />}
      tone="ask"
      actions={
        <>
          {exclusive ? (
            asker && (
              <Button size="compact-sm" onClick={() => void reassign(desk, id, conversation.department_id, asker)}>
                {t("inbox:reassign_to", { name: user.name })}
              </Button>
            )
          ) : (
            <Button size="compact-sm" onClick={() => void grantAccess(desk, id, access.id, "write")}>
              {t("grant.write")}
            </Button>
          )}
          <Button size="compact-sm" variant="default" onClick={() => void grantAccess(desk, id, access.id, "read_and_note")}>
            {t("grant.read_and_note")}
          </Button>
          {end(t("decline"))}
        </>
      }
    >
      {t("asks_to_help", { name: user.name })} <Quoted text={reason} />
    </Notice>
  );
}

/** Before me who asked: what has become of it. */
function OwnAccess({ conversation, access }: { conversation: Conversation; access: Access }) {
  const { t } = useTranslation(["helping", "common"]);
  const desk = useDesk();
  const name = useDeskState((state) => holderName(state, conversation));
  return (
    <Notice
      icon={<IconHeartHandshake {...icon} />}
      actions={
        <Button size="compact-sm" variant="default" onClick={() => void endAccess(desk, conversation.id, access)}>
          {t(access.level === null ? "take_back" : "leave")}
        </Button>
      }
    >
      {t(access.level === null ? "asked_and_waiting" : `let_in.${access.level}`, { name })}
    </Notice>
  );
}

/** Everybody else sees who helps. */
function Helper({ access }: { access: Access }) {
  const { t } = useTranslation(["helping", "common"]);
  if (access.level === null) return null;
  return <Notice icon={<IconHeartHandshake {...icon} />}>{t(`helps.${access.level}`, { name: access.user.name })}</Notice>;
}

export function Notices({ conversation }: { conversation: Conversation }) {
  const { t } = useTranslation(["helping", "common"]);
  const me = useMe();
  const own = accessOf(conversation, me.id);
  const others = conversation.access.filter((access) => access !== own);
  const decides = permissionsFor(conversation, me).decideAccess;
  const { escalation, set_aside_until, solve_at, access } = conversation;
  if (!escalation && !set_aside_until && !solve_at && access.length === 0) return null;
  return (
    <ul className={classes.notices} aria-label={t("notices")}>
      <Escalated conversation={conversation} />
      <PutOff conversation={conversation} />
      {own && <OwnAccess conversation={conversation} access={own} />}
      {others.map((each) => (decides ? <Decision key={each.id} conversation={conversation} access={each} /> : <Helper key={each.id} access={each} />))}
    </ul>
  );
}
