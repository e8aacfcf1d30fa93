// SPDX-License-Identifier: AGPL-3.0-or-later
// Where the escalation stands, for both sides of it: who has it, since when somebody waits inside, and what can be done now.
import { Button } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { IconArrowBackUp, IconCheck, IconClockPause, IconExternalLink, IconHandStop, IconStairsUp } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Avatar } from "@/lib/Avatar";
import { useDeskState, useMe } from "@/lib/deskContext";
import { type LadderStep, useLadder } from "@/lib/ladder";
import { fullTime, relativeAge, useNow } from "@/lib/time";
import { canDo, type Ticket } from "@/lib/tickets/model";
import { notifyRefusal } from "@/lib/tickets/refusals";
import { waitedFor } from "@/lib/tickets/waited";
import classes from "./Escalation.module.css";
import { MoveDialog } from "./MoveDialog";
import { acknowledge, type Move } from "./moves";

type Escalation = NonNullable<Ticket["escalation"]>;

const warnMs = 60 * 60_000;

/** What nobody else measures: how long the handler has been waiting for an answer inside. */
export function InsideClock({ escalation }: { escalation: Escalation }) {
  const { t } = useTranslation("ticket");
  const now = useNow(15_000);
  if (escalation.state !== "open") return null;
  const { waiting_since: since } = escalation;
  if (since === null) return <span className={classes.clock}>{t("escalation.answered")}</span>;
  const waited = now - Date.parse(since);
  return (
    <span className={classes.clock} data-late={waited > warnMs} role="timer" title={fullTime(since)}>
      <IconClockPause size={15} stroke={1.8} aria-hidden="true" />
      {t("escalation.waiting", { time: waitedFor(waited) })}
    </span>
  );
}

function Holder({ escalation }: { escalation: Escalation }) {
  const { t } = useTranslation("ticket");
  const me = useMe();
  const { assignee } = escalation;
  if (!assignee) return <span className={classes.nobody}>{t("escalation.nobody")}</span>;
  return (
    <span className={classes.holder}>
      <Avatar id={assignee.id} name={assignee.name} size={20} />
      {assignee.id === me.id ? t("escalation.mine") : t("escalation.theirs", { name: assignee.name })}
    </span>
  );
}

function useSentence({ escalation }: { escalation: Escalation }): string {
  const { t } = useTranslation("ticket");
  const known = useDeskState((state) => state.departments.get(escalation.department_id)?.name);
  const department = known ?? t("who.above");
  return t(`escalation.state.${escalation.state}`, { department, level: escalation.level, from: escalation.from.name });
}

interface Props {
  ticket: Ticket;
  step: LadderStep | null;
}

function Actions({ ticket, toDevelopers, onMove }: { ticket: Ticket; toDevelopers: boolean; onMove: (how: Move) => void }) {
  const { t } = useTranslation("ticket");
  const take = useMutation({ mutationFn: () => acknowledge(ticket), onError: (error) => notifyRefusal(error, "answer_inside") });
  const icon = { size: 16, stroke: 1.8 };
  if (!canDo(ticket, "settle")) return null;
  return (
    <div className={classes.buttons} role="group" aria-label={t("escalation.actions")}>
      {canDo(ticket, "acknowledge") && (
        <Button size="xs" loading={take.isPending} leftSection={<IconHandStop {...icon} />} onClick={() => take.mutate()}>
          {t("escalation.acknowledge")}
        </Button>
      )}
      <Button size="xs" variant="default" leftSection={<IconArrowBackUp {...icon} />} onClick={() => onMove("return")}>
        {t("escalation.return")}
      </Button>
      <Button size="xs" variant="default" leftSection={<IconStairsUp {...icon} />} onClick={() => onMove("raise")}>
        {t(toDevelopers ? "escalation.to_developers" : "escalation.raise")}
      </Button>
      <Button size="xs" variant={canDo(ticket, "acknowledge") ? "default" : "filled"} leftSection={<IconCheck {...icon} />} onClick={() => onMove("settle")}>
        {t("escalation.settle")}
      </Button>
    </div>
  );
}

/** Whether only developers are above: said of the last department, and of the developers themselves. */
export function useToDevelopers(ticket: Ticket): boolean {
  const ladder = useLadder().data;
  const at = ticket.escalation?.state === "open" ? ticket.escalation.department_id : ticket.department_id;
  return ladder !== undefined && (at === ladder.last_department_id || at === ladder.developers_department_id);
}

export function EscalationCard({ ticket, step }: Props) {
  const { escalation } = ticket;
  return escalation && <Card ticket={ticket} escalation={escalation} step={step} />;
}

function Card({ ticket, escalation, step }: Props & { escalation: Escalation }) {
  const { t } = useTranslation("ticket");
  const now = useNow(30_000);
  const [how, setHow] = useState<Move | null>(null);
  const toDevelopers = useToDevelopers(ticket);
  const sentence = useSentence({ escalation });
  const isOpen = escalation.state === "open";
  return (
    <section className={classes.card} data-state={escalation.state} aria-label={t("escalation.label")}>
      <div className={classes.head}>
        <IconStairsUp size={18} stroke={1.7} aria-hidden="true" />
        <strong>{sentence}</strong>
        {isOpen && <Holder escalation={escalation} />}
        <span className={classes.space} />
        <InsideClock escalation={escalation} />
      </div>
      <p className={classes.why}>
        {t("escalation.by", { name: escalation.from.name, time: relativeAge(escalation.opened_at, now) })} <q>{escalation.reason}</q>
      </p>
      {escalation.outcome !== "" && (
        <p className={classes.why} data-outcome="true">
          {t(escalation.state === "returned" ? "escalation.returned_because" : "escalation.outcome")} <q>{escalation.outcome}</q>
        </p>
      )}
      {escalation.external_url && (
        <p className={classes.why}>
          <a href={escalation.external_url} target="_blank" rel="noopener noreferrer nofollow">
            <IconExternalLink size={14} stroke={1.8} aria-hidden="true" /> {t("escalation.elsewhere")} {escalation.external_url}
          </a>
        </p>
      )}
      {isOpen && <Actions ticket={ticket} toDevelopers={toDevelopers} onMove={setHow} />}
      {how && <MoveDialog ticket={ticket} how={how} step={step} toDevelopers={toDevelopers} onClose={() => setHow(null)} />}
    </section>
  );
}
