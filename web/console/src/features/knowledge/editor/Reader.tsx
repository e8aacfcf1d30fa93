// SPDX-License-Identifier: AGPL-3.0-or-later
// For colleagues who do not write: what customers read.
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { api } from "@/lib/client";
import prose from "@/lib/Prose.module.css";
import { LoadFailed, Waiting } from "@/lib/states";
import { type Article, type KnowledgeBase, languageName } from "../data";
import classes from "@/lib/editor/Editor.module.css";

export function Reader({ base, article, language }: { base: KnowledgeBase; article: Article; language: string }) {
  const { t } = useTranslation(["knowledge", "common"]);
  const shown = (article.translations.find((each) => each.language === language) ?? article.translations[0])?.language ?? language;
  const answer = useQuery({
    queryKey: ["knowledge", "answer", article.id, shown],
    queryFn: () => api.call("get", "/answers/{id}/{language}", { path: { id: article.id, language: shown } }),
  });
  if (answer.isError) return <LoadFailed onRetry={() => void answer.refetch()} />;
  if (!answer.data) return <Waiting />;
  return (
    <div className={classes.page}>
      <div className={classes.top}>
        <nav className={classes.tabs} aria-label={t("languages")}>
          {answer.data.languages.map((each) => (
            <Link
              key={each}
              to={`/knowledge/${base.id}/articles/${article.id}/${each}`}
              className={classes.tab}
              aria-current={each === shown ? "page" : undefined}
            >
              {languageName(each)}
            </Link>
          ))}
        </nav>
        {answer.data.path && (
          <a href={answer.data.path} target="_blank" rel="noopener">
            {t("open_page")}
          </a>
        )}
      </div>
      <div className={classes.column}>
        <div className={classes.paper} lang={shown}>
          <h2 className={classes.paperTitle}>{answer.data.title}</h2>
          <div className={prose["prose"]} dangerouslySetInnerHTML={{ __html: answer.data.blocks.map((block) => block.html).join("") }} />
        </div>
      </div>
    </div>
  );
}
