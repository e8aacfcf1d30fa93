// SPDX-License-Identifier: AGPL-3.0-or-later
// The statuses of a ticket as the workspace calls them: the four, and its own words inside each of them.
import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import type { Schemas } from "@shared/api";
import type { DeskState } from "@shared/events";
import type { Id } from "@shared/ids";
import { useDeskState } from "@/lib/deskContext";
import { sameItems } from "@/lib/useStore";
import type { Patch } from "./changes";
import { statuses, type Ticket, type TicketStatus } from "./model";

export type OwnStatus = Schemas["OwnTicketStatus"];
/** What a ticket says of its status. */
export type Stands = Pick<Ticket, "status" | "status_id">;

/** A status that can be chosen; its key is the own one's id, else the word of the four. */
export interface StatusChoice extends Stands {
  key: string;
  name: string;
}

export function inOrder(own: Iterable<OwnStatus>): OwnStatus[] {
  const rank = ({ base }: OwnStatus) => statuses.indexOf(base);
  return [...own].sort((a, b) => rank(a) - rank(b) || a.position - b.position || Number(BigInt(a.id) - BigInt(b.id)));
}

/** One that is deleted, or of a status that the ticket has left, is none. */
export function ownOf(known: DeskState["ticketStatuses"], { status, status_id }: Stands): OwnStatus | undefined {
  const own = status_id === null ? undefined : known.get(status_id);
  return own?.base === status ? own : undefined;
}

export function choicesOf(own: readonly OwnStatus[], wordOf: (status: TicketStatus) => string): StatusChoice[] {
  return statuses.flatMap((status) => [
    { key: status, status, status_id: null, name: wordOf(status) },
    ...own.filter(({ base }) => base === status).map(({ id, name }) => ({ key: id, status, status_id: id, name })),
  ]);
}

/** Both are said where one of them would leave the other as it was. */
export function patchTo(ticket: Stands, { status, status_id }: Stands): Pick<Patch, "status" | "status_id"> {
  return status_id === null && ticket.status_id === null ? { status } : { status, status_id };
}

export function useOwnStatuses(): readonly OwnStatus[] {
  return useDeskState((state) => inOrder(state.ticketStatuses.values()), sameItems);
}

export function useStatusChoices(): readonly StatusChoice[] {
  const { t } = useTranslation("tickets");
  return choicesOf(useOwnStatuses(), (status) => t(`words.status.${status}`));
}

/** As what a ticket can end, and what is usual: how it came with the desk; a status of the workspace's own may say that it was refused. */
export function useClosings(): { choices: readonly StatusChoice[]; usual: string } {
  const choices = useStatusChoices().filter(({ status }) => status === "closed");
  return { choices, usual: choices[0]?.key ?? "closed" };
}

/** Those that came with the desk speak the reader's language; the workspace's own are as they were typed. */
export function useStatusWords(): (stands: Stands) => string {
  const { t } = useTranslation("tickets");
  const known = useDeskState((state) => state.ticketStatuses);
  return useCallback((stands) => ownOf(known, stands)?.name ?? t(`words.status.${stands.status}`), [known, t]);
}

export function useStatusKey(): (stands: Stands) => string {
  const known = useDeskState((state) => state.ticketStatuses);
  return useCallback((stands) => ownOf(known, stands)?.id ?? stands.status, [known]);
}

export function useOwnStatus(id: Id | undefined): OwnStatus | undefined {
  return useDeskState((state) => (id === undefined ? undefined : state.ticketStatuses.get(id)));
}
