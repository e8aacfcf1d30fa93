// SPDX-License-Identifier: AGPL-3.0-or-later
// Any number of tickets one below the other: what is near the eye exists, the rest is only a height.
import { Skeleton } from "@mantine/core";
import { useVirtualizer } from "@tanstack/react-virtual";
import { type CSSProperties, type ReactNode, useEffect, useState } from "react";
import type { Ticket } from "@/lib/tickets/model";
import { useWalkedList } from "../keys/walking";
import type { usePages } from "../lib/usePages";
import classes from "./Table.module.css";

interface Props {
  pages: ReturnType<typeof usePages>;
  /** Known after it is there, which renders once more. */
  scroller: HTMLDivElement | null;
  rowHeight: number;
  /** How rows are called for who listens. */
  role: "row" | "listitem";
  row: (ticket: Ticket, index: number) => ReactNode;
}

export function VirtualTickets({ pages, scroller, rowHeight, role, row }: Props) {
  const virtual = useVirtualizer({
    count: pages.count,
    getScrollElement: () => scroller,
    estimateSize: () => rowHeight,
    getItemKey: (index) => pages.row(index)?.id ?? index,
    overscan: 8,
  });
  const items = virtual.getVirtualItems();
  const { look } = pages;
  const first = items[0]?.index ?? 0;
  const end = items.at(-1)?.index ?? 0;
  useEffect(() => look(first, end), [look, first, end]);
  const [list, setList] = useState<HTMLElement | null>(null);
  useWalkedList(list, pages.count, (index) => virtual.scrollToIndex(index, { align: "auto" }));
  return (
    <div ref={setList} role="presentation" className={classes.virtual} style={{ height: virtual.getTotalSize() }}>
      {items.map((item) => {
        const ticket = pages.row(item.index);
        const place: CSSProperties = { transform: `translateY(${item.start}px)` };
        return ticket ? (
          <div
            key={item.key}
            ref={virtual.measureElement}
            data-index={item.index}
            className={classes.slot}
            style={place}
            role={role === "row" ? "rowgroup" : "listitem"}
          >
            {row(ticket, item.index)}
          </div>
        ) : (
          <div key={item.key} ref={virtual.measureElement} data-index={item.index} className={classes.slot} style={place} aria-hidden="true">
            <div className={classes.ghost} style={{ height: rowHeight }}>
              <Skeleton height={12} width="60%" />
            </div>
          </div>
        );
      })}
    </div>
  );
}
