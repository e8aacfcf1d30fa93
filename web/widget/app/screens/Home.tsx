// SPDX-License-Identifier: AGPL-3.0-or-later
/** @jsxImportSource preact */
import { useEffect, useRef } from "preact/hooks";
import { useApp } from "../context";
import { clock, dayName, dayOf } from "../core/format";
import { presenceOf } from "../core/habit";
import type { Translator } from "../core/i18n";
import { closedText, isClosed } from "../core/opening";
import { unreadCount } from "../core/thread";
import { Avatars } from "../parts/Avatars";
import { ConnectionBar } from "../parts/ConnectionBar";
import { HelpCard } from "../parts/HelpCard";
import { Icon } from "../parts/Icon";
import { IconButton } from "../parts/IconButton";

function moment(at: string, t: Translator): string {
  return dayOf(at) === new Date().toDateString() ? clock(at, t.language) : dayName(at, t);
}

function Recent() {
  const { desk, state, t } = useApp();
  const last = state.thread.messages.findLast((message) => message.kind !== "system");
  if (!last) return null;
  const unread = unreadCount(state.thread);
  const own = last.sender.kind === "customer";
  const words = last.text || last.attachments[0]?.name || t("file");
  const answered = state.thread.messages.findLast((message) => message.sender.kind === "user")?.sender.name;
  const name = state.thread.conversation?.holder_name ?? answered ?? state.config?.settings.title ?? "";
  return (
    <button type="button" class="card recent" onClick={() => desk.openChat()}>
      <span class="card-label">{t("recent")}</span>
      <Avatars names={[name]} />
      <span class="recent-words">
        <span class="recent-name">{name}</span>
        <span class="recent-text">{own ? `${t("you")}: ${words}` : words}</span>
      </span>
      <span class="recent-side">
        <time dateTime={last.created_at}>{moment(last.created_at, t)}</time>
        {unread > 0 && (
          <span class="count" aria-label={t.count("unread", unread)}>
            {unread}
          </span>
        )}
      </span>
    </button>
  );
}

function Presence() {
  const { state, t } = useApp();
  const { online, faces, opening } = state.config!;
  if (isClosed(opening)) return <p class="presence">{closedText(opening, t)}</p>;
  return (
    <p class="presence">
      {online && faces.length > 0 && <Avatars names={faces} size="large" />}
      <span>{t(presenceOf(state.config!))}</span>
    </p>
  );
}

export function Home() {
  const { desk, state, t } = useApp();
  const { config } = state;
  const screen = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (state.open) screen.current?.focus();
  }, [state.open]);

  const greeting = config?.settings.greeting || t("greeting");
  return (
    <div class="home" ref={screen} tabIndex={-1}>
      <header class="home-head">
        <div class="home-top">
          <h1>{config?.settings.title || config?.workspace}</h1>
          {!state.alone && <IconButton icon="close" label={t("close")} onClick={() => desk.close()} />}
        </div>
        {config && <p class="greeting">{greeting}</p>}
        {config && <Presence />}
      </header>
      <ConnectionBar />
      <div class="cards">
        {config && <HelpCard />}
        {config && <Recent />}
        {config && (
          <button type="button" class="card write" onClick={() => desk.openChat()}>
            <span>{t(state.thread.messages.length ? "continue" : "write")}</span>
            <span class="round">
              <Icon name="forward" size={18} />
            </span>
          </button>
        )}
        {!config && state.configFailed && <p class="empty">{t(state.configFailed)}</p>}
      </div>
    </div>
  );
}
