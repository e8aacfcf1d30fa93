// SPDX-License-Identifier: AGPL-3.0-or-later
// One ticket: what it is about on one side, what is said about it on the other. On a phone one of the two at a time.
import { IconTicketOff } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import { type Id, parseId } from "@shared/ids";
import { isProblem } from "@/lib/formError";
import { useShortcuts } from "@/lib/shortcuts";
import { Empty, LoadFailed, Waiting } from "@/lib/states";
import { useIsNarrow } from "@/lib/useMedia";
import { TicketCard } from "@/lib/tickets/card/TicketCard";
import { canDo, type TicketDetail } from "@/lib/tickets/model";
import { useTicket } from "@/lib/tickets/queries";
import { About } from "./about/About";
import { EscalationCard, useToDevelopers } from "./escalation/EscalationCard";
import { MoveDialog } from "./escalation/MoveDialog";
import { ResolveDialog } from "./escalation/ResolveDialog";
import classes from "./Page.module.css";
import { PageHead } from "./PageHead";
import { Windows } from "./windows/Windows";

type Dialog = "escalate" | "resolve" | "edit" | null;

function useKeys(detail: TicketDetail, open: (dialog: Dialog) => void): void {
  const { ticket } = detail;
  useShortcuts({
    r: () => document.querySelector<HTMLElement>("[data-ticket-windows] [role=textbox]")?.focus(),
    ...(canDo(ticket, "resolve") ? { e: () => open("resolve") } : {}),
    ...(canDo(ticket, "escalate") ? { u: () => open("escalate") } : {}),
  });
}

function Shown({ detail }: { detail: TicketDetail }) {
  const { t } = useTranslation("ticket");
  const { ticket, escalations, escalates_to: step } = detail;
  const narrow = useIsNarrow();
  const toDevelopers = useToDevelopers(ticket);
  const [dialog, setDialog] = useState<Dialog>(null);
  useKeys(detail, setDialog);
  const about = <About detail={detail} />;
  const close = () => setDialog(null);
  return (
    <article className={classes.page} aria-label={t("page", { number: ticket.number })}>
      <PageHead ticket={ticket} onEscalate={() => setDialog("escalate")} onResolve={() => setDialog("resolve")} onEdit={() => setDialog("edit")} />
      <div className={classes.zones}>
        {!narrow && <div className={classes.about}>{about}</div>}
        <div className={classes.talk} data-ticket-windows>
          <EscalationCard ticket={ticket} all={escalations} step={step} />
          <Windows ticket={ticket} about={narrow ? about : undefined} />
        </div>
      </div>
      {dialog === "escalate" && <MoveDialog ticket={ticket} how="escalate" step={step} toDevelopers={toDevelopers} onClose={close} />}
      {dialog === "resolve" && <ResolveDialog ticket={ticket} onClose={close} />}
      {dialog === "edit" && <TicketCard ticket={ticket} onClose={close} />}
    </article>
  );
}

function Gone() {
  const { t } = useTranslation(["ticket", "tickets"]);
  return (
    <Empty icon={<IconTicketOff size={40} stroke={1.2} />} title={t("gone")}>
      {t("gone_hint")} <Link to="/tickets">{t("tickets:words.tickets")}</Link>
    </Empty>
  );
}

function Loaded({ id }: { id: Id }) {
  const query = useTicket(id);
  if (isProblem(query.error, "not_found") || isProblem(query.error, "invalid")) return <Gone />;
  if (query.data) return <Shown key={id} detail={query.data} />;
  if (query.isError) return <LoadFailed onRetry={() => void query.refetch()} />;
  return <Waiting />;
}

export function TicketPage() {
  const id = parseId(useParams().id);
  return id ? <Loaded key={id} id={id} /> : <Gone />;
}
