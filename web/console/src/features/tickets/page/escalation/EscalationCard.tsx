// SPDX-License-Identifier: AGPL-3.0-or-later
// Where the escalation stands, for both sides of it: who has it, since when somebody waits inside, and what can be done now.
import { Button } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { IconArrowBackUp, IconCheck, IconClockPause, IconHandStop, IconStairsUp } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Avatar } from "@/lib/Avatar";
import { useMe } from "@/lib/deskContext";
import { type LadderStep, useLadder } from "@/lib/ladder";
import { fullTime, useNow } from "@/lib/time";
import { canDo, type Escalation, type Ticket } from "@/lib/tickets/model";
import { notifyRefusal } from "@/lib/tickets/refusals";
import { waitedFor } from "@/lib/tickets/waited";
import { Earlier } from "./Earlier";
import classes from "./Escalation.module.css";
import { MoveDialog } from "./MoveDialog";
import { acknowledge, type Move } from "./moves";
import { Told, useSentence } from "./Told";

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

interface Props {
  ticket: Ticket;
  /** All of them; the ticket knows the newest itself. */
  all: readonly Escalation[];
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

export function EscalationCard(props: Props) {
  const { escalation } = props.ticket;
  return escalation && <Card {...props} escalation={escalation} />;
}

function Card({ ticket, escalation, all, step }: Props & { escalation: Escalation }) {
  const { t } = useTranslation("ticket");
  const [how, setHow] = useState<Move | null>(null);
  const toDevelopers = useToDevelopers(ticket);
  const sentence = useSentence(escalation);
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
      <Told escalation={escalation} />
      {isOpen && <Actions ticket={ticket} toDevelopers={toDevelopers} onMove={setHow} />}
      <Earlier all={all} newest={escalation} />
      {how && <MoveDialog ticket={ticket} how={how} step={step} toDevelopers={toDevelopers} onClose={() => setHow(null)} />}
    </section>
  );
}
