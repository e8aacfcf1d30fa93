// SPDX-License-Identifier: AGPL-3.0-or-later
/** @jsxImportSource preact */
import { useApp } from "../context";
import type { ArticleHit } from "../core/help";
import { Icon } from "./Icon";

const mostShown = 4;

function Hit({ hit, marked }: { hit: ArticleHit; marked: boolean }) {
  const { desk } = useApp();
  return (
    <li lang={hit.language}>
      <button type="button" class="hit" onClick={() => desk.openArticle(hit.id, hit.language)}>
        <span class="hit-words">
          <span class="hit-title">{hit.title}</span>
          {marked && <span class="hit-text">{hit.snippet.map((part) => (part.hit ? <mark>{part.text}</mark> : part.text))}</span>}
        </span>
        <Icon name="forward" size={15} />
      </button>
    </li>
  );
}

/** Many questions are answered before they are asked. */
export function HelpCard() {
  const { desk, state, t } = useApp();
  const { path, first, query, found, failed } = state.help;
  if (!path || (first.length === 0 && !query)) return null;
  const hits = found ?? (query.trim() ? [] : first.slice(0, mostShown));
  const isAnswered = failed || found !== null;
  return (
    <section class="card help" aria-label={t("help")}>
      <label class="find">
        <Icon name="find" size={18} />
        <input
          type="search"
          aria-label={t("findHelp")}
          placeholder={t("findHelp")}
          maxLength={100}
          value={query}
          onInput={(event) => desk.searchHelp(event.currentTarget.value)}
        />
      </label>
      <ul class="hits">
        {hits.map((hit) => (
          <Hit key={`${hit.id}${hit.language}`} hit={hit} marked={found !== null} />
        ))}
      </ul>
      <p class="hits-note" role="status">
        {query.trim() && isAnswered && hits.length === 0 ? t(failed ? "helpFailed" : "nothingFound") : ""}
      </p>
      <a class="all" href={path} target="_blank" rel="noopener">
        {t("allHelp")}
      </a>
    </section>
  );
}
