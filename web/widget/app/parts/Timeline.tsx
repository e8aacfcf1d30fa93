// SPDX-License-Identifier: AGPL-3.0-or-later
/** @jsxImportSource preact */
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import { useApp } from "../context";
import { dayName } from "../core/format";
import { closedText, isClosed } from "../core/opening";
import { type Row, timeline } from "../core/timeline";
import { Avatars } from "./Avatars";
import { BubbleView } from "./BubbleView";
import { Icon } from "./Icon";

const nearBottom = 80;
const nearTop = 160;

/** Stays at the newest while the visitor is there, and stays put when earlier messages come in above. */
function useScroll(rows: Row[], typing: boolean) {
  const box = useRef<HTMLDivElement>(null);
  const before = useRef({ bottomGap: 0, height: 0, first: "", last: "" });
  const [away, setAway] = useState(false);
  const toBottom = () => box.current?.scrollTo({ top: box.current.scrollHeight });

  const scrolled = () => {
    const element = box.current!;
    before.current.bottomGap = element.scrollHeight - element.scrollTop;
    before.current.height = element.clientHeight;
    setAway(before.current.bottomGap - element.clientHeight > nearBottom * 3);
  };

  useLayoutEffect(() => {
    const element = box.current!;
    const [first, last] = [rows[0]?.key ?? "", rows.at(-1)?.key ?? ""];
    const was = before.current;
    const newest = rows.at(-1);
    const wrote = last !== was.last && newest?.kind === "bubble" && newest.own;
    const stays = was.bottomGap - element.clientHeight < nearBottom;
    if (wrote || stays || !was.last) toBottom();
    else if (first !== was.first) element.scrollTop = element.scrollHeight - was.bottomGap;
    before.current = { bottomGap: element.scrollHeight - element.scrollTop, height: element.clientHeight, first, last };
  }, [rows, typing]);

  useEffect(() => {
    // A bar, a keyboard or chosen files take room from below: who read the newest goes on reading it.
    const observer = new ResizeObserver(() => before.current.bottomGap - before.current.height < nearBottom && toBottom());
    observer.observe(box.current!);
    return () => observer.disconnect();
  }, []);

  return { box, away, scrolled, toBottom };
}

function System({ row }: { row: Row & { kind: "system" } }) {
  const { t } = useApp();
  return <p class="system">{t(row.action, { name: row.actor })}</p>;
}

function Typing({ name }: { name: string }) {
  const { t } = useApp();
  return (
    <div class="line theirs typing">
      <span class="line-face" />
      <div class="bubble" role="img" aria-label={t("typing", { name })}>
        <i />
        <i />
        <i />
      </div>
    </div>
  );
}

function Beginning() {
  const { desk, state, t } = useApp();
  const { thread, historyFailed, hasSession } = state;
  if (historyFailed)
    return (
      <p class="system">
        {t("historyFailed")}{" "}
        <button type="button" class="link" onClick={() => desk.loadEarlier()}>
          {t("retry")}
        </button>
      </p>
    );
  if (hasSession && (!thread.loaded || thread.next)) return <p class="skeleton" role="status" aria-label={t("loading")} />;
  const { config } = state;
  if (config && isClosed(config.opening))
    return (
      <div class="beginning">
        <p>{closedText(config.opening, t)}</p>
      </div>
    );
  return (
    <div class="beginning">
      {config && <Avatars names={config.faces} size="large" />}
      <p>{t("first")}</p>
    </div>
  );
}

/** Time and mark stand under the last bubble of a group, and wherever the mark differs from the next one's. */
function showsMeta(row: Row & { kind: "bubble" }, next: Row | undefined): boolean {
  return row.last || (next?.kind === "bubble" && next.mark !== row.mark);
}

export function Timeline() {
  const { desk, state, t } = useApp();
  const { thread, pending, link, typing } = state;
  const rows = useMemo(() => timeline({ thread, pending, link }), [thread, pending, link]);
  const { box, away, scrolled, toBottom } = useScroll(rows, !!typing);
  const onScroll = () => {
    scrolled();
    if (box.current!.scrollTop < nearTop && !state.historyFailed) desk.loadEarlier();
  };
  return (
    <div class="log-frame">
      <div ref={box} class="log" role="log" aria-label={t("conversation")} aria-busy={state.loadingEarlier} tabIndex={0} onScroll={onScroll}>
        <Beginning />
        {rows.map((row, i) => {
          if (row.kind === "day")
            return (
              <p key={row.key} class="day">
                <span>{dayName(row.at, t)}</span>
              </p>
            );
          if (row.kind === "system") return <System key={row.key} row={row} />;
          return <BubbleView key={row.key} bubble={row} showMeta={showsMeta(row, rows[i + 1])} />;
        })}
        {typing && <Typing name={typing} />}
      </div>
      {away && (
        <button type="button" class="newest" aria-label={t("newest")} title={t("newest")} onClick={toBottom}>
          <Icon name="down" size={18} />
        </button>
      )}
    </div>
  );
}
