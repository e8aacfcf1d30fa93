// SPDX-License-Identifier: AGPL-3.0-or-later
/** @jsxImportSource preact */
import { useEffect, useRef } from "preact/hooks";
import { useApp } from "../context";
import { IconButton } from "../parts/IconButton";

/** The frame never leaves the widget: what an article points to opens beside the page. */
function openOutside(event: MouseEvent) {
  const link = (event.target as Element).closest("a");
  if (!link || link.getAttribute("href")?.startsWith("#")) return;
  link.target = "_blank";
  link.rel = "noopener noreferrer";
}

export function Article() {
  const { desk, state, t } = useApp();
  const { article, articleFailed } = state.help;
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), [article?.id]);
  return (
    <div class="reading">
      <header class="head">
        <IconButton icon="back" label={t("back")} onClick={() => desk.leaveArticle()} />
        <div class="head-words">
          <p>{t("help")}</p>
        </div>
        {!state.alone && <IconButton icon="close" label={t("close")} onClick={() => desk.close()} />}
      </header>
      <div class="article" ref={box} tabIndex={-1} lang={article?.language} onClick={openOutside}>
        {article ? (
          <>
            <h1>{article.title}</h1>
            {/* The desk's own renderer made it from a closed document. */}
            <div class="prose" dangerouslySetInnerHTML={{ __html: article.html }} />
            <p class="whole">
              <a href={article.path} target="_blank" rel="noopener">
                {t("openArticle")}
              </a>
            </p>
          </>
        ) : (
          <p class="system" role="status">
            {t(articleFailed ? "articleFailed" : "loading")}
          </p>
        )}
      </div>
      <footer class="ask">
        <span>{t("stillNeedHelp")}</span>
        <button type="button" class="primary" onClick={() => desk.openChat()}>
          {t(state.thread.messages.length ? "continue" : "write")}
        </button>
      </footer>
    </div>
  );
}
