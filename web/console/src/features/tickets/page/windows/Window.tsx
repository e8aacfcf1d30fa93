// SPDX-License-Identifier: AGPL-3.0-or-later
// Main, Internal and the comments: the same window, each with who reads it above and a field of its own below.
import { IconLock, IconMessage2, IconUsers } from "@tabler/icons-react";
import { lazy, type ReactNode, Suspense } from "react";
import { useTranslation } from "react-i18next";
import { useDeskState, useMe } from "@/lib/deskContext";
import { contactName } from "@/lib/people";
import { canDo, type Ticket, type TicketAction } from "@/lib/tickets/model";
import { useTicketComments } from "@/lib/tickets/queries";
import { onlyAsks } from "../../lib/sides";
import { EntryList } from "./EntryList";
import classes from "./Thread.module.css";
import { useThread } from "./useThread";

// The editor is the heaviest part of the desk.
const EntryComposer = lazy(() => import("./EntryComposer").then((m) => ({ default: m.EntryComposer })));

export type WindowPart = "main" | "internal" | "comment";

const icons = { main: IconMessage2, internal: IconLock, comment: IconUsers };
const writing: Record<WindowPart, TicketAction> = { main: "write_main", internal: "write_internal", comment: "comment" };

/** Who stands on the other side of Main; none, where only customers asked or I opened it myself. */
function useOtherSide(ticket: Ticket): string | undefined {
  const { t } = useTranslation("ticket");
  const me = useMe();
  if (onlyAsks(ticket)) return ticket.responsible?.name ?? t("who.handler");
  const { requester, opened_by } = ticket;
  if (requester?.kind === "user") return requester.name;
  return requester || opened_by.id === me.id ? undefined : opened_by.name;
}

export function useEscalatedTo(ticket: Ticket): string {
  const { t } = useTranslation("ticket");
  const department = useDeskState((state) => (ticket.escalation ? state.departments.get(ticket.escalation.department_id)?.name : undefined));
  return ticket.escalation?.assignee?.name ?? department ?? t("who.above");
}

function useWhoReads(ticket: Ticket, part: WindowPart): string {
  const { t } = useTranslation("ticket");
  const other = useOtherSide(ticket);
  const above = useEscalatedTo(ticket);
  const handler = ticket.responsible?.name ?? t("who.handler");
  const asked = ticket.requester ? contactNameOf(ticket) : "";
  if (part === "main" && ticket.requester?.kind === "contact") return t("who.main_contact", { name: asked });
  if (part === "main") return other ? t("who.main", { name: other }) : t("who.main_none");
  if (part === "internal") return asked ? t("who.internal_asked", { handler, above, name: asked }) : t("who.internal", { handler, above });
  return asked ? t("who.comment_asked", { name: asked }) : t("who.comment");
}

function contactNameOf({ requester }: Ticket): string {
  if (!requester) return "";
  return requester.kind === "contact" ? contactName({ name: requester.name, number: requester.number ?? 0 }) : requester.name;
}

interface FrameProps {
  ticket: Ticket;
  part: WindowPart;
  children: ReactNode;
}

function Frame({ ticket, part, children }: FrameProps) {
  const { t } = useTranslation("ticket");
  const Icon = icons[part];
  const other = useOtherSide(ticket);
  const label = t(`write.label.${part}`);
  const mayWrite = canDo(ticket, writing[part]);
  return (
    <section className={classes.window} data-part={part} aria-label={t(`tab.${part}`)}>
      <p className={classes.who}>
        <Icon size={16} stroke={1.7} aria-hidden="true" />
        {useWhoReads(ticket, part)}
      </p>
      {children}
      {mayWrite ? (
        <div className={classes.writer}>
          <Suspense fallback={null}>
            <EntryComposer
              key={ticket.id + part}
              ticket={ticket}
              part={part}
              label={label}
              hint={part === "main" && other ? t("write.hint_to", { name: other }) : t(`write.hint.${part}`)}
              action={part === "main" && other ? t("write.send_to", { name: other }) : t(`write.send.${part}`)}
              sendsOnEnter={part !== "comment"}
            />
          </Suspense>
        </div>
      ) : (
        <p className={classes.readOnly}>{t(`refused.${part === "internal" ? "answer_inside" : part === "main" ? "write" : "comment"}`)}</p>
      )}
    </section>
  );
}

function None({ part }: { part: WindowPart }) {
  const { t } = useTranslation("ticket");
  return <p className={classes.noneText}>{t(`none.${part}`)}</p>;
}

export function ThreadWindow({ ticket, thread }: { ticket: Ticket; thread: "main" | "internal" }) {
  const { t } = useTranslation("ticket");
  const query = useThread(ticket.id, thread);
  const older = { has: query.hasNextPage, loading: query.isFetchingNextPage, load: () => void query.fetchNextPage() };
  return (
    <Frame ticket={ticket} part={thread}>
      <EntryList
        ticket={ticket}
        part={thread}
        label={t(`log.${thread}`)}
        entries={query.entries}
        failed={query.isError}
        onRetry={() => void query.refetch()}
        older={older}
        empty={<None part={thread} />}
      />
    </Frame>
  );
}

export function CommentWindow({ ticket }: { ticket: Ticket }) {
  const { t } = useTranslation("ticket");
  const query = useTicketComments(ticket.id);
  return (
    <Frame ticket={ticket} part="comment">
      <EntryList
        ticket={ticket}
        part="comment"
        label={t("log.comment")}
        entries={query.data}
        failed={query.isError}
        onRetry={() => void query.refetch()}
        empty={<None part="comment" />}
      />
    </Frame>
  );
}
