// SPDX-License-Identifier: AGPL-3.0-or-later
// The thread, virtual. It opens at the first unread, follows what comes while one is at its end, and grows upwards
// without a jump.
import { Button, Loader } from "@mantine/core";
import { IconArrowDown } from "@tabler/icons-react";
import { useVirtualizer, type Virtualizer } from "@tanstack/react-virtual";
import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import { type Id, parseId } from "@shared/ids";
import { LoadFailed } from "@/lib/states";
import { idOf, type ThreadItem } from "./items";
import { Item } from "./Item";
import classes from "./Thread.module.css";
import { ThreadSkeleton } from "./ThreadSkeleton";
import { TypingLine } from "./TypingLine";
import { useMarkRead, useThread } from "./useThread";

const nearEndPx = 120;
const loadAheadPx = 400;

type Rows = Virtualizer<HTMLDivElement, Element>;

function useOpenAtUnread(virtual: Rows, items: readonly ThreadItem[], elsewhere: boolean): void {
  const opened = useRef(elsewhere);
  useLayoutEffect(() => {
    if (opened.current || items.length === 0) return;
    opened.current = true;
    const unread = items.findIndex((item) => item.kind === "unread");
    if (unread >= 0) virtual.scrollToIndex(unread, { align: "start" });
    else virtual.scrollToEnd();
  }, [items, virtual]);
}

/** From a search: loads back to the message or note that was found, and shows it. */
function useOpenAt(virtual: Rows, items: readonly ThreadItem[], at: Id | undefined, onOlder: (() => void) | undefined): number {
  const index = at ? items.findIndex((item) => idOf(item) === at) : -1;
  const shown = useRef<Id | undefined>(undefined);
  useLayoutEffect(() => {
    if (!at || shown.current === at) return;
    if (index < 0) {
      if (onOlder) onOlder();
      else virtual.scrollToEnd();
      return;
    }
    shown.current = at;
    virtual.scrollToIndex(index, { align: "center" });
  }, [at, index, items, onOlder, virtual]);
  return index;
}

/** What I send is what I want to see, wherever in the thread I was. */
function useFollowOwn(virtual: Rows, items: readonly ThreadItem[]): void {
  const last = items.at(-1);
  const own = last?.kind === "pending" || last?.kind === "waiting" ? last.key : undefined;
  const followed = useRef(own);
  useLayoutEffect(() => {
    if (own && own !== followed.current) virtual.scrollToEnd();
    followed.current = own;
  }, [own, virtual]);
}

/** Whether the newest message is in sight; older ones are asked for when the other end comes near. */
function useEnds(scroller: RefObject<HTMLDivElement | null>, items: readonly ThreadItem[], onTop: () => void): boolean {
  const [atEnd, setAtEnd] = useState(true);
  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const look = () => {
      setAtEnd(element.scrollHeight - element.scrollTop - element.clientHeight < nearEndPx);
      if (element.scrollTop < loadAheadPx) onTop();
    };
    look();
    element.addEventListener("scroll", look, { passive: true });
    return () => element.removeEventListener("scroll", look);
  }, [scroller, items, onTop]);
  return atEnd;
}

interface RowsProps {
  id: Id;
  items: readonly ThreadItem[];
  newest: Id | undefined;
  onTop: () => void;
  loadingOlder: boolean;
  hasOlder: boolean;
}

function useThreadRows(scroller: RefObject<HTMLDivElement | null>, items: readonly ThreadItem[]): Rows {
  return useVirtualizer<HTMLDivElement, Element>({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 56,
    getItemKey: (index) => items[index]?.key ?? index,
    overscan: 12,
    paddingStart: 16,
    paddingEnd: 12,
    anchorTo: "end",
    followOnAppend: true,
    scrollEndThreshold: nearEndPx,
  });
}

function ThreadRows({ id, items, newest, onTop, loadingOlder, hasOlder }: RowsProps) {
  const { t } = useTranslation(["inbox", "common"]);
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useThreadRows(scroller, items);
  const at = parseId(useSearchParams()[0].get("at") ?? undefined);
  useOpenAtUnread(virtual, items, at !== undefined);
  const found = useOpenAt(virtual, items, at, hasOlder ? onTop : undefined);
  useFollowOwn(virtual, items);
  const atEnd = useEnds(scroller, items, onTop);
  useMarkRead(id, newest, atEnd);
  return (
    <div className={classes.frame}>
      {loadingOlder && <Loader className={classes.older} size="xs" role="img" aria-label={t("loading_older")} />}
      <div
        className={classes.scroller}
        ref={scroller}
        data-conversation={id}
        tabIndex={0}
        role="log"
        aria-live="polite"
        aria-relevant="additions"
        aria-label={t("messages")}
      >
        <div className={classes.rows} style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map((row) => {
            const item = items[row.index];
            return (
              item && (
                <div
                  key={row.key}
                  ref={virtual.measureElement}
                  data-index={row.index}
                  data-found={row.index === found || undefined}
                  className={classes.item}
                  style={{ transform: `translateY(${row.start}px)` }}
                >
                  <Item item={item} conversationId={id} />
                </div>
              )
            );
          })}
        </div>
        <TypingLine id={id} />
      </div>
      {!atEnd && (
        <Button
          className={classes.toEnd}
          size="xs"
          variant="default"
          radius="xl"
          leftSection={<IconArrowDown size={14} />}
          onClick={() => virtual.scrollToEnd()}
        >
          {t("to_newest")}
        </Button>
      )}
    </div>
  );
}

export function Thread({ id }: { id: Id }) {
  const { t } = useTranslation(["inbox", "common"]);
  const { query, items, loaded, messages, loadOlder, loadingOlder, hasOlder } = useThread(id);
  if (!loaded && query.isError) return <LoadFailed onRetry={() => void query.refetch()} text={t("thread_failed")} />;
  if (!loaded) return <ThreadSkeleton />;
  return <ThreadRows id={id} items={items} newest={messages?.at(-1)?.id} onTop={loadOlder} loadingOlder={loadingOlder} hasOlder={hasOlder} />;
}
