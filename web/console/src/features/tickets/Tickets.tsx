// SPDX-License-Identifier: AGPL-3.0-or-later
// What is to be done: as a table or as a board, and the card that makes and changes a ticket.
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import { useMe } from "@/lib/deskContext";
import { useIsPhone } from "@/lib/useMedia";
import { Board } from "./board/Board";
import { TicketCard, type TicketCardProps } from "@/lib/tickets/card/TicketCard";
import { defaultSort, layoutIn, queryIn, withValues } from "./lib/address";
import { TicketKeys } from "./keys/TicketKeys";
import { makesTickets, type Ticket, type TicketSort, ticketViewsFor } from "@/lib/tickets/model";
import { PhoneList } from "./table/PhoneList";
import classes from "./table/Table.module.css";
import { TicketFilterBar } from "./table/TicketFilterBar";
import { TicketHead } from "./table/TicketHead";
import { TicketTable } from "./table/TicketTable";
import { KeepView } from "./views/TicketViews";

type Card = Pick<TicketCardProps, "ticket" | "requested">;

export function Tickets() {
  const { t } = useTranslation(["tickets", "finding", "inbox", "common"]);
  const [address, setAddress] = useSearchParams();
  const [card, setCard] = useState<Card | null>(null);
  const phone = useIsPhone();
  const me = useMe();
  const query = queryIn(address, ticketViewsFor(me));
  const set = (values: Record<string, string | undefined>) => setAddress((now) => withValues(now, values), { replace: true });
  const sort = (by: TicketSort, order: "asc" | "desc") => {
    const isDefault = by === defaultSort.sort && order === defaultSort.order;
    set({ sort: isDefault ? undefined : by, order: isDefault ? undefined : order });
  };
  const edit = (ticket: Ticket) => setCard({ ticket });
  const key = JSON.stringify(query);
  const board = layoutIn(address) === "board";
  const content = () => {
    if (board) return <Board key={key} query={query} onEdit={edit} />;
    return phone ? <PhoneList key={key} query={query} onEdit={edit} /> : <TicketTable key={key} query={query} onSort={sort} onEdit={edit} />;
  };
  return (
    <section className={classes.page} aria-label={t("words.tickets")}>
      <TicketHead query={query} onCreate={() => setCard({})} onSubmit={() => setCard({ requested: true })} />
      <div className={classes.filters}>
        <TicketFilterBar filters={query} onChange={set} />
        <KeepView query={query} />
      </div>
      <TicketKeys board={board} onCreate={() => setCard(makesTickets(me) ? {} : { requested: true })}>
        {content()}
      </TicketKeys>
      {card && <TicketCard {...card} onClose={() => setCard(null)} />}
    </section>
  );
}
