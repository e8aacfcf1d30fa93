// SPDX-License-Identifier: AGPL-3.0-or-later
// All tickets, those of the conversation pinned on top until the red cross, and below those that say nearly the same.
import { Button, Modal, Skeleton, TextInput } from "@mantine/core";
import { IconPlus, IconSearch, IconTicket } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Id } from "@shared/ids";
import type { Conversation } from "@shared/model";
import { Empty, LoadFailed, useIsSlow } from "@/lib/states";
import type { ConversationTicket, Ticket } from "@/lib/tickets/model";
import { setPin } from "@/lib/tickets/mutations";
import { useConversationTickets, useSimilarTickets } from "@/lib/tickets/queries";
import { useIsPhone } from "@/lib/useMedia";
import { TicketCard } from "./LazyCard";
import { linkTicket } from "./linking";
import { type LineActions, TicketLine } from "./TicketLine";
import { useAllTickets } from "./useAllTickets";
import { useTickets } from "./useTickets";
import classes from "./Window.module.css";

interface SectionProps extends LineActions {
  title: string;
  tickets: readonly Ticket[];
  known: readonly ConversationTicket[];
}

function Section({ title, tickets, known, ...actions }: SectionProps) {
  if (tickets.length === 0) return null;
  const of = (id: Id) => known.find((each) => each.ticket.id === id);
  return (
    <section aria-label={title}>
      <h3 className={classes.heading}>{title}</h3>
      <ul className={classes.lines}>
        {tickets.map((ticket) => (
          <TicketLine key={ticket.id} ticket={ticket} linked={of(ticket.id)?.linked ?? false} pinned={of(ticket.id)?.pinned ?? false} {...actions} />
        ))}
      </ul>
    </section>
  );
}

function Skeletons() {
  const { t } = useTranslation();
  const slow = useIsSlow();
  return (
    <div className={classes.waiting} role="status" aria-busy="true" aria-label={t("loading")}>
      {slow && [64, 52, 58].map((width) => <Skeleton key={width} height={14} width={`${width}%`} />)}
    </div>
  );
}

function Lists({ id, typed, ...actions }: LineActions & { id: Id; typed: string }) {
  const { t } = useTranslation(["linking", "tickets", "common"]);
  const known = useConversationTickets(id).data ?? [];
  const all = useAllTickets(typed);
  const similar = useSimilarTickets(all.q ? { text: all.q } : { conversation: id }).data ?? [];
  const pinned = known.filter((each) => each.pinned).map((each) => each.ticket);
  const isPinned = (ticket: Ticket) => pinned.some((each) => each.id === ticket.id);
  const rest = all.tickets.filter((ticket) => !isPinned(ticket));
  // What was looked for and found by its title needs no second line.
  const alike = similar.filter((ticket) => !isPinned(ticket) && !(all.q && rest.some((each) => each.id === ticket.id)));
  const shared = { known, ...actions };
  return (
    <>
      <Section title={t("on_top")} tickets={pinned} {...shared} />
      <Section title={t("similar")} tickets={alike} {...shared} />
      <Section title={all.q ? t("found") : t("all")} tickets={rest} {...shared} />
      {all.isPending && <Skeletons />}
      {all.isError && all.tickets.length === 0 && <LoadFailed onRetry={() => void all.refetch()} />}
      {!all.isPending && !all.isError && rest.length + alike.length + pinned.length === 0 && (
        <Empty icon={<IconTicket size={30} stroke={1.3} />} title={all.q ? t("tickets:table.nothing_found") : t("tickets:table.empty.all")}>
          {all.q ? t("nothing_found_hint") : t("tickets:table.empty_hint.all")}
        </Empty>
      )}
      {all.hasNextPage && (
        <Button variant="default" mt="sm" loading={all.isFetchingNextPage} onClick={() => void all.fetchNextPage()}>
          {t("show_more")}
        </Button>
      )}
    </>
  );
}

interface Props {
  conversation: Conversation;
  onClose: () => void;
  /** Makes another one; without it nothing is made from here. */
  onMake?: () => void;
  onLinked?: () => void;
}

export function TicketsWindow({ conversation: { id }, onClose, onMake, onLinked }: Props) {
  const { t } = useTranslation(["linking", "tickets", "common"]);
  const { mayMake } = useTickets(id);
  const [typed, setTyped] = useState("");
  const [edited, setEdited] = useState<Ticket | null>(null);
  const link = (ticket: Ticket, on: boolean) => void linkTicket(ticket, id, on).then((done) => done && on && onLinked?.());
  return (
    <>
      <Modal
        opened
        onClose={onClose}
        size={720}
        fullScreen={useIsPhone()}
        title={t("tickets:words.tickets")}
        closeButtonProps={{ "aria-label": t("common:close") }}
      >
        <div className={classes.head}>
          <TextInput
            className={classes.search}
            data-autofocus
            value={typed}
            maxLength={200}
            onChange={(event) => setTyped(event.currentTarget.value)}
            placeholder={t("search")}
            aria-label={t("search")}
            leftSection={<IconSearch size={16} stroke={1.6} />}
          />
          {mayMake && onMake && (
            <Button leftSection={<IconPlus size={16} stroke={2} />} onClick={onMake}>
              {t("tickets:card.create")}
            </Button>
          )}
        </div>
        <Lists id={id} typed={typed} onEdit={setEdited} onPin={(ticket, on) => void setPin(id, ticket, on)} onLink={link} />
      </Modal>
      {edited && <TicketCard ticket={edited} onClose={() => setEdited(null)} />}
    </>
  );
}
