// SPDX-License-Identifier: AGPL-3.0-or-later
/** @jsxImportSource preact */
import { useApp } from "../context";
import { clock, linkPieces } from "../core/format";
import type { Bubble } from "../core/timeline";
import type { Key } from "../locales/en";
import { Avatars } from "./Avatars";
import { FileView } from "./FileView";
import { AnswerView, FormCard } from "./FormCard";
import { Icon } from "./Icon";

function Words({ text }: { text: string }) {
  return (
    <p class="words" dir="auto">
      {linkPieces(text).map(({ text: piece, href }) =>
        href ? (
          <a href={href} target="_blank" rel="noopener noreferrer nofollow">
            {piece}
          </a>
        ) : (
          piece
        ),
      )}
    </p>
  );
}

function Meta({ bubble }: { bubble: Bubble }) {
  const { t } = useApp();
  const { mark, at } = bubble;
  const time = clock(at, t.language);
  const sent = `${t("sent")} ${time}`;
  const journey = mark === "read" || mark === "delivered" ? `${sent} · ${t(mark)}` : mark === "sent" ? sent : mark && t(mark);
  return (
    <span class="meta">
      <time dateTime={at}>{time}</time>
      {mark && (
        <span class={`mark ${mark}`} role="img" aria-label={journey ?? ""} title={journey ?? ""} data-mark={mark}>
          <Icon name={mark} size={15} />
        </span>
      )}
    </span>
  );
}

function ArticleCard({ article }: { article: NonNullable<Bubble["article"]> }) {
  const { desk, t } = useApp();
  return (
    <button type="button" class="article-card" lang={article.language} onClick={() => desk.openArticle(article.id, article.language)}>
      <b>{article.title}</b>
      <small>{article.excerpt}</small>
      <em>{t("readArticle")}</em>
    </button>
  );
}

const reasons: Record<string, Key> = {
  too_large: "refused_too_large",
  unsupported_type: "refused_unsupported_type",
  not_found: "refused_not_found",
  blocked: "refused_blocked",
};

function Failure({ bubble }: { bubble: Bubble }) {
  const { desk, t } = useApp();
  return (
    <div class="failure" role="alert">
      <span>{t(reasons[bubble.failed ?? ""] ?? "refused")}</span>
      <button type="button" onClick={() => desk.retry(bubble.clientId)}>
        {t("retry")}
      </button>
      <button type="button" onClick={() => desk.discard(bubble.clientId)}>
        {t("discard")}
      </button>
    </div>
  );
}

const onlyEmoji = /^(\p{Extended_Pictographic}[\u{fe0f}\u{200d}\u{1f3fb}-\u{1f3ff}]*){1,3}$/u;

export function BubbleView({ bubble, showMeta }: { bubble: Bubble; showMeta: boolean }) {
  const { own, author, first, last, text, files, mark } = bubble;
  const { t } = useApp();
  const side = `${own ? "own" : "theirs"} ${first ? "first" : ""} ${last ? "last" : ""}`;
  return (
    <div class={`line ${side}`} data-client-id={bubble.clientId}>
      {!own && <span class="line-face">{last && <Avatars names={[author]} size="small" />}</span>}
      <div class="stack">
        {!own && first && <span class="author">{author}</span>}
        {own && <span class="sr-only">{t("you")}: </span>}
        {files.map((file, i) => (
          <FileView key={i} file={file} />
        ))}
        {bubble.deleted && <div class="bubble gone">{t("deleted")}</div>}
        {bubble.form && <FormCard bubble={bubble} />}
        {bubble.answer && <AnswerView answer={bubble.answer} />}
        {bubble.article && <ArticleCard article={bubble.article} />}
        {text && !bubble.form && !bubble.answer && !bubble.article && (
          <div class={`bubble ${mark ?? ""} ${onlyEmoji.test(text) ? "emoji-only" : ""}`}>
            <Words text={text} />
            {bubble.edited && <small class="edited">{t("edited")}</small>}
          </div>
        )}
        {showMeta && <Meta bubble={bubble} />}
        {mark === "failed" && <Failure bubble={bubble} />}
      </div>
    </div>
  );
}
