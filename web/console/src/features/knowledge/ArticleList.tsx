// SPDX-License-Identifier: AGPL-3.0-or-later
import { Button, SegmentedControl, TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { IconFileText, IconPlus, IconSearch } from "@tabler/icons-react";
import { useInfiniteQuery, useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useNavigate, useSearchParams } from "react-router";
import { parseId } from "@shared/ids";
import { api } from "@/lib/client";
import { notifyProblem } from "@/lib/notify";
import { Empty, LoadFailed, Waiting } from "@/lib/states";
import { relativeAge, useNow } from "@/lib/time";
import {
  type Article,
  type ArticleState,
  articlesQuery,
  articleTitle,
  categoriesQuery,
  categoryName,
  type KnowledgeBase,
  languageName,
  progressOf,
  useMayWrite,
} from "./data";
import classes from "./Knowledge.module.css";

const states: readonly ArticleState[] = ["any", "published", "changed", "unpublished"];

function useNewArticle(base: KnowledgeBase, category: string | undefined) {
  const navigate = useNavigate();
  const language = base.languages[0] ?? "en";
  return useMutation({
    mutationFn: () =>
      api.call("post", "/articles", { body: { knowledge_base_id: base.id, language, ...(category ? { category_id: category as KnowledgeBase["id"] } : {}) } }),
    onSuccess: (article) => void navigate(`/knowledge/${base.id}/articles/${article.id}/${language}`),
    onError: (error) => notifyProblem(error),
  });
}

function Row({ base, article, category }: { base: KnowledgeBase; article: Article; category: string }) {
  const { t } = useTranslation(["knowledge", "common"]);
  const now = useNow();
  const newest = [...article.translations].sort((a, b) => b.updated_at.localeCompare(a.updated_at))[0];
  const language = article.translations.find((each) => each.language === base.languages[0])?.language ?? newest?.language ?? "en";
  const title = articleTitle(article, base.languages) || t("untitled");
  const words = (
    <span className={classes.rowText}>
      <span className={classes.rowTitle}>{title}</span>
      <span className={classes.rowMore}>
        {category && `${category} · `}
        {newest && t("edited", { name: newest.updated_by, age: relativeAge(newest.updated_at, now) })}
      </span>
    </span>
  );
  const progress = (
    <span className={classes.languages}>
      {article.translations.map((each) => (
        <span
          key={each.language}
          className={classes.language}
          data-progress={progressOf(each)}
          title={`${languageName(each.language)}: ${t(`progress.${progressOf(each)}`)}`}
        >
          {each.language.toUpperCase()}
          <span className={classes.hidden}>{t(`progress.${progressOf(each)}`)}</span>
        </span>
      ))}
    </span>
  );
  return (
    <li>
      <Link className={classes.row} to={`/knowledge/${base.id}/articles/${article.id}/${language}`}>
        {words}
        {progress}
      </Link>
    </li>
  );
}

export function ArticleList({ base }: { base: KnowledgeBase }) {
  const { t } = useTranslation(["knowledge", "common"]);
  const mayWrite = useMayWrite();
  const category = parseId(useSearchParams()[0].get("category") ?? undefined);
  const [state, setState] = useState<ArticleState>("any");
  const [words, setWords] = useState("");
  const [asked] = useDebouncedValue(words.trim(), 200);
  const categories = useQuery(categoriesQuery(base.id)).data ?? [];
  const list = useInfiniteQuery(articlesQuery({ base: base.id, category, state, words: asked }));
  const create = useNewArticle(base, category);
  const articles = list.data?.pages.flatMap((page) => page.items) ?? [];
  const chosen = categories.find(({ id }) => id === category);
  const nameOf = (article: Article) => {
    const found = categories.find(({ id }) => id === article.category_id);
    return found && !chosen ? categoryName(found, base.languages[0] ?? "en") : "";
  };
  const isFiltered = asked !== "" || state !== "any";
  const add = (
    <Button leftSection={<IconPlus size={16} />} loading={create.isPending} onClick={() => create.mutate()}>
      {t("new_article")}
    </Button>
  );
  return (
    <section className={classes.page} aria-label={t("articles")}>
      <header className={classes.head}>
        <div>
          <h1>{chosen ? categoryName(chosen, base.languages[0] ?? "en") : base.name}</h1>
          <p className={classes.lead}>{base.public ? t("lead_public") : t("lead_team")}</p>
        </div>
        {mayWrite && add}
      </header>
      <div className={classes.filters}>
        <TextInput
          className={classes.search}
          leftSection={<IconSearch size={16} stroke={1.7} />}
          aria-label={t("search")}
          placeholder={t("search")}
          maxLength={100}
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
        />
        {mayWrite && (
          <SegmentedControl
            size="xs"
            aria-label={t("state")}
            value={state}
            onChange={(value) => setState(value as ArticleState)}
            data={states.map((value) => ({ value, label: t(`states.${value}`) }))}
          />
        )}
      </div>
      {list.isError && <LoadFailed onRetry={() => void list.refetch()} />}
      {list.isPending && <Waiting />}
      {list.isSuccess && articles.length === 0 && (
        <Empty icon={<IconFileText size={36} stroke={1.3} />} title={isFiltered ? t("nothing_found") : t("no_articles")}>
          <p>{isFiltered ? t("nothing_found_hint") : t("no_articles_hint")}</p>
        </Empty>
      )}
      {articles.length > 0 && (
        <ul className={classes.list}>
          {articles.map((article) => (
            <Row key={article.id} base={base} article={article} category={nameOf(article)} />
          ))}
        </ul>
      )}
      {list.hasNextPage && (
        <Button variant="default" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t("more")}
        </Button>
      )}
    </section>
  );
}
