// SPDX-License-Identifier: AGPL-3.0-or-later
// Where the team writes its articles: bases and categories at the side, the list, and one article at a time.
import { Button } from "@mantine/core";
import { IconBook2, IconPlus } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { Navigate, Route, Routes, useParams } from "react-router";
import { parseId } from "@shared/ids";
import { Empty, LoadFailed, Waiting } from "@/lib/states";
import { ArticleList } from "./ArticleList";
import { BaseDialog } from "./BaseDialog";
import { basesQuery, useKnowledgeEvents, useMayWrite } from "./data";
import classes from "./Knowledge.module.css";
import { KnowledgeNav } from "./KnowledgeNav";

// The editor is as large as the rest of the console.
const ArticlePage = lazy(() => import("./editor/ArticlePage").then((m) => ({ default: m.ArticlePage })));

function FirstBase() {
  const { t } = useTranslation(["knowledge", "common"]);
  const mayWrite = useMayWrite();
  const [adding, setAdding] = useState(false);
  return (
    <>
      <Empty icon={<IconBook2 size={40} stroke={1.2} />} title={t("first.title")}>
        <p>{t("first.text")}</p>
        {mayWrite ? (
          <Button mt="md" leftSection={<IconPlus size={16} />} onClick={() => setAdding(true)}>
            {t("first.action")}
          </Button>
        ) : (
          <p>{t("ask_a_writer")}</p>
        )}
      </Empty>
      {adding && <BaseDialog onClose={() => setAdding(false)} />}
    </>
  );
}

function BasePage() {
  const { base: param } = useParams();
  const bases = useQuery(basesQuery);
  const base = bases.data?.find(({ id }) => id === parseId(param));
  if (!base) return <Navigate to="/knowledge" replace />;
  return (
    <div className={classes.layout}>
      <KnowledgeNav bases={bases.data ?? []} base={base} />
      <div className={classes.content}>
        <Suspense fallback={<Waiting />}>
          <Routes>
            <Route index element={<ArticleList base={base} />} />
            <Route path="articles/:id/:language" element={<ArticlePage base={base} />} />
            <Route path="*" element={<Navigate to={`/knowledge/${base.id}`} replace />} />
          </Routes>
        </Suspense>
      </div>
    </div>
  );
}

export function Knowledge() {
  const bases = useQuery(basesQuery);
  useKnowledgeEvents();
  if (bases.isError) return <LoadFailed onRetry={() => void bases.refetch()} />;
  if (!bases.data) return <Waiting />;
  const first = bases.data[0];
  if (!first) return <FirstBase />;
  return (
    <Routes>
      <Route path=":base/*" element={<BasePage />} />
      <Route path="*" element={<Navigate to={`/knowledge/${first.id}`} replace />} />
    </Routes>
  );
}
