// SPDX-License-Identifier: AGPL-3.0-or-later
// One article: its languages as tabs, and in each the draft that is being written.
import { Button } from "@mantine/core";
import { IconLanguage } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, Navigate, useParams } from "react-router";
import { type Id, parseId } from "@shared/ids";
import { ProblemError } from "@shared/api";
import { Empty, LoadFailed, Waiting } from "@/lib/states";
import { type Article, articleQuery, type Draft, draftQuery, type KnowledgeBase, languageName, progressOf, useMayWrite } from "../data";
import { ArticleTools } from "./ArticleTools";
import { DraftEditor } from "./DraftEditor";
import classes from "@/lib/editor/Editor.module.css";
import { Reader } from "./Reader";

const blank = (article: Id, language: string): Draft => ({
  article_id: article,
  language,
  title: "",
  body: { type: "doc", content: [] },
  has_changes: false,
  published_at: null,
  updated_at: "",
  updated_by: "",
  version: 0,
});

function Tabs({ base, article, language }: { base: KnowledgeBase; article: Article; language: string }) {
  const { t } = useTranslation(["knowledge", "common"]);
  return (
    <nav className={classes.tabs} aria-label={t("languages")}>
      {base.languages.map((each) => {
        const known = article.translations.find((translation) => translation.language === each);
        const progress = known ? progressOf(known) : "missing";
        return (
          <Link
            key={each}
            to={`/knowledge/${base.id}/articles/${article.id}/${each}`}
            className={classes.tab}
            aria-current={each === language ? "page" : undefined}
          >
            <i className={classes.dot} data-progress={progress} aria-hidden="true" />
            {languageName(each)}
            <span className={classes.hidden}>, {t(`progress.${progress}`)}</span>
          </Link>
        );
      })}
    </nav>
  );
}

function Untranslated({ language, onBegin }: { language: string; onBegin: () => void }) {
  const { t } = useTranslation(["knowledge", "common"]);
  return (
    <Empty icon={<IconLanguage size={36} stroke={1.3} />} title={t("untranslated", { language: languageName(language) })}>
      <p>{t("untranslated_hint")}</p>
      <Button mt="md" onClick={onBegin}>
        {t("begin_translation")}
      </Button>
    </Empty>
  );
}

interface WritingProps {
  base: KnowledgeBase;
  article: Article;
  language: string;
}

function Writing({ base, article, language }: WritingProps) {
  const known = article.translations.some((each) => each.language === language);
  const [begun, setBegun] = useState(false);
  const draft = useQuery({ ...draftQuery(article.id, language), enabled: known && !begun });
  if (begun) return <DraftEditor base={base} article={article} draft={blank(article.id, language)} />;
  if (!known) return <Untranslated language={language} onBegin={() => setBegun(true)} />;
  if (draft.isError) return <LoadFailed onRetry={() => void draft.refetch()} />;
  if (!draft.data) return <Waiting />;
  return <DraftEditor base={base} article={article} draft={draft.data} />;
}

export function ArticlePage({ base }: { base: KnowledgeBase }) {
  const { t } = useTranslation(["knowledge", "common"]);
  const params = useParams();
  const id = parseId(params["id"]);
  const language = params["language"] ?? base.languages[0] ?? "en";
  const mayWrite = useMayWrite();
  const article = useQuery({ ...articleQuery(id!), enabled: id !== undefined });
  if (!id) return <Navigate to={`/knowledge/${base.id}`} replace />;
  if (article.error instanceof ProblemError && article.error.code === "not_found") return <Empty title={t("gone")} />;
  if (article.isError) return <LoadFailed onRetry={() => void article.refetch()} />;
  if (!article.data) return <Waiting />;
  if (!mayWrite) return <Reader base={base} article={article.data} language={language} />;
  return (
    <div className={classes.page}>
      <div className={classes.top}>
        <Tabs base={base} article={article.data} language={language} />
        <ArticleTools base={base} article={article.data} />
      </div>
      <Writing key={`${id}-${language}`} base={base} article={article.data} language={language} />
    </div>
  );
}
