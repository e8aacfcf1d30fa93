// SPDX-License-Identifier: AGPL-3.0-or-later
import { Skeleton } from "@mantine/core";
import { IconArrowDown, IconArrowUp, IconTicket } from "@tabler/icons-react";
import { useCallback, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Id } from "@shared/ids";
import { Empty, LoadFailed, useIsSlow } from "@/lib/states";
import { hasFilters, nextSort, type Order, type TicketQuery } from "../lib/address";
import type { Ticket, TicketSort } from "@/lib/tickets/model";
import { usePages } from "../lib/usePages";
import { Row } from "./Row";
import classes from "./Table.module.css";
import { VirtualTickets } from "./VirtualTickets";

const rowHeight = 57;
const columns = ["number", "title", "status", "priority", "responsible", "deadline", "created", "links", "actions"] as const;
type Column = (typeof columns)[number];

function sortOf(column: Column): TicketSort | null {
  return column === "links" || column === "actions" ? null : column;
}

interface HeadProps {
  column: Column;
  query: TicketQuery;
  onSort: (sort: TicketSort, order: Order) => void;
}

function Head({ column, query, onSort }: HeadProps) {
  const { t } = useTranslation("tickets");
  const sort = sortOf(column);
  const name = t(`table.column.${column}`);
  if (!sort) {
    return (
      <div role="columnheader" className={classes.cell} data-column={column}>
        {name}
      </div>
    );
  }
  const isSorted = query.sort === sort;
  const Arrow = query.order === "asc" ? IconArrowUp : IconArrowDown;
  const press = () => {
    const next = nextSort(query, sort);
    onSort(next.sort, next.order);
  };
  return (
    <div role="columnheader" className={classes.cell} data-column={column} aria-sort={isSorted ? (query.order === "asc" ? "ascending" : "descending") : "none"}>
      <button type="button" className={classes.sort} onClick={press}>
        {name}
        {isSorted && <Arrow size={14} stroke={2} aria-hidden="true" />}
      </button>
    </div>
  );
}

export function TicketSkeletons() {
  const { t } = useTranslation();
  const slow = useIsSlow();
  return (
    <div className={classes.waiting} role="status" aria-busy="true" aria-label={t("loading")}>
      {slow &&
        Array.from({ length: 8 }, (_, index) => (
          <div key={index} className={classes.ghost} style={{ height: rowHeight }}>
            <Skeleton height={12} width={`${70 - index * 4}%`} />
          </div>
        ))}
    </div>
  );
}

export function TicketsEmpty({ query }: { query: TicketQuery }) {
  const { t } = useTranslation("tickets");
  const filtered = hasFilters(query);
  return (
    <Empty icon={<IconTicket size={34} stroke={1.3} />} title={filtered ? t("table.nothing_found") : t(`table.empty.${query.view}`)}>
      {filtered ? t("table.nothing_found_hint") : t(`table.empty_hint.${query.view}`)}
    </Empty>
  );
}

interface Props {
  query: TicketQuery;
  onSort: (sort: TicketSort, order: Order) => void;
  onEdit: (ticket: Ticket) => void;
}

/** Mounted anew for another query: its pages begin at the beginning. */
export function TicketTable({ query, onSort, onEdit }: Props) {
  const { t } = useTranslation("tickets");
  const [scroller, setScroller] = useState<HTMLDivElement | null>(null);
  const [opened, setOpened] = useState<ReadonlySet<Id>>(new Set());
  const pages = usePages(query);
  const toggle = useCallback((id: Id) => setOpened((now) => new Set(now.has(id) ? [...now].filter((each) => each !== id) : [...now, id])), []);
  if (pages.error && pages.count === 0) return <LoadFailed onRetry={pages.retry} />;
  if (pages.isPending) return <TicketSkeletons />;
  if (pages.count === 0) return <TicketsEmpty query={query} />;
  return (
    <div className={classes.scroller} ref={setScroller} tabIndex={-1}>
      <div role="table" aria-label={t(`table.view.${query.view}`)} aria-rowcount={-1} className={classes.table}>
        <div role="rowgroup" className={classes.headGroup}>
          <div role="row" aria-rowindex={1} className={classes.head}>
            {columns.map((column) => (
              <Head key={column} column={column} query={query} onSort={onSort} />
            ))}
          </div>
        </div>
        <VirtualTickets
          pages={pages}
          scroller={scroller}
          rowHeight={rowHeight}
          role="row"
          row={(ticket, index) => <Row ticket={ticket} index={index} open={opened.has(ticket.id)} onToggle={toggle} onEdit={onEdit} />}
        />
      </div>
      {pages.error && <LoadFailed onRetry={pages.retry} />}
    </div>
  );
}
