// SPDX-License-Identifier: AGPL-3.0-or-later
// The rows of a view, virtual. Nothing jumps under the cursor: while it is over the list, the order holds.
import { useVirtualizer } from "@tanstack/react-virtual";
import { type MouseEvent, useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import type { Id } from "@shared/ids";
import type { Conversation, ListView } from "@shared/model";
import { type Filters, hasFilters } from "@/lib/filters/filters";
import { useNarrowing } from "@/lib/filters/useNarrowing";
import { contactName } from "@/lib/people";
import { useShortcuts } from "@/lib/shortcuts";
import { LoadFailed } from "@/lib/states";
import { useNow } from "@/lib/time";
import { RowCheck } from "../selection/RowCheck";
import { clearSelection, selectAll, selectRange, toggle, useIsSelecting } from "../selection/selection";
import { SelectionBar } from "../selection/SelectionBar";
import { ListEmpty } from "./ListEmpty";
import classes from "./List.module.css";
import { rowHeight, Row } from "./Row";
import { RowSkeletons } from "./RowSkeletons";
import { useCalmOrder } from "./useCalmOrder";
import { useView } from "./useView";

interface ListProps {
  view: ListView;
  filters: Filters;
  openId: Id | undefined;
}

export function ConversationList({ view, filters, openId }: ListProps) {
  const { t } = useTranslation(["inbox", "common"]);
  const query = useView(view, filters);
  if (query.isError && query.rows.length === 0) return <LoadFailed onRetry={() => void query.refetch()} text={t("list_failed")} />;
  if (query.isPending && query.rows.length === 0) return <RowSkeletons />;
  if (query.rows.length === 0) return <ListEmpty view={view} filtered={hasFilters(filters)} />;
  return <Rows rows={query.rows} view={view} openId={openId} onEnd={query.hasNextPage && !query.isFetching ? query.fetchNextPage : undefined} />;
}

interface RowsProps {
  rows: readonly Conversation[];
  view: ListView;
  openId: Id | undefined;
  onEnd: (() => unknown) | undefined;
}

function useListKeys(rows: readonly Conversation[], view: ListView, openId: Id | undefined): void {
  const navigate = useNavigate();
  const narrowing = useNarrowing();
  const step = (by: number) => () => {
    const at = rows.findIndex((row) => row.id === openId);
    const next = rows[at === -1 ? 0 : Math.min(rows.length - 1, Math.max(0, at + by))];
    if (next) void navigate(`/inbox/${view}/${next.id}${narrowing}`);
  };
  const choose = (event: KeyboardEvent) => {
    const focused = document.activeElement?.closest<HTMLElement>("[data-row]")?.dataset["row"] as Id | undefined;
    const id = focused ?? openId ?? rows[0]?.id;
    if (!id) return;
    if (event.shiftKey) selectRange(idsOf(rows), id);
    else toggle(id);
  };
  useShortcuts({ j: step(1), k: step(-1), x: choose, "*": () => selectAll(idsOf(rows)) });
}

const idsOf = (rows: readonly Conversation[]): Id[] => rows.map(({ id }) => id);

/** Choosing with the pointer: a box alone, a range with Shift, on the box or on the row. */
function useChoosing(rows: readonly Conversation[]) {
  const ids = useMemo(() => idsOf(rows), [rows]);
  const latest = useRef(ids);
  useEffect(() => {
    latest.current = ids;
  });
  useEffect(() => clearSelection, []);
  const choose = useCallback((id: Id, range: boolean) => (range ? selectRange(latest.current, id) : toggle(id)), []);
  const onRowClick = useCallback((event: MouseEvent, id: Id) => {
    if (!event.shiftKey) return;
    event.preventDefault();
    selectRange(latest.current, id);
  }, []);
  return { ids, choose, onRowClick };
}

/** Keeps the first visible row where it is when others come or go above it. */
function useSteadyScroll(rows: readonly Conversation[], scroller: { current: HTMLDivElement | null }, hold: boolean): void {
  const top = useRef<{ id: string; offset: number } | null>(null);
  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const at = rows.findIndex((row) => row.id === top.current?.id);
    if (top.current && at >= 0 && (hold || element.scrollTop > 0)) element.scrollTop = at * rowHeight + top.current.offset;
    const remember = () => {
      const index = Math.floor(element.scrollTop / rowHeight);
      const row = rows[index];
      top.current = row ? { id: row.id, offset: element.scrollTop - index * rowHeight } : null;
    };
    remember();
    element.addEventListener("scroll", remember, { passive: true });
    return () => element.removeEventListener("scroll", remember);
  }, [rows, scroller, hold]);
}

function Rows({ rows, view, openId, onEnd }: RowsProps) {
  const { t } = useTranslation(["inbox", "common"]);
  const scroller = useRef<HTMLDivElement>(null);
  const [hovered, setHovered] = useState(false);
  const ordered = useCalmOrder(rows, hovered);
  const now = useNow();
  const selecting = useIsSelecting();
  const { ids, choose, onRowClick } = useChoosing(ordered);
  const narrowing = useNarrowing();
  useListKeys(ordered, view, openId);
  useSteadyScroll(ordered, scroller, hovered);
  const virtual = useVirtualizer({
    count: ordered.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    getItemKey: (index) => ordered[index]?.id ?? index,
    overscan: 8,
  });
  const items = virtual.getVirtualItems();
  const lastShown = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (onEnd && lastShown >= ordered.length - 10) onEnd();
  }, [onEnd, lastShown, ordered.length]);
  const openIndex = ordered.findIndex((row) => row.id === openId);
  useEffect(() => {
    if (openIndex >= 0) virtual.scrollToIndex(openIndex, { align: "auto" });
    // Only when another one is opened, not when the open one moves.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [openId]);
  return (
    <>
      <SelectionBar rows={ids} />
      <div
        className={classes.scroller}
        ref={scroller}
        data-selecting={selecting}
        onPointerEnter={() => setHovered(true)}
        onPointerLeave={() => setHovered(false)}
      >
        <ul className={classes.rows} style={{ height: virtual.getTotalSize() }} aria-label={t(`view.${view}`)}>
          {items.map((item) => {
            const conversation = ordered[item.index];
            return (
              conversation && (
                <li
                  key={item.key}
                  data-row={conversation.id}
                  style={{ transform: `translateY(${item.start}px)` }}
                  aria-setsize={ordered.length}
                  aria-posinset={item.index + 1}
                >
                  <Row conversation={conversation} view={view} narrowing={narrowing} open={conversation.id === openId} now={now} onRowClick={onRowClick} />
                  <RowCheck id={conversation.id} name={contactName(conversation.contact)} onChoose={choose} />
                </li>
              )
            );
          })}
        </ul>
      </div>
    </>
  );
}
