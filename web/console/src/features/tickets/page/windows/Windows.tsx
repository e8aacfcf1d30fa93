// SPDX-License-Identifier: AGPL-3.0-or-later
// The windows of a ticket as tabs. Which are there at all is said by the desk: who asked has Main alone.
import { IconLock } from "@tabler/icons-react";
import { type KeyboardEvent, type ReactNode, useId } from "react";
import { useTranslation } from "react-i18next";
import { useLocation, useSearchParams } from "react-router";
import { canDo, type Ticket } from "@/lib/tickets/model";
import { onlyAsks, onlyEscalatedTo } from "../../lib/sides";
import { Dot } from "./Dot";
import { History } from "./History";
import { CommentWindow, ThreadWindow } from "./Window";
import classes from "./Windows.module.css";

export type Tab = "about" | "main" | "internal" | "comment" | "history";

export function tabsOf(ticket: Ticket): readonly Tab[] {
  if (onlyAsks(ticket)) return canDo(ticket, "see_main") ? ["main"] : [];
  const tabs: Tab[] = canDo(ticket, "see_main") ? ["main"] : [];
  if (ticket.has_internal) tabs.push("internal");
  return [...tabs, "comment", "history"];
}

/** Where there is something to do: inside for whom it was escalated to, with who asked, else among colleagues. */
export function firstTab(ticket: Ticket): Tab {
  if (onlyEscalatedTo(ticket)) return "internal";
  if (ticket.requester?.kind === "user" || onlyAsks(ticket)) return "main";
  return ticket.has_internal ? "internal" : "comment";
}

/** In the address, so that a link opens the same window. */
export function useTab(tabs: readonly Tab[], first: Tab) {
  const [address, setAddress] = useSearchParams();
  const { state } = useLocation() as { state: unknown };
  const asked = tabs.find((tab) => tab === address.get("window"));
  const choose = (tab: Tab) =>
    setAddress(
      (now) => {
        const next = new URLSearchParams(now);
        next.set("window", tab);
        return next;
      },
      { replace: true, state },
    );
  return [asked ?? (tabs.includes(first) ? first : (tabs[0] ?? "main")), choose] as const;
}

interface BarProps {
  ticket: Ticket;
  tabs: readonly Tab[];
  current: Tab;
  panel: string;
  onChoose: (tab: Tab) => void;
}

function Bar({ ticket, tabs, current, panel, onChoose }: BarProps) {
  const { t } = useTranslation("ticket");
  const go = (event: KeyboardEvent<HTMLDivElement>) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step === undefined) return;
    const next = tabs[(tabs.indexOf(current) + step + tabs.length) % tabs.length];
    if (!next) return;
    onChoose(next);
    event.currentTarget.querySelector<HTMLElement>(`[data-tab=${next}]`)?.focus();
  };
  return (
    <div className={classes.bar} role="tablist" aria-label={t("tab.all")} onKeyDown={go}>
      {tabs.map((tab) => (
        <button
          key={tab}
          type="button"
          role="tab"
          className={classes.tab}
          data-tab={tab}
          aria-selected={tab === current}
          aria-controls={panel}
          tabIndex={tab === current ? 0 : -1}
          onClick={() => onChoose(tab)}
        >
          {tab === "internal" && <IconLock size={14} stroke={2} aria-hidden="true" />}
          {t(`tab.${tab}`)}
          {(tab === "main" || tab === "internal") && <Dot ticket={ticket.id} thread={tab} current={tab === current} />}
          {tab === "comment" && ticket.comments > 0 && <span className={classes.count}>{ticket.comments}</span>}
        </button>
      ))}
    </div>
  );
}

function content(ticket: Ticket, tab: Tab) {
  if (tab === "main" || tab === "internal") return <ThreadWindow key={tab} ticket={ticket} thread={tab} />;
  return tab === "comment" ? <CommentWindow ticket={ticket} /> : <History id={ticket.id} />;
}

interface Props {
  ticket: Ticket;
  /** On a phone, what the ticket is about stands in the same row. */
  about?: ReactNode;
}

export function Windows({ ticket, about }: Props) {
  const panel = useId();
  const tabs: readonly Tab[] = about ? ["about", ...tabsOf(ticket)] : tabsOf(ticket);
  const [current, choose] = useTab(tabs, about ? "about" : firstTab(ticket));
  return (
    <div className={classes.windows}>
      {tabs.length > 1 && <Bar ticket={ticket} tabs={tabs} current={current} panel={panel} onChoose={choose} />}
      <div id={panel} className={classes.panel} role={tabs.length > 1 ? "tabpanel" : undefined}>
        {current === "about" ? <div className={classes.about}>{about}</div> : content(ticket, current)}
      </div>
    </div>
  );
}
